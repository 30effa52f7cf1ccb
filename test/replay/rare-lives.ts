import { raiseDispute } from '../../api/disputes/disputes';
import { openIp } from '../../api/ip/ip';
import { openProject } from '../../api/projects/projects';
import { agreementId } from '../../contracts/agreement';
import { disputeId, withdrawDispute } from '../../contracts/dispute';
import { evaluationCycleId, evaluationId } from '../../contracts/evaluation';
import { ipId, recordFiling, recordRegistration } from '../../contracts/ip';
import { phaseId } from '../../contracts/phase';
import { postId } from '../../contracts/post';
import { learn } from '../../contracts/programme';
import { cancelProject, forecastCost, projectId, reportCost } from '../../contracts/project';
import { scheduleId } from '../../contracts/schedule';
import { addedSeat, type Action } from '../../domain/approvals/actions/actions';
import { publishedWith } from '../../domain/calendar/publications';
import type { Programme } from '../../domain/programme/programme';
import { nextYearsNotice, publishedThisYear } from '../support/calendars';
import { dayIn, today } from '../support/days';
import { comesTo, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import {
  aPolicy,
  approveAll,
  ask,
  closed,
  colleague,
  decide,
  delivered,
  enterProgramme,
  office,
  skip,
  someContent,
  steeringSeats,
  wait,
} from '../support/questions';
import { recordRareAgreements, tells } from './rare-agreement-lives';

const title = { zh: '试点', en: 'Pilot' };
const mine = { party: 'spree', by: 'director@spree.example' } as const;
const [director, finance, partner, partnerFinance] = steeringSeats;
const id = () => crypto.randomUUID();
const now = () => new Date().toISOString();

/** Whatever happens in no life that has a stored history, so that the record of all of them holds every happening. */
export async function recordRareLives(gatehouse: Gatehouse): Promise<void> {
  const { processes, readModel, client } = gatehouse;
  const viewOf = (programme: string) => eventually(() => readModel.programme(programme));
  await theOfficeHelps();
  await aSeatIsEmpty();
  await aProcessIsStuck();
  await aProjectCostsMore();
  await aMarkAndADisputeGivenUp();
  await recordRareAgreements(gatehouse);
  await aProgrammeEnds();

  /** A matter in which the office does all that it can, and one that it decides. */
  async function theOfficeHelps() {
    const programme = await enterProgramme(gatehouse);
    const bytes = Buffer.from('%PDF-1.4 minutes of the first meeting');
    const filing = { bytes, name: 'minutes.pdf', mediaType: 'application/pdf', by: office };
    const { hash } = await gatehouse.evidenceFiles.file(programme, filing);
    const evidence = [{ kind: 'document', title: 'the minutes', hash }] as const;
    const matter = await ask(gatehouse, programme, { content: { ...someContent, evidence } });
    await eventually(() => readModel.approval(matter));
    const by = colleague;
    const change = (made: Action) => processes.change(matter, made, id());
    await change({ type: 'approval.nudged', seat: director, by: office, day: today(), at: now() });
    const [to, reason] = ['stand@spree.example', 'away'];
    await change({ type: 'approval.reassigned', seat: finance, to, by, reason, at: now() });
    const seat = addedSeat('auditor@spree.example', 'spree', { zh: '审计', en: 'Auditor' });
    await change({ type: 'approval.approverAdded', stage: 0, seat, by, reason: 'an audit', at: now() });
    const person = 'director@manzanares.example';
    await change({ type: 'approval.linksRevoked', person, by, reason: 'a lost telephone', at: now() });
    const matters = [{ kind: 'task', about: matter, round: 1, seats: [director] }] as const;
    const asked = { person: mine.by, address: mine.by, matters, told: [office] };
    const doubted = { ...asked, type: 'mail.doubted', doubt: 'wording', reason: 'who knows' } as const;
    await processes.bring(programme, { id: 'doubt', happening: doubted });
    await tells(gatehouse, postId(programme), 'mail.doubted');
    await approveAll(gatehouse, matter);
    const decided = await ask(gatehouse, programme, { requester: 'somebody@spree.example' });
    await eventually(() => readModel.approval(decided));
    const overridden = { type: 'approval.overridden', outcome: 'approved', by: office, reason: 'by law' } as const;
    await processes.change(decided, { ...overridden, at: now() }, id());
    await closed(gatehouse, decided);
  }

  /** A chair who is recused is deputised for, so that what was on hold goes on. */
  async function aSeatIsEmpty() {
    const panels = [{ group: '$subject', rule: { bothParties: 'all' }, chairMustApprove: true }] as const;
    const policy = aPolicy({ stages: [{ panels }] });
    const programme = await enterProgramme(gatehouse);
    const matter = await ask(gatehouse, programme, { requester: 'somebody@spree.example', policy });
    for (const seat of [finance, partner, partnerFinance]) await decide(gatehouse, matter, seat);
    await decide(gatehouse, matter, director, { verdict: 'recuse', comment: 'a conflict' });
    await tells(gatehouse, matter, 'approval.blocked');
    const to = 'deputy@spree.example';
    const deputised = { type: 'approval.deputised', seat: director, to, by: office, reason: 'a conflict' } as const;
    await processes.change(matter, { ...deputised, at: now() }, id());
    await tells(gatehouse, matter, 'approval.unblocked');
    await decide(gatehouse, matter, director);
    await closed(gatehouse, matter);
  }

  /** What is refused to a process, until the definition has what it lacked. */
  async function aProcessIsStuck() {
    const programme = await enterProgramme(gatehouse);
    const asked = { policy: 'later', times: { within: { days: 2 } }, reason: 'a second vote', by: office };
    await processes.requestTimes(programme, asked, id());
    await tells(gatehouse, scheduleId(programme), 'process.stuck');
    const { definition } = await viewOf(programme);
    const mended = { ...definition, policies: { ...definition.policies, later: definition.policies.routine } };
    const happening = {
      type: 'programme.started',
      definition: mended as Programme,
      version: 'v2',
      by: office,
    } as const;
    await gatehouse.ledger.append([{ programme, process: programme, number: 2, at: now(), happening }]);
    await skip(gatehouse, scheduleId(programme), new Date(Date.now() + 61_000).toISOString());
    await tells(gatehouse, scheduleId(programme), 'process.freed');
  }

  /** A project that costs more than is tolerated, loses the agreement below it and is given up. */
  async function aProjectCostsMore() {
    const programme = await enterProgramme(gatehouse, (given) => ({
      ...given,
      confidentiality: 'data-sharing',
      projects: { modes: { pilot: { title, features: [], suits: [], agreement: 'consortium' } } },
    }));
    const asked = { key: 'clinic', title, mode: 'pilot', budget: { amount: '500000' }, overseas: false, note: '' };
    await openProject(gatehouse, await viewOf(programme), { ...asked, by: office }, id());
    const process = projectId(programme, 'clinic');
    const seen = async () => (await viewOf(programme)).projects[0];
    const hears = (key: string, is: 'effective' | 'expired') =>
      client.workflow.getHandle(process).signal(learn, { kind: 'agreement', key, is, on: today() });
    await approveAll(gatehouse, `${programme}:budget:clinic:1`);
    for (const key of ['consortium', 'data-sharing']) await hears(key, 'effective');
    await eventually(async () => (await seen())?.state === 'running');
    const forecast = { amount: '600000', reason: 'steel is dearer', tolerated: 10, by: office };
    await processes.ask(process, forecastCost, id(), forecast);
    await tells(gatehouse, process, 'project.exceptionOpened');
    const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
    const { approval = '' } = await processes.ask(process, reportCost, id(), { ...report, groups: ['steering'] });
    await eventually(() => readModel.approval(approval));
    await approveAll(gatehouse, approval);
    await tells(gatehouse, process, 'project.exceptionDecided');
    for (const key of ['consortium', 'data-sharing']) await hears(key, 'expired');
    await tells(gatehouse, process, 'project.confidentialityEnded');
    await processes.ask(process, cancelProject, id(), { by: office, reason: 'no use' });
    await client.workflow.getHandle(process).result();
  }

  async function aMarkAndADisputeGivenUp() {
    const programme = await enterProgramme(gatehouse);
    const mark = { key: 'mark', title: 'Trademark', kind: 'trademark', joint: false, by: undefined } as const;
    await openIp(gatehouse, await viewOf(programme), mark, mine, id());
    const filing = { ...mine, on: dayIn(-30), number: 'T 1' };
    await processes.ask(ipId(programme, 'mark'), recordFiling, id(), { ...filing, where: 'EUIPO' });
    await processes.ask(ipId(programme, 'mark'), recordRegistration, id(), { ...filing, expiresOn: dayIn(3_600) });
    const about = { kind: 'lines', lines: ['delivery'] } as const;
    await raiseDispute(
      gatehouse,
      await viewOf(programme),
      { key: 'late', title: 'Late', claim: 'Late.', about },
      mine,
      id(),
    );
    await tells(gatehouse, disputeId(programme, 'late'), 'dispute.clockSet');
    await processes.ask(disputeId(programme, 'late'), withdrawDispute, id(), { ...mine, reason: 'a mistake' });
    await client.workflow.getHandle(disputeId(programme, 'late')).result();
    await tells(gatehouse, ipId(programme, 'mark'), 'ip.registered');
  }

  /** A programme whose gate is not decided at first, whose figures come back and then are wanted by nobody, and that ends with an agreement in force. */
  async function aProgrammeEnds() {
    const { key, exit } = await startProgramme(gatehouse, (given) => {
      const { cycles, ...rest } = given.evaluation;
      const monthly = { ...cycles.monthly, dueWorkingDay: 5 };
      return { ...publishedThisYear(given), evaluation: { ...rest, cycles: { ...cycles, monthly } } };
    });
    const phase = phaseId(key, 'preparation');
    await signAgreement(gatehouse, key, 'consortium', today());
    await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
    await processes.startMilestone(key, 'preparation', { milestone: 'protocol-approved', by: office }, id());
    const waiver = { milestone: 'protocol-approved', as: 'waived', reason: 'done elsewhere', by: office } as const;
    const refused = await processes.settleMilestone(key, 'preparation', waiver, id());
    await end(refused.approval);
    await tells(gatehouse, phase, 'milestone.settlementRefused');
    const kill = { proposal: 'kill', by: office, note: '' } as const;
    await end((await processes.requestGate(key, 'preparation', kill, id())).approval);
    await tells(gatehouse, phase, 'phase.gateUndecided');
    await evaluate(key);
    const { approval = '' } = await eventually(() => processes.requestGate(key, 'preparation', kill, id()));
    await eventually(() => readModel.approval(approval));
    await approveAll(gatehouse, approval);
    await comesTo(gatehouse, key, 'programme', 'exiting');
    const steps = await eventually(async () => {
      const owed = (await viewOf(key)).obligations.filter(({ state }) => state === 'open');
      return owed.length >= exit.steps.length && owed;
    });
    for (const step of steps) await processes.fulfil(step.key, { evidence: 'done', by: office, at: now() }, id());
    await comesTo(gatehouse, key, 'programme', 'ended');
    await tells(gatehouse, agreementId(key, 'consortium'), 'agreement.programmeEnded');
  }

  /** Everybody who is asked is against it. */
  async function end(approval = '') {
    await eventually(() => readModel.approval(approval));
    for (const seat of [director, partner])
      if ((await decide(gatehouse, approval, seat, { verdict: 'reject' })).outcome !== 'open') break;
    await closed(gatehouse, approval);
  }

  /** Months are evaluated until the one whose figures are due in the holidays that are published then; the first comes back. */
  async function evaluate(key: string) {
    const cycle = evaluationCycleId(key, 'monthly');
    const [from, until] = [new Date(), `${nextYearsNotice.year}-05-01T01:00:00Z`];
    const first = (month: number) =>
      new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1, 1)).toISOString();
    for (let month = 1; first(month) <= until; month += 1) {
      await wait(gatehouse, cycle, first(month));
      await eventually(async () => (await viewOf(key)).evaluations.length === month);
    }
    const { evaluations } = await viewOf(key);
    const [{ period: returned = '' } = {}, last] = [evaluations[0], evaluations.at(-1)];
    const report = { by: office, actuals: { enrolment: '450' }, notes: '' };
    const { approval = '' } = await processes.reportActuals(key, 'monthly', returned, report, id());
    await eventually(() => readModel.approval(approval));
    for (const seat of ['lead', 'nursing']) {
      const verdict = { verdict: 'requestChanges' } as const;
      if ((await decide(gatehouse, approval, `spree.clinical.${seat}`, verdict)).outcome !== 'open') break;
    }
    await closed(gatehouse, approval);
    await tells(gatehouse, evaluationId(key, 'monthly', returned), 'evaluation.returned');
    await delivered(gatehouse, key);
    const before = gatehouse.directory.calendar(await gatehouse.directory.definition(key), 'weekdays');
    const { year, source } = nextYearsNotice;
    const calendar = publishedWith(before, nextYearsNotice);
    await processes.publishCalendar(key, { calendar, follows: before.version, year, source, by: office }, id());
    await tells(gatehouse, evaluationId(key, 'monthly', last?.period ?? ''), 'evaluation.recounted');
  }
}
