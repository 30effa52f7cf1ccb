import { roles, type Role } from '../../domain/programme/roles';
import type { Undertaking } from '../../domain/programme/undertakings';

/** Who may use a route. What is not said is not allowed. */
export interface Access {
  /** Whoever comes, known or not. */
  readonly anyone?: true;
  /** The bearer of a decision link, in the matter of the link. */
  readonly link?: true;
  /** The bearer of the signed address itself, mailed with reminders and good for stopping them alone. */
  readonly reminders?: true;
  /** The bearer of the signed address of a calendar, good for reading one person's dates alone. */
  readonly calendar?: true;
  /** Whoever brings us mails (a mail server's pipe, a provider's webhook), by a token of their own. */
  readonly courier?: true;
  /** The programme office by its token, in every programme. */
  readonly token?: true;
  /** Whoever is signed in with one of these roles in the programme concerned; where the address names none, in any. */
  readonly roles?: readonly Role[];
  /** What a role opens, narrowed to the matters in which one may answer for a seat, or to what is one's own. */
  readonly only?: 'ownMatters' | 'own';
  /** What is begun there in a programme; a verb of an agreement says so itself (`changing-agreements.ts`), since two addresses of the pages take them all. */
  readonly begins?: Undertaking | 'agreement.verb';
}

/** A method and an Express path, as the router has them. */
export type Route = `${'GET' | 'POST'} /${string}`;

/** What is posted below a programme says what it begins. */
type Row<One extends Route> = One extends `POST ${string}/programmes/:${'key' | 'programme'}/${string}`
  ? Access & Required<Pick<Access, 'begins'>>
  : Access;

/** Keeps which rows there are. */
function matrix<Known extends Route>(rows: { readonly [One in Known]: Row<One> }): Readonly<Record<Known, Access>> {
  return rows;
}

const anyone: Access = { anyone: true };
const byReminder: Access = { reminders: true };
const byCalendar: Access = { calendar: true };
const byToken: Access = { token: true };
const office: Access = { token: true, roles: ['pmo'] };
const onlookers: Access = { token: true, roles: ['approver', 'pmo', 'supervisor', 'auditor'] };
/** The seats of both parties and the office. */
const partners: Access = { token: true, roles: ['approver', 'pmo'] };
/** The seats of both parties alone. */
const seatHolders: Access = { roles: ['approver'] };
const everybody: Access = { token: true, roles };
const ownMatters: Access = { link: true, roles: ['approver', 'supervisor'], only: 'ownMatters' };
/** The bearer of a mailed link to one thing that an evaluation asks, or whoever is asked and signed in; the office, too. */
const askedOf: Access = { link: true, token: true, roles: ['approver', 'pmo', 'supervisor'], only: 'own' };
const seated: Access = { roles: ['approver', 'supervisor'], only: 'own' };
const own: Access = { token: true, roles, only: 'own' };
/** The same without the office's token, which is no person. */
const ownAlone: Access = { roles, only: 'own' };

/**
 * The authorisation matrix: every route of the pages and of the API, and who may use it. The checks are made from it, a route that is
 * not in it is not served; docs/access.md is written from it. Of two rows for one address the first counts.
 */
