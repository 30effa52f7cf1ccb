import { setAside } from '../../api/schedule/change-requests';
import { raiseDispute } from '../../api/disputes/disputes';
import { openIp } from '../../api/ip/ip';
import { openProject } from '../../api/projects/projects';
import { openReview } from '../../api/decision/reviews';
import { agreementId } from '../../contracts/agreement';
import { calendarsId } from '../../contracts/calendars';
import { evaluationCycleId, evaluationId } from '../../contracts/evaluation';
import { disputeId, leaveTier, recordAward } from '../../contracts/dispute';
import { answerIp, closeIp, ipId, readSecret, recordFiling } from '../../contracts/ip';
import { noticePostId } from '../../contracts/notice-post';
import { obligationId } from '../../contracts/obligation';
import { phaseId, type GateRequest } from '../../contracts/phase';
import { postId } from '../../contracts/post';
import { learn } from '../../contracts/programme';
import { passStage, projectId, submitBudget, submitCommissioning } from '../../contracts/project';
import { rosterId } from '../../contracts/roster';
import { scheduleId } from '../../contracts/schedule';
import type { Evidence } from '../../domain/approvals/approvals';
import type { Action } from '../../domain/approvals/actions/actions';
import type { Within } from '../../domain/programme/policies';
import { groundOf } from '../../domain/roster/posts';
import { publishedWith } from '../../domain/calendar/publications';
import { heldUp } from '../../domain/approvals/time/unreached';
import { beyondNextMay, nextYearsNotice, publishedThisYear } from '../support/calendars';
import { dayIn, today } from '../support/days';
import { comesTo, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { startGatehouse } from '../support/gatehouse';
import {
  answer,
  aPolicy,
  approveAll,
  ask,
  closed,
  decide,
  delivered,
  enterProgramme,
  colleague,
  office,
  runOut,
  skip,
  stateOf,
  wait,
} from '../support/questions';
import { startReceiver } from '../support/receiver';
import { recordAgreementLives } from './agreement-lives';
import { recordImprovementLives } from './improvement-lives';
import { recordInnovationLives } from './innovation-lives';
import { recordFilledPost, recordStaffingLives } from './staffing-lives';
import { keepLedger } from './ledger-shelf';
import { recordLostLives } from './lost-lives';
import { recordRareLives } from './rare-lives';
import { recordRiskLives } from './risk-lives';
import { createShelf } from './shelf';
import { recordFollowing, recordPlan, recordStrategyLives } from './strategy-lives';

const evidence: readonly Evidence[] = [
  { kind: 'document', title: 'the votes', hash: 'a'.repeat(64) },
  { kind: 'link', title: 'the registry', url: 'https://registry.example' },
  { kind: 'number', title: 'patients', value: '1000' },
];

/** Runs every workflow through a life and stores what happened, each history and the record of all. By hand: node --import tsx test/replay/record.ts */
async function main() {
  const chat = await startReceiver();
  const chats = () => ({ url: chat.url });
  const gatehouse = await startGatehouse({ identity: 'recorder', chats });
  const { processes, readModel, outbox } = gatehouse;
  const store = createShelf(gatehouse);
  const { key } = await startProgramme(gatehouse);

  const approved = await ask(gatehouse, key);
  await approveAll(gatehouse, approved);
  await store('approval-approved', approved);
  const escalation = [{ to: 'groupChair', within: { workingDays: 2 }, does: 'addApprovers' }] as const;
  const expired = await ask(gatehouse, key, {
    policy: aPolicy({ remind: [{ percent: 50 }], atDeadline: 'escalate', escalation }),
  });
  await runOut(gatehouse, expired);
  await eventually(async () => (await stateOf(gatehouse, expired)).escalations.length === 1);
  await wait(gatehouse, expired, (await stateOf(gatehouse, expired)).dueAt, 16);
  await closed(gatehouse, expired);
  await store('approval-escalated-expired', expired);
  await heldUpByAnOutage();
  const staged = await ask(gatehouse, key, { policy: 'protocol' });
  await approveAll(gatehouse, staged);
  await store('approval-two-stages', staged);

  await changeEverything();
  await meetACondition();
  await aProjectLands();
  await aDisputeIsDecided();
  await aPatentAndASecret();
  await aYearIsPublished();
  await recordAgreementLives(gatehouse, store);
  await recordLostLives(gatehouse, store);
  await recordStrategyLives(gatehouse, store);
  await recordImprovementLives(gatehouse, store);
  await recordFollowing(gatehouse, store);
  await recordPlan(gatehouse, store);
  await recordRiskLives(gatehouse, store);
  await recordInnovationLives(gatehouse, store);
  await recordStaffingLives(gatehouse, store);
  await recordFilledPost(gatehouse, store);

  await signAgreement(gatehouse, key, 'data-sharing', '2026-10-01');
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
  const submit = (phase: string, milestone: string) =>
    eventually(
      async () =>
        (
          await processes.submitMilestone(
            key,
            phase,
            { milestone, by: office, evidence, note: '' },
            crypto.randomUUID(),
          )
        ).approval,
    );
  const gate = (phase: string) =>
    eventually(
      async () => (await processes.requestGate(key, phase, { by: office, note: '' }, crypto.randomUUID())).approval,
    );

  const returned = await submit('preparation', 'protocol-approved');
  await decide(gatehouse, returned, 'spree.clinical.lead', { verdict: 'requestChanges' });
  await closed(gatehouse, returned);
  await approveAll(gatehouse, await submit('preparation', 'protocol-approved'));
  await approveAll(gatehouse, await gate('preparation'));
  await comesTo(gatehouse, key, 'enrolment', 'running');
  await store('phase-with-rework', phaseId(key, 'preparation'));
  await approveAll(gatehouse, await submit('enrolment', 'first-thousand'));
  await approveAll(gatehouse, await gate('enrolment'));
  await comesTo(gatehouse, key, 'programme', 'completed');
  await store('programme-completed', key);
  await wait(gatehouse, agreementId(key, 'consortium'), '2029-07-06T12:00:00Z');
  await comesTo(gatehouse, key, 'consortium', 'expired');
  await store('agreement-full-life', agreementId(key, 'consortium'));

  await holdAndRecycle();
  await goConditionally();
  await forecastAndReport();
  await setABaseline();
  await changeTimes();

  const now = new Date();
  const month = now.toISOString().slice(0, 7);
  const cycle = evaluationCycleId(key, 'monthly');
  await wait(gatehouse, cycle, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 1)).toISOString());
  await eventually(async () => ((await readModel.programme(key))?.evaluations ?? []).length > 0);
  await store('evaluationCycle-next-month', cycle);
  const report = { by: office, actuals: { enrolment: '450' }, notes: '' };
  const { approval = '' } = await processes.reportActuals(key, 'monthly', month, report, 'report');
  await approveAll(gatehouse, approval);
  await eventually(async () => (await readModel.programme(key))?.evaluations[0]?.state === 'signedOff');
  await store('evaluation-signed-off', evaluationId(key, 'monthly', month));
  await eventually(async () => (await outbox.waiting(key)).waiting === 0);
  await store('post-delivering', postId(key));

  const withChat = await enterProgramme(gatehouse, (given) => ({
    ...given,
    governance: { ...given.governance, notices: [{ key: 'chat', kind: 'slack', events: ['opened', 'closed'] }] },
  }));
  chat.answer('/', { status: 503 });
  await approveAll(gatehouse, await ask(gatehouse, withChat));
  await eventually(async () => chat.to('/').length >= 2); // the first one failed; by its next try nothing may wait any longer
  await eventually(async () => (await gatehouse.chatMessages.waiting(withChat)).waiting === 0);
  await store('noticePost-delivering', noticePostId(withChat));
  await chat.stop();
  const person = 'director@spree.example';
  const matters = [{ kind: 'task', about: approved, round: 1, seats: ['spree.steering.director'] }] as const;
  const comment = {
    type: 'approval.commented',
    approval: approved,
    person,
    comment: 'noted',
    source: 'reply',
  } as const;
  const bounce = {
    type: 'mail.bounced',
    person,
    address: person,
    status: '5.1.1',
    reason: 'unknown',
    matters,
  } as const;
  await processes.bring(key, { id: 'reply', happening: comment });
  await processes.bring(key, { id: 'bounce', happening: { ...bounce, told: [office] } });
  await eventually(async () => (await gatehouse.ledger.entriesOf(postId(key))).length === 2);
  await eventually(async () => (await outbox.waiting(key)).waiting === 0);
  await store('post-hearing', postId(key));
  await gatherMails();
  await recordRareLives(gatehouse);
  await keepLedger(gatehouse.database, 'lives');
  await gatehouse.stop();

  /** Three matters at one instant: the first is mailed at once, the others by the timer of the post. */
  async function gatherMails() {
    const programme = await enterProgramme(gatehouse, (given) => ({ ...given, mail: { gatherSeconds: 3 } }));
    const asked = await Promise.all([1, 2, 3].map(() => ask(gatehouse, programme)));
    for (const each of asked) await eventually(() => readModel.approval(each));
    await delivered(gatehouse, programme);
    await store('post-gathering', postId(programme));
  }

  async function propose(programme: string, phase: string, request: Partial<GateRequest>) {
    const asked = { by: office, note: '', ...request };
    const { approval } = await eventually(() => processes.requestGate(programme, phase, asked, crypto.randomUUID()));
    return approval ?? '';
  }

  async function phaseOf(programme: string, phase: string) {
    return (await readModel.programme(programme))?.phases.find((each) => each.key === phase);
  }

  /** A phase that is put on hold until its review is due, goes on, is sent back, and then ended for good by the exit plan. */
  async function holdAndRecycle() {
    const { key: programme, exit } = await startProgramme(gatehouse);
    const process = phaseId(programme, 'preparation');
    const reviewOn = dayIn(20);
    await approveAll(gatehouse, await propose(programme, 'preparation', { proposal: 'hold', reviewOn }));
    const { hold } = await eventually(async () => {
      const phase = await phaseOf(programme, 'preparation');
      return phase?.state === 'onHold' && phase;
    });
    await wait(gatehouse, process, hold?.reviewAt ?? '', 1);
    await eventually(async () => (await phaseOf(programme, 'preparation'))?.hold?.isReviewed);
    await approveAll(gatehouse, await propose(programme, 'preparation', { proposal: 'resume' }));
    await comesTo(gatehouse, programme, 'preparation', 'running');
    const again = ['protocol-approved'];
    await approveAll(gatehouse, await propose(programme, 'preparation', { proposal: 'recycle', again }));
    await eventually(async () => (await phaseOf(programme, 'preparation'))?.recycles === 1);
    const waiver = { milestone: 'protocol-approved', as: 'waived', reason: 'done elsewhere', by: office } as const;
    const settled = await processes.settleMilestone(programme, 'preparation', waiver, crypto.randomUUID());
    await approveAll(gatehouse, settled.approval ?? '');
    await comesTo(gatehouse, programme, 'protocol-approved', 'waived');
    await approveAll(gatehouse, await propose(programme, 'preparation', { proposal: 'kill' }));
    await comesTo(gatehouse, programme, 'programme', 'exiting');
    await store('phase-held-recycled-killed', process);
    const steps = await eventually(async () => {
      const { obligations = [] } = (await readModel.programme(programme)) ?? {};
      return obligations.length === exit.steps.length && obligations;
    });
    for (const step of steps)
      await processes.fulfil(
        step.key,
        { evidence: 'minutes', by: office, at: new Date().toISOString() },
        crypto.randomUUID(),
      );
    await comesTo(gatehouse, programme, 'programme', 'ended');
    await store('programme-wound-up', programme);
    await store('programme-winding-up-told', programme);
    const cycle = evaluationCycleId(programme, 'monthly');
    await gatehouse.client.workflow.getHandle(cycle).result();
    await store('evaluationCycle-wound-up', cycle);
  }

  /** A conditional go whose condition lapses: the phase that it began goes on hold by itself. */
  async function goConditionally() {
    const { key: programme } = await startProgramme(gatehouse);
    for (const milestone of ['consortium-signed', 'protocol-approved']) {
      const waiver = { milestone, as: 'waived', reason: 'done elsewhere', by: office } as const;
      const settled = await processes.settleMilestone(programme, 'preparation', waiver, crypto.randomUUID());
      await approveAll(gatehouse, settled.approval ?? '');
      await comesTo(gatehouse, programme, milestone, 'waived');
    }
    const due = dayIn(10);
    const conditions = [{ text: 'an audit', owner: office, due }];
    await approveAll(gatehouse, await propose(programme, 'preparation', { proposal: 'conditionalGo', conditions }));
    await comesTo(gatehouse, programme, 'enrolment', 'running');
    const { key: obligation, dueAt } = await eventually(
      async () => (await readModel.programme(programme))?.obligations[0],
    );
    await wait(gatehouse, obligation, dueAt, 1);
    await comesTo(gatehouse, programme, 'enrolment', 'onHold');
    await store('phase-conditional-go', phaseId(programme, 'preparation'));
    await store('phase-held-by-lapse', phaseId(programme, 'enrolment'));
    await store('programme-conditional-go', programme);
    await store('obligation-lapse-told', obligation);
  }

  /** A forecast that slips too far: what would follow is accepted, and the exception reported and approved. */
  async function forecastAndReport() {
    const { key: programme } = await startProgramme(gatehouse);
    const milestone = 'protocol-approved';
    const late = { milestone, on: '2027-05-05', reason: 'a second vote', by: office };
    await processes.forecastMilestone(programme, late, crypto.randomUUID());
    const seen = async (key: string) =>
      (await readModel.programme(programme))?.phases
        .flatMap(({ milestones }) => milestones)
        .find((each) => each.key === key);
    const { number } = await eventually(async () => (await seen(milestone))?.proposal);
    const answer = { milestone, proposal: number, isAccepted: true, by: office };
    await processes.answerProposal(programme, answer, crypto.randomUUID());
    await eventually(async () => (await seen('first-thousand'))?.slip);
    const report = { milestone, cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
    const { approval = '' } = await processes.reportException(programme, report, crypto.randomUUID());
    await approveAll(gatehouse, approval);
    await eventually(async () => (await seen(milestone))?.exception?.state === 'approved');
    await store('schedule-exception-approved', scheduleId(programme));
  }

  /** A change request that is postponed, and one that sets a new baseline, from which a forecast is measured again. */
  async function setABaseline() {
    const { key: programme } = await startProgramme(gatehouse);
    const milestone = 'protocol-approved';
    const late = { milestone, on: '2027-05-05', reason: 'a second vote', by: office };
    await processes.forecastMilestone(programme, late, crypto.randomUUID());
    const view = () => eventually(() => readModel.programme(programme));
    const slip = async () =>
      (await view()).phases.flatMap(({ milestones }) => milestones).find(({ key: each }) => each === milestone)?.slip;
    await eventually(async () => (await slip())?.workingDays === 25);
    const ask = async (name: string) => {
      const request = { name, reason: 'a second vote', dates: { [milestone]: '2027-05-05' }, by: office };
      const { approval = '' } = await processes.requestChange(programme, request, crypto.randomUUID());
      await eventually(() => readModel.approval(approval));
      return approval;
    };
    await ask('first');
    const aside = { number: 1, as: 'postponed', reason: 'later', by: office } as const;
    await setAside(gatehouse, await view(), aside, crypto.randomUUID());
    await eventually(async () => (await view()).changes[0]?.state === 'postponed');
    await approveAll(gatehouse, await ask('second'));
    await eventually(async () => (await slip())?.workingDays === 0);
    await store('schedule-baseline-set', scheduleId(programme));
  }

  /** Other times of a policy that are refused, and others that are approved. */
  async function changeTimes() {
    const programme = await enterProgramme(gatehouse);
    const ask = async (within: Within) => {
      const request = { policy: 'routine', times: { within }, reason: 'a second vote', by: office };
      const { approval = '' } = await processes.requestTimes(programme, request, crypto.randomUUID());
      await eventually(() => readModel.approval(approval));
      return approval;
    };
    const refused = await ask({ days: 1 });
    await decide(gatehouse, refused, 'spree.steering.director', { verdict: 'reject' });
    await closed(gatehouse, refused);
    const ended = (round: number) =>
      eventually(async () => (await readModel.programme(programme))?.timesChanges[round]?.state !== 'deciding');
    await ended(0);
    await approveAll(gatehouse, await ask({ days: 2 }));
    await ended(1);
    await store('schedule-times-set', scheduleId(programme));
  }

  /** A project whose budget comes back once, and that lands. */
  async function aProjectLands() {
    const title = { zh: '试点', en: 'Pilot' };
    const programme = await enterProgramme(gatehouse, (given) => ({
      ...given,
      projects: { modes: { pilot: { title, features: [], suits: [], agreement: 'consortium' } } },
    }));
    const view = await eventually(() => readModel.programme(programme));
    const budget = { amount: '500000' };
    const asked = { key: 'clinic', title, mode: 'pilot', budget, overseas: false, note: '', by: office };
    await openProject(gatehouse, view, asked, 'project');
    const id = projectId(programme, 'clinic');
    const seen = () => readModel.programme(programme).then((now) => now?.projects[0]);
    const first = `${programme}:budget:clinic:1`;
    await decide(gatehouse, first, 'spree.steering.director', { verdict: 'reject' });
    await decide(gatehouse, first, 'spree.steering.finance', { verdict: 'reject' });
    await eventually(async () => (await seen())?.budgetApproval.state === 'returned');
    await processes.ask(id, submitBudget, crypto.randomUUID(), { budget, note: 'less', by: office });
    await approveAll(gatehouse, `${programme}:budget:clinic:2`);
    const fact = { kind: 'agreement', key: 'consortium', is: 'effective', on: '2026-10-05' } as const;
    await gatehouse.client.workflow.getHandle(id).signal(learn, fact);
    await eventually(async () => (await seen())?.state === 'running');
    for (const stage of ['preparation', 'delivery'])
      await processes.ask(id, passStage, crypto.randomUUID(), { stage, evidence, note: '', by: office });
    const commissioned = { evidence, note: '', by: office };
    await processes.ask(id, submitCommissioning, crypto.randomUUID(), commissioned);
    await approveAll(gatehouse, `${programme}:commissioning:clinic:1`);
    await gatehouse.client.workflow.getHandle(id).result();
    await store('project-landed', id);
  }

  /** A dispute about an obligation, whose clock it stops: negotiated until its time is over, left in mediation, decided. */
  async function aDisputeIsDecided() {
    const programme = await enterProgramme(gatehouse);
    const approval = await ask(gatehouse, programme);
    const due = dayIn(40);
    const conditions = [{ text: 'an audit', owner: office, due }];
    await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'approveWithConditions', conditions });
    await approveAll(gatehouse, approval);
    const key = obligationId(approval, 1);
    const seen = () => readModel.programme(programme);
    const view = await eventually(async () => {
      const now = await seen();
      return now?.obligations[0] && now;
    });
    const about = { kind: 'obligation', key } as const;
    const mine = { party: 'spree', by: 'director@spree.example' };
    await raiseDispute(
      gatehouse,
      view,
      { key: 'audit', title: 'The audit', claim: 'Not ours.', about },
      mine,
      'dispute',
    );
    const id = disputeId(programme, 'audit');
    const { remindAt, endsAt } = await eventually(async () => (await seen())?.disputes[0]?.clock);
    await wait(gatehouse, id, remindAt, 1);
    await wait(gatehouse, id, endsAt, 1);
    await eventually(async () => (await seen())?.disputes[0]?.state === 'mediation');
    const left = { party: 'manzanares', by: 'director@manzanares.example', reason: 'no use' };
    await processes.ask(id, leaveTier, crypto.randomUUID(), left);
    const award = { summary: 'an audit by both', on: endsAt.slice(0, 10) };
    await processes.ask(id, recordAward, crypto.randomUUID(), { award, by: office });
    await gatehouse.client.workflow.getHandle(id).result();
    await store('dispute-decided', id);
    await eventually(async () => (await seen())?.obligations[0]?.stoppedAt === undefined);
    await processes.fulfil(
      key,
      { evidence: 'report 17', by: office, at: new Date().toISOString() },
      crypto.randomUUID(),
    );
    await gatehouse.client.workflow.getHandle(key).result();
    await store('obligation-disputed-met', key);
  }

  /** A patent that is objected to, filed and reminded of, and a secret that is read. */
  async function aPatentAndASecret() {
    const programme = await enterProgramme(gatehouse);
    const view = await eventually(() => readModel.programme(programme));
    const mine = { party: 'spree', by: 'director@spree.example' };
    const other = { party: 'manzanares', by: 'director@manzanares.example' };
    const patent = { key: 'stent', title: 'Stent registry', kind: 'patent', subKind: 'design', joint: true } as const;
    await openIp(gatehouse, view, { ...patent, by: undefined }, mine, 'patent');
    const id = ipId(programme, 'stent');
    for (const verdict of ['object', 'consent'] as const)
      await processes.ask(id, answerIp, crypto.randomUUID(), { ...other, verdict, reason: 'because' });
    const on = today();
    await processes.ask(id, recordFiling, crypto.randomUUID(), { ...mine, on, number: 'EP 1', where: 'EPO' });
    const date = await eventually(async () => (await readModel.programme(programme))?.ip[0]?.dates[0]?.on);
    await wait(gatehouse, id, new Date(Date.parse(date) + 2 * 24 * 3600_000).toISOString());
    await eventually(async () => (await gatehouse.ledger.entriesOf(id)).at(-1)?.happening.type === 'ip.dateReached');
    await processes.ask(id, closeIp, crypto.randomUUID(), { by: office, reason: 'granted elsewhere' });
    await gatehouse.client.workflow.getHandle(id).result();
    await store('ipFiling-patent', id);
    const secret = { key: 'matching', title: 'Matching', kind: 'knowHow', joint: true, keptAt: 'safe 7' } as const;
    await openIp(gatehouse, view, { ...secret, by: undefined }, mine, 'secret');
    const kept = ipId(programme, 'matching');
    const access = { by: mine.by, why: 'audit', at: new Date().toISOString() };
    await processes.ask(kept, readSecret, crypto.randomUUID(), access);
    await eventually(async () => (await readModel.programme(programme))?.ip[1]?.accesses.length === 1);
    await store('ipFiling-secret', kept);
  }

  /** A calendar's next year: a deadline moves, both parties acknowledge. */
  async function aYearIsPublished() {
    const programme = await enterProgramme(gatehouse, publishedThisYear);
    const id = await ask(gatehouse, programme, { policy: aPolicy({ within: beyondNextMay }) });
    await eventually(() => readModel.approval(id));
    const before = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
    const { year, source } = nextYearsNotice;
    const calendar = publishedWith(before, nextYearsNotice);
    const publication = { calendar, follows: before.version, year, source, by: office };
    await processes.publishCalendar(programme, publication, crypto.randomUUID());
    await eventually(async () => (await readModel.publications(programme))[0]?.moved);
    for (const party of ['spree', 'manzanares']) {
      const seen = { calendar: 'weekdays', version: calendar.version, party, by: `office@${party}.example` };
      await processes.acknowledgeCalendar(programme, seen, crypto.randomUUID());
    }
    await wait(gatehouse, calendarsId(programme), new Date().toISOString(), 70);
    await approveAll(gatehouse, id);
    await store('approval-recounted', id);
    await store('calendars-published', calendarsId(programme));
  }

  /** A deadline that comes while a reminder is held up: a fresh grace period, and only then the next step up the chain. */
  async function heldUpByAnOutage() {
    const id = await ask(gatehouse, key, {
      policy: aPolicy({ remind: [{ percent: 50 }], atDeadline: 'escalate', escalation }),
    });
    const { dueAt, reminders } = (await eventually(() => readModel.approval(id))).plan;
    await delivered(gatehouse, key);
    await gatehouse.mailbox.stop();
    await skip(gatehouse, id, reminders[0]?.at ?? '', 1);
    await skip(gatehouse, id, dueAt, 16);
    await eventually(async () => heldUp(await stateOf(gatehouse, id)).length === 4);
    await gatehouse.mailbox.start();
    await eventually(async () => (await readModel.approval(id))?.approval.dueAt !== dueAt);
    await runOut(gatehouse, id);
    await eventually(async () => (await stateOf(gatehouse, id)).escalations.length === 1);
    await approveAll(gatehouse, id);
    await store('approval-held-up', id);
  }

  /** Somebody who stands in for another leaves, with a successor, as somebody asks who knows who acts for whom. */
  async function leave() {
    const left = await enterProgramme(gatehouse);
    const at = () => new Date().toISOString();
    const [person, substitute] = ['director@spree.example', 'nursing@spree.example'];
    const until = new Date(Date.now() + 9 * 24 * 3_600_000).toISOString();
    const ground = groundOf(await gatehouse.directory.definition(left));
    const asked = { appointments: [], substitutions: [], by: office, reason: '', ground };
    const standIn = { person, substitute, from: at(), until };
    await processes.changeRoster(left, { ...asked, substitutions: [standIn] }, crypto.randomUUID());
    const appointments = [{ seat: 'spree.clinical.nursing', holder: 'next@spree.example', from: at() }];
    const leavers = [{ person: substitute, from: at() }];
    await processes.changeRoster(left, { ...asked, appointments, leavers }, crypto.randomUUID());
    await eventually(async () => (await gatehouse.directory.edition(left)).substitutions.length === 0);
    await store('roster-departed', rosterId(left));
  }

  /** A matter approved under a condition that lapses before it is met, and the review that a recusal after the close opens. */
  async function meetACondition() {
    const at = () => new Date().toISOString();
    const director = 'spree.steering.director';
    const id = await ask(gatehouse, key);
    const conditions = [{ text: 'an audit', owner: office, due: at().slice(0, 10) }];
    await decide(gatehouse, id, director, { verdict: 'approveWithConditions', conditions });
    await approveAll(gatehouse, id);
    await store('approval-with-conditions', id);
    const obligation = obligationId(id, 1);
    const { dueAt } = await eventually(async () => (await readModel.programme(key))?.obligations[0]);
    await wait(gatehouse, obligation, dueAt, 1);
    await eventually(async () => (await readModel.programme(key))?.obligations[0]?.state === 'lapsed');
    await processes.fulfil(obligation, { evidence: 'report 17', by: office, at: at() }, crypto.randomUUID());
    await gatehouse.client.workflow.getHandle(obligation).result();
    await store('obligation-lapsed-met', obligation);

    const view = await eventually(() => readModel.approval(id));
    const late = answer(view.approval, director, { verdict: 'recuse', comment: 'a conflict of interest' });
    const review = await openReview(gatehouse, view, late);
    await approveAll(gatehouse, review);
    await store('approval-review', review);
  }

  /** A matter to which everything happens that may happen beside a vote, and the roster that reaches it. */
  async function changeEverything() {
    const at = () => new Date().toISOString();
    const director = 'spree.steering.director';
    const person = 'director@spree.example';
    const id = await ask(gatehouse, key, { policy: aPolicy({ questionPause: { workingDays: 2 } }) });
    const change = (made: Action) => processes.change(id, made, crypto.randomUUID());
    await eventually(() => readModel.approval(id));
    const pause = await gatehouse.planner.planPause(await stateOf(gatehouse, id), { workingDays: 2 }, at());
    await change({ type: 'approval.questioned', seat: director, by: person, question: 'Why?', pause, at: at() });
    await change({ type: 'approval.answered', by: office, answer: 'Because.', at: at() });
    const later = await gatehouse.planner.planExtension(await stateOf(gatehouse, id), { workingDays: 9 }, at());
    await change({ type: 'approval.extended', ...later, by: colleague, reason: 'a holiday', at: at() });
    const to = 'deputy@spree.example';
    await change({ type: 'approval.delegated', seat: director, by: person, to, reason: '', at: at() });
    const request = {
      appointments: [{ seat: 'spree.steering.finance', holder: 'money@spree.example', from: at() }],
      substitutions: [],
      by: office,
      reason: '',
    };
    await processes.changeRoster(key, request, crypto.randomUUID());
    await eventually(async () => (await stateOf(gatehouse, id)).changes?.length === 5);
    await approveAll(gatehouse, id);
    await store('approval-changed', id);
    await store('roster-appointed', rosterId(key));
    await leave();
  }
}

void main();