export const accessOf = matrix({
  'GET /healthz': anyone,
  'GET /readyz': anyone,
  'GET /metrics': anyone,
  'GET /api/docs': anyone,
  'GET /api/v1/openapi.json': anyone,

  'GET /assets/:file': anyone,
  'GET /': { anyone: true, only: 'own' },
  'GET /d/:token': { link: true },
  'GET /decisions/:approval': ownMatters,
  'GET /decisions/:approval/evidence/:hash': ownMatters,
  'POST /decisions/:approval': ownMatters,
  'POST /decisions/:approval/code': ownMatters,
  'POST /decisions/:approval/sign-in-link': ownMatters,
  'POST /decisions/:approval/not-me': ownMatters,
  'POST /decisions/:approval/delegation': ownMatters,
  'POST /decisions/:approval/question': ownMatters,
  'GET /inbox': own,
  'GET /inbox/review': own,
  'POST /inbox/decisions': own,
  'POST /inbox/calendar-feed': ownAlone,
  'POST /inbox/browsers': ownAlone,
  'GET /sign-in': anyone,
  'POST /sign-in': anyone,
  'GET /sign-in/company': anyone,
  'GET /sign-in/company/callback': anyone,
  'GET /sign-in/:token': anyone,
  'POST /sign-in/:token': anyone,
  'POST /sign-out': anyone,
  'GET /reminders/:token': byReminder,
  'POST /reminders/:token': byReminder,
  'GET /calendar/:token.ics': byCalendar,
  'POST /office/programmes': byToken,
  'GET /office/:token': byToken,
  'POST /office/:token': byToken,
  'GET /f/:token': { link: true },
  'GET /figures/:ask': askedOf,
  'POST /figures/:ask': askedOf,
  'POST /figures/:ask/delegations': askedOf,
  'GET /programmes/:key': everybody,
  'POST /programmes/:key/calendar-feed': { ...ownAlone, begins: 'feed.ask' },
  'GET /programmes/:key/milestones/:milestone': onlookers,
  'GET /programmes/:key/evidence/:hash': onlookers,
  'GET /programmes/:key/phases/:phase': onlookers,
  'GET /programmes/:key/agreements/:agreement': onlookers,
  'GET /programmes/:key/evaluations': onlookers,
  'GET /programmes/:key/figures/:figure': onlookers,
  'GET /programmes/:key/evaluations/:cycle/:period': onlookers,
  'GET /programmes/:key/approvals/:approval': onlookers,
  'GET /programmes/:key/roster': onlookers,
  'GET /programmes/:key/projects': onlookers,
  'GET /programmes/:key/projects/:project': onlookers,
  'GET /programmes/:key/staffing': onlookers,
  'GET /programmes/:key/innovations': onlookers,
  'GET /programmes/:key/innovations/:innovation': onlookers,
  'GET /programmes/:key/improvements': onlookers,
  'GET /programmes/:key/improvements/:improvement': onlookers,
  'GET /programmes/:key/disputes': onlookers,
  'GET /programmes/:key/disputes/:dispute': onlookers,
  'GET /programmes/:key/ip': onlookers,
  'GET /programmes/:key/ip/:item': onlookers,
  'GET /programmes/:key/risks': onlookers,
  'GET /programmes/:key/risks/:risk': onlookers,
  'POST /programmes/:key/substitutes': { ...seated, begins: 'roster.change' },
  'GET /programmes/:key/calendars': onlookers,
  'GET /programmes/:key/changes': onlookers,
  'GET /programmes/:key/strategy': onlookers,
  'GET /programmes/:key/strategy/adjustments/:adjustment': onlookers,
  'GET /programmes/:key/strategy/signals/:signal': onlookers,
  'POST /office/programmes/:key/phases/:phase/milestones/:milestone': { ...office, begins: 'milestone.submit' },
  'POST /office/programmes/:key/milestones/:milestone/start': { ...office, begins: 'milestone.start' },
  'POST /office/programmes/:key/milestones/:milestone/settlements': { ...office, begins: 'milestone.settle' },
  'POST /office/programmes/:key/milestones/:milestone/forecasts': { ...office, begins: 'milestone.forecast' },
  'POST /office/programmes/:key/milestones/:milestone/proposals': { ...office, begins: 'milestone.forecast' },
  'POST /office/programmes/:key/milestones/:milestone/exceptions': { ...office, begins: 'milestone.report' },
  'POST /office/programmes/:key/milestones/:milestone/scope-changes': { ...office, begins: 'milestone.report' },
  'POST /office/programmes/:key/changes': { ...office, begins: 'baseline.ask' },
  'POST /office/programmes/:key/changes/aside': { ...office, begins: 'baseline.setAside' },
  'POST /office/programmes/:key/changes/times': { ...office, begins: 'policy.change' },
  'POST /office/programmes/:key/strategy/adjustments': { ...partners, begins: 'strategy.adjust' },
  'POST /office/programmes/:key/strategy/exit/steps/:step': { ...office, begins: 'strategy.adjust' },
  'POST /office/programmes/:key/strategy/exit/control-changes': { ...office, begins: 'strategy.adjust' },
  'POST /office/programmes/:key/strategy/signals/:signal/reports': { ...partners, begins: 'strategy.report' },
  'POST /office/programmes/:key/phases/:phase/gate': { ...office, begins: 'phase.gate' },
  'POST /office/programmes/:key/agreements/:agreement/submissions': { ...office, begins: 'agreement.submit' },
  'POST /office/programmes/:key/agreements/:agreement/signatures': { ...office, begins: 'agreement.sign' },
  'POST /office/programmes/:key/agreements/:agreement/verbs/:verb': { ...office, begins: 'agreement.verb' },
  'POST /office/programmes/:key/agreements/:agreement/document-confirmations': {
    ...partners,
    begins: 'agreement.confirmDocument',
  },
  'POST /office/programmes/:key/agreements/:agreement/fulfilments': { ...onlookers, begins: 'obligation.fulfil' },
  'POST /office/programmes/:key/evaluations/:cycle/:period/requests': { ...partners, begins: 'evaluation.ask' },
  'POST /office/programmes/:key/evaluations/:cycle/:period': { ...office, begins: 'evaluation.report' },
  'POST /office/programmes/:key/approvals/:approval/answers': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/nudges': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/withdrawal': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/reassignments': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/deputies': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/extensions': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/approvers': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/revocations': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/reached': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/override': { ...office, begins: 'approval.tend' },
  'POST /office/programmes/:key/approvals/:approval/fulfilments': { ...onlookers, begins: 'obligation.fulfil' },
  'POST /office/programmes/:key/projects': { ...office, begins: 'project.open' },
  'POST /office/programmes/:key/projects/:project/stages': { ...office, begins: 'project.pass' },
  'POST /office/programmes/:key/projects/:project/budget': { ...office, begins: 'project.budget' },
  'POST /office/programmes/:key/projects/:project/cost-forecasts': { ...office, begins: 'project.forecast' },
  'POST /office/programmes/:key/projects/:project/exceptions': { ...office, begins: 'project.report' },
  'POST /office/programmes/:key/projects/:project/commissioning': { ...office, begins: 'project.commission' },
  'POST /office/programmes/:key/projects/:project/cancellation': { ...office, begins: 'project.cancel' },
  'POST /office/programmes/:key/staffing/appointments': { ...office, begins: 'staffing.change' },
  'POST /office/programmes/:key/staffing/departures': { ...office, begins: 'staffing.change' },
  'POST /office/programmes/:key/innovations': { ...partners, begins: 'innovation.propose' },
  'POST /office/programmes/:key/innovations/:innovation/trial': { ...partners, begins: 'innovation.go' },
  'POST /office/programmes/:key/innovations/:innovation/results': { ...partners, begins: 'innovation.go' },
  'POST /office/programmes/:key/innovations/:innovation/dropping': { ...partners, begins: 'innovation.go' },
  'POST /office/programmes/:key/improvements': { ...partners, begins: 'improvement.open' },
  'POST /office/programmes/:key/improvements/:improvement/analysis': { ...partners, begins: 'improvement.go' },
  'POST /office/programmes/:key/improvements/:improvement/plan': { ...partners, begins: 'improvement.go' },
  'POST /office/programmes/:key/improvements/:improvement/implementation': { ...partners, begins: 'improvement.go' },
  'POST /office/programmes/:key/improvements/:improvement/verification': { ...seatHolders, begins: 'improvement.go' },
  'POST /office/programmes/:key/improvements/:improvement/recurrences': { ...partners, begins: 'improvement.go' },
  'POST /office/programmes/:key/disputes': { ...partners, begins: 'dispute.raise' },
  'POST /office/programmes/:key/disputes/:dispute/departures': { ...partners, begins: 'dispute.go' },
  'POST /office/programmes/:key/disputes/:dispute/settlements': { ...partners, begins: 'dispute.go' },
  'POST /office/programmes/:key/disputes/:dispute/award': { ...office, begins: 'dispute.go' },
  'POST /office/programmes/:key/disputes/:dispute/withdrawal': { ...partners, begins: 'dispute.go' },
  'POST /office/programmes/:key/ip': { ...partners, begins: 'ip.open' },
  'POST /office/programmes/:key/ip/:item/answers': { ...partners, begins: 'ip.answer' },
  'POST /office/programmes/:key/ip/:item/filings': { ...partners, begins: 'ip.file' },
  'POST /office/programmes/:key/ip/:item/registrations': { ...partners, begins: 'ip.register' },
  'POST /office/programmes/:key/ip/:item/accesses': { ...partners, begins: 'ip.read' },
  'POST /office/programmes/:key/ip/:item/closing': { ...office, begins: 'ip.close' },
  'POST /office/programmes/:key/risks': { ...partners, begins: 'risk.raise' },
  'POST /office/programmes/:key/risks/:risk/assessments': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/reviews': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/responses': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/acceptances': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/materialisation': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/closure': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/risks/:risk/reopening': { ...partners, begins: 'risk.tend' },
  'POST /office/programmes/:key/staffing/fulfilments': { ...onlookers, begins: 'obligation.fulfil' },
  'POST /office/programmes/:key/risks/:risk/fulfilments': { ...onlookers, begins: 'obligation.fulfil' },
  'POST /office/programmes/:key/appointments': { ...office, begins: 'roster.change' },
  'POST /office/programmes/:key/leavers': { ...office, begins: 'roster.change' },
  'POST /office/programmes/:key/calendars/acknowledgements': { ...office, begins: 'calendar.publish' },

  'GET /api/v1/programmes': own,
  'POST /api/v1/programmes': byToken,
  'GET /api/v1/programmes/:programme': everybody,
  'GET /api/v1/programmes/:programme/ledger': { token: true, roles: ['pmo', 'supervisor', 'auditor'] },
  'GET /api/v1/programmes/:programme/blockages': office,
  'GET /api/v1/programmes/:programme/roster': onlookers,
  'POST /api/v1/programmes/:programme/appointments': { ...office, begins: 'roster.change' },
  'POST /api/v1/programmes/:programme/substitutions': {
    token: true,
    roles: ['approver', 'pmo', 'supervisor'],
    begins: 'roster.change',
  },
  'POST /api/v1/programmes/:programme/leavers': { ...office, begins: 'roster.change' },
  'POST /api/v1/programmes/:programme/departures': { ...office, begins: 'roster.change' },
  'POST /api/v1/programmes/:programme/milestones/:milestone/submissions': { ...office, begins: 'milestone.submit' },
  'GET /api/v1/programmes/:programme/changes': onlookers,
  'POST /api/v1/programmes/:programme/changes': { ...office, begins: 'baseline.ask' },
  'POST /api/v1/programmes/:programme/changes/:number/aside': { ...office, begins: 'baseline.setAside' },
  'GET /api/v1/programmes/:programme/policies': onlookers,
  'POST /api/v1/programmes/:programme/policies/:policy/times': { ...office, begins: 'policy.change' },
  'POST /api/v1/programmes/:programme/evidence': { ...office, begins: 'evidence.file' },
  'GET /api/v1/programmes/:programme/evidence/:hash': onlookers,
  'POST /api/v1/programmes/:programme/milestones/:milestone/start': { ...office, begins: 'milestone.start' },
  'POST /api/v1/programmes/:programme/milestones/:milestone/settlements': { ...office, begins: 'milestone.settle' },
  'POST /api/v1/programmes/:programme/milestones/:milestone/forecasts': { ...office, begins: 'milestone.forecast' },
  'POST /api/v1/programmes/:programme/milestones/:milestone/proposals/:proposal': {
    ...office,
    begins: 'milestone.forecast',
  },
  'POST /api/v1/programmes/:programme/milestones/:milestone/exceptions': { ...office, begins: 'milestone.report' },
  'POST /api/v1/programmes/:programme/milestones/:milestone/scope-changes': { ...office, begins: 'milestone.report' },
  'POST /api/v1/programmes/:programme/phases/:phase/gate': { ...office, begins: 'phase.gate' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/submissions': { ...office, begins: 'agreement.submit' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/signatures': { ...office, begins: 'agreement.sign' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/document-confirmations': {
    ...partners,
    begins: 'agreement.confirmDocument',
  },
  'POST /api/v1/programmes/:programme/agreements/:agreement/corrections': { ...office, begins: 'agreement.verb' },
  'GET /api/v1/programmes/:programme/agreements/:agreement': onlookers,
  'GET /api/v1/programmes/:programme/agreements/:agreement/obligations': onlookers,
  'POST /api/v1/programmes/:programme/agreements/:agreement/negotiations': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/withdrawal': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/conditions': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/notices': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/cures': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/claims': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/suspensions': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/resumptions': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/terminations': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/amendments': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/agreements/:agreement/fates': { ...office, begins: 'agreement.verb' },
  'POST /api/v1/programmes/:programme/approvals': { ...office, begins: 'approval.open' },
  'GET /api/v1/programmes/:programme/calendars': onlookers,
  'POST /api/v1/programmes/:programme/calendars/:calendar/publications': { ...office, begins: 'calendar.publish' },
  'POST /api/v1/programmes/:programme/calendars/:calendar/publications/:version/acknowledgements': {
    ...office,
    begins: 'calendar.publish',
  },
  'POST /api/v1/programmes/:programme/evaluations/requests': { ...partners, begins: 'evaluation.ask' },
  'POST /api/v1/programmes/:programme/evaluations/:cycle/:period/actuals': { ...office, begins: 'evaluation.report' },
  'POST /api/v1/programmes/:programme/evaluations/:cycle/:period/figures': {
    ...partners,
    begins: 'evaluation.report',
  },
  'POST /api/v1/programmes/:programme/evaluations/:cycle/:period/delegations': {
    ...partners,
    begins: 'evaluation.report',
  },
  'POST /api/v1/programmes/:programme/evaluations/:cycle/:period/restatements': {
    ...office,
    begins: 'evaluation.restate',
  },
  'GET /api/v1/programmes/:programme/obligations': onlookers,
  'POST /api/v1/programmes/:programme/obligations/:obligation/fulfilments': {
    ...everybody,
    begins: 'obligation.fulfil',
  },
  'GET /api/v1/programmes/:programme/projects': onlookers,
  'POST /api/v1/programmes/:programme/projects': { ...office, begins: 'project.open' },
  'GET /api/v1/programmes/:programme/projects/:project': onlookers,
  'POST /api/v1/programmes/:programme/projects/:project/stages': { ...office, begins: 'project.pass' },
  'POST /api/v1/programmes/:programme/projects/:project/budget': { ...office, begins: 'project.budget' },
  'POST /api/v1/programmes/:programme/projects/:project/cost-forecasts': { ...office, begins: 'project.forecast' },
  'POST /api/v1/programmes/:programme/projects/:project/exceptions': { ...office, begins: 'project.report' },
  'POST /api/v1/programmes/:programme/projects/:project/commissioning': { ...office, begins: 'project.commission' },
  'POST /api/v1/programmes/:programme/projects/:project/cancellation': { ...office, begins: 'project.cancel' },
  'POST /api/v1/programmes/:programme/staffing/:post/appointments': { ...office, begins: 'staffing.change' },
  'POST /api/v1/programmes/:programme/staffing/:post/departures': { ...office, begins: 'staffing.change' },
  'GET /api/v1/programmes/:programme/innovations': onlookers,
  'POST /api/v1/programmes/:programme/innovations': { ...partners, begins: 'innovation.propose' },
  'GET /api/v1/programmes/:programme/innovations/:innovation': onlookers,
  'POST /api/v1/programmes/:programme/innovations/:innovation/trial': { ...partners, begins: 'innovation.go' },
  'POST /api/v1/programmes/:programme/innovations/:innovation/results': { ...partners, begins: 'innovation.go' },
  'POST /api/v1/programmes/:programme/innovations/:innovation/dropping': { ...partners, begins: 'innovation.go' },
  'GET /api/v1/programmes/:programme/improvements': onlookers,
  'POST /api/v1/programmes/:programme/improvements': { ...partners, begins: 'improvement.open' },
  'GET /api/v1/programmes/:programme/improvements/:improvement': onlookers,
  'POST /api/v1/programmes/:programme/improvements/:improvement/analysis': { ...partners, begins: 'improvement.go' },
  'POST /api/v1/programmes/:programme/improvements/:improvement/plan': { ...partners, begins: 'improvement.go' },
  'POST /api/v1/programmes/:programme/improvements/:improvement/implementation': {
    ...partners,
    begins: 'improvement.go',
  },
  'POST /api/v1/programmes/:programme/improvements/:improvement/verification': {
    ...seatHolders,
    begins: 'improvement.go',
  },
  'POST /api/v1/programmes/:programme/improvements/:improvement/recurrences': { ...partners, begins: 'improvement.go' },
  'GET /api/v1/programmes/:programme/disputes': onlookers,
  'POST /api/v1/programmes/:programme/disputes': { ...partners, begins: 'dispute.raise' },
  'GET /api/v1/programmes/:programme/disputes/:dispute': onlookers,
  'POST /api/v1/programmes/:programme/disputes/:dispute/departures': { ...partners, begins: 'dispute.go' },
  'POST /api/v1/programmes/:programme/disputes/:dispute/settlements': { ...partners, begins: 'dispute.go' },
  'POST /api/v1/programmes/:programme/disputes/:dispute/award': { ...office, begins: 'dispute.go' },
  'POST /api/v1/programmes/:programme/disputes/:dispute/withdrawal': { ...partners, begins: 'dispute.go' },
  'GET /api/v1/programmes/:programme/ip': onlookers,
  'POST /api/v1/programmes/:programme/ip': { ...partners, begins: 'ip.open' },
  'GET /api/v1/programmes/:programme/ip/:item': onlookers,
  'POST /api/v1/programmes/:programme/ip/:item/answers': { ...partners, begins: 'ip.answer' },
  'POST /api/v1/programmes/:programme/ip/:item/filings': { ...partners, begins: 'ip.file' },
  'POST /api/v1/programmes/:programme/ip/:item/registrations': { ...partners, begins: 'ip.register' },
  'POST /api/v1/programmes/:programme/ip/:item/accesses': { ...partners, begins: 'ip.read' },
  'POST /api/v1/programmes/:programme/ip/:item/closing': { ...office, begins: 'ip.close' },
  'GET /api/v1/programmes/:programme/strategy/adjustments': onlookers,
  'GET /api/v1/programmes/:programme/strategy/exit': onlookers,
  'POST /api/v1/programmes/:programme/strategy/exit/steps/:step': { ...office, begins: 'strategy.adjust' },
  'POST /api/v1/programmes/:programme/strategy/exit/control-changes': { ...office, begins: 'strategy.adjust' },
  'GET /api/v1/programmes/:programme/strategy/signals': onlookers,
  'POST /api/v1/programmes/:programme/strategy/signals/:signal/reports': { ...partners, begins: 'strategy.report' },
  'POST /api/v1/programmes/:programme/strategy/adjustments': { ...partners, begins: 'strategy.adjust' },
  'GET /api/v1/programmes/:programme/strategy/adjustments/:adjustment': onlookers,
  'GET /api/v1/programmes/:programme/figures/:figure': onlookers,
  'GET /api/v1/programmes/:programme/risks': onlookers,
  'GET /api/v1/programmes/:programme/risks/:risk': onlookers,
  'POST /api/v1/programmes/:programme/risks': { ...partners, begins: 'risk.raise' },
  'POST /api/v1/programmes/:programme/risks/:risk/assessments': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/reviews': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/responses': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/acceptances': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/materialisation': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/closure': { ...partners, begins: 'risk.tend' },
  'POST /api/v1/programmes/:programme/risks/:risk/reopening': { ...partners, begins: 'risk.tend' },
  'GET /api/v1/approvals/:approval': onlookers,
  'GET /api/v1/approvals/:approval/comments': onlookers,
  'POST /api/v1/approvals/:approval/code': { link: true },
  'POST /api/v1/approvals/:approval/decisions': { link: true },
  'POST /api/v1/approvals/:approval/delegations': ownMatters,
  'POST /api/v1/approvals/:approval/questions': ownMatters,
  'POST /api/v1/approvals/:approval/answers': office,
  'POST /api/v1/approvals/:approval/nudges': office,
  'POST /api/v1/approvals/:approval/withdrawal': office,
  'POST /api/v1/approvals/:approval/reassignments': office,
  'POST /api/v1/approvals/:approval/deputies': office,
  'POST /api/v1/approvals/:approval/extensions': office,
  'POST /api/v1/approvals/:approval/approvers': office,
  'POST /api/v1/approvals/:approval/reached': office,
  'POST /api/v1/approvals/:approval/revocations': office,
  'POST /api/v1/approvals/:approval/override': office,
  'GET /api/v1/tasks': own,
  'POST /api/v1/mail/inbound': { courier: true },
  'POST /api/v1/previews/deadline': anyone,
  'POST /api/v1/previews/agreement-dates': anyone,
  'POST /api/v1/previews/slippage': anyone,
  'POST /api/v1/previews/policy-times': anyone,
  'POST /api/v1/previews/score': anyone,
  'POST /api/v1/previews/evaluation-dates': anyone,
  'POST /api/v1/previews/adjustment': anyone,
  'POST /api/v1/previews/tally': anyone,
  'POST /api/v1/previews/ip-dates': anyone,
  'POST /api/v1/previews/risk': anyone,
  'POST /api/v1/previews/approval': byToken,
});
