import { raiseDispute } from '../../api/disputes/disputes';
import { openIp } from '../../api/ip/ip';
import { openProject } from '../../api/projects/projects';
import { agreementId } from '../../contracts/agreement';
import { calendarsId } from '../../contracts/calendars';
import { confirmSettlement, disputeId } from '../../contracts/dispute';
import { evaluationCycleId, evaluationId } from '../../contracts/evaluation';
import { answerIp, closeIp, ipId } from '../../contracts/ip';
import { phaseId } from '../../contracts/phase';
import { projectId } from '../../contracts/project';
import { rosterId } from '../../contracts/roster';
import { scheduleId } from '../../contracts/schedule';
import { publishedWith } from '../../domain/calendar/publications';
import { nextYearsNotice, publishedThisYear } from '../support/calendars';
import { dayIn, today } from '../support/days';
import { comesTo, startProgramme, submitAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { loseAndResume } from '../support/losing';
import { approveAll, decide, office, wait } from '../support/questions';

type Store = (name: string, workflowId: string) => Promise<void>;

const [mine, other] = [
  { party: 'spree', by: 'director@spree.example' },
  { party: 'manzanares', by: 'director@manzanares.example' },
];
const title = { zh: '试点', en: 'Pilot' };

/** Every type of process is lost in the middle of its life, begins again from the record and goes on to its end. */
export async function recordLostLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, readModel } = gatehouse;
  const { key } = await startProgramme(gatehouse, (given) => ({
    ...publishedThisYear(given),
    projects: { modes: { pilot: { title, features: [], suits: [], agreement: 'consortium' } } },
  }));
  const id = () => crypto.randomUUID();
  const seen = () => eventually(() => readModel.programme(key));
  const opened = (approval = '') => eventually(() => readModel.approval(approval));
  const lose = (...ids: readonly string[]) => loseAndResume(gatehouse, key, ...ids);
  const phase = phaseId(key, 'preparation');

  const agreement = agreementId(key, 'consortium');
  const submitted = (await submitAgreement(gatehouse, key, 'consortium')) ?? '';
  await opened(submitted);
  await decide(gatehouse, submitted, 'spree.steering.director');
  await lose(agreement, submitted);
  await approveAll(gatehouse, submitted);
  await store('approval-begun-again', submitted);
  await comesTo(gatehouse, key, 'consortium', 'signing');
  for (const party of ['spree', 'manzanares'])
    await processes.recordSignature(
      key,
      'consortium',
      { party, signatory: 'the director', signedOn: today(), documentHash: 'ab', by: office },
      id(),
    );
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
  await store('agreement-begun-again', agreement);

  const waiver = { milestone: 'protocol-approved', as: 'waived', reason: 'done elsewhere', by: office } as const;
  const { approval: waived = '' } = await processes.settleMilestone(key, 'preparation', waiver, id());
  await opened(waived);
  await lose(phase, key);
  await approveAll(gatehouse, waived);
  await comesTo(gatehouse, key, 'protocol-approved', 'waived');
  const conditions = [{ text: 'an audit', owner: office, due: dayIn(10) }];
  const proposal = { by: office, note: '', proposal: 'conditionalGo', conditions } as const;
  const { approval: gate = '' } = await processes.requestGate(key, 'preparation', proposal, id());
  await opened(gate);
  await lose(phase);
  await approveAll(gatehouse, gate);
  await comesTo(gatehouse, key, 'enrolment', 'running');
  await store('phase-begun-again', phase);
  const { key: obligation, dueAt } = await eventually(async () => (await seen()).obligations[0]);
  await lose(obligation);
  await wait(gatehouse, obligation, dueAt, 1);
  await comesTo(gatehouse, key, 'enrolment', 'onHold');
  await store('programme-begun-again', key);
  await lose(obligation);
  await processes.fulfil(obligation, { evidence: 'minutes', by: office, at: new Date().toISOString() }, id());
  await gatehouse.client.workflow.getHandle(obligation).result();
  await store('obligation-begun-again', obligation);

  await evaluate();
  await forecast();
  await carryOut();
  await appointAndPublish();

  async function evaluate() {
    const now = new Date();
    const firstOf = (month: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1, 1));
    const cycle = evaluationCycleId(key, 'monthly');
    await lose(cycle);
    await wait(gatehouse, cycle, firstOf(1).toISOString());
    const { period } = await eventually(async () => (await seen()).evaluations[0]);
    const report = { by: office, actuals: { enrolment: '450' }, notes: '' };
    const { approval = '' } = await processes.reportActuals(key, 'monthly', period, report, id());
    await opened(approval);
    await lose(cycle, evaluationId(key, 'monthly', period));
    await approveAll(gatehouse, approval);
    await eventually(async () => (await seen()).evaluations[0]?.state === 'signedOff');
    await store('evaluation-begun-again', evaluationId(key, 'monthly', period));
    await wait(gatehouse, cycle, firstOf(2).toISOString());
    await eventually(async () => (await seen()).evaluations.length === 2);
    await store('evaluationCycle-begun-again', cycle);
  }

  async function forecast() {
    const milestone = 'first-thousand';
    const late = { milestone, on: '2029-10-05', reason: 'a second vote', by: office };
    await processes.forecastMilestone(key, late, id());
    const exception = async () =>
      (await seen()).phases.flatMap(({ milestones }) => milestones).find((each) => each.key === milestone)?.exception;
    await eventually(exception);
    const report = { milestone, cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
    const asked = [
      await processes.reportException(key, report, id()),
      await processes.changeScope(key, { ...report, change: 'no imaging' }, id()),
      await processes.requestTimes(
        key,
        { policy: 'routine', times: { within: { days: 2 } }, reason: 'a vote', by: office },
        id(),
      ),
    ];
    for (const { approval } of asked) await opened(approval);
    await lose(scheduleId(key));
    for (const { approval = '' } of asked) await approveAll(gatehouse, approval);
    await eventually(async () => (await exception())?.state === 'approved');
    await eventually(async () => (await seen()).timesChanges[0]?.state === 'approved');
    await store('schedule-begun-again', scheduleId(key));
  }

  async function carryOut() {
    const budget = { amount: '500000' };
    const asked = { key: 'clinic', title, mode: 'pilot', budget, overseas: false, note: '', by: office };
    await openProject(gatehouse, await seen(), asked, id());
    await opened(`${key}:budget:clinic:1`);
    await lose(projectId(key, 'clinic'));
    await approveAll(gatehouse, `${key}:budget:clinic:1`);
    await eventually(async () => (await seen()).projects[0]?.budgetApproval.state === 'approved');
    await store('project-begun-again', projectId(key, 'clinic'));

    const about = { kind: 'agreement', key: 'consortium' } as const;
    await raiseDispute(gatehouse, await seen(), { key: 'late', title: 'Late', claim: 'Late.', about }, mine, id());
    const dispute = disputeId(key, 'late');
    await eventually(async () => (await seen()).disputes[0]?.clock);
    await lose(dispute);
    for (const party of [mine, other])
      await processes.ask(dispute, confirmSettlement, id(), { ...party, terms: 'a month more' });
    await gatehouse.client.workflow.getHandle(dispute).result();
    await store('dispute-begun-again', dispute);

    const patent = { key: 'stent', title: 'Stent', kind: 'patent', subKind: 'invention', joint: true } as const;
    await openIp(gatehouse, await seen(), { ...patent, by: undefined }, mine, id());
    const ip = ipId(key, 'stent');
    await lose(ip);
    await processes.ask(ip, answerIp, id(), { ...other, verdict: 'consent', reason: '' });
    await processes.ask(ip, closeIp, id(), { by: office, reason: 'not worth it' });
    await gatehouse.client.workflow.getHandle(ip).result();
    await store('ipFiling-begun-again', ip);
  }

  async function appointAndPublish() {
    const appoints = (holder: string) => ({
      appointments: [{ seat: 'spree.steering.finance', holder, from: new Date().toISOString() }],
      substitutions: [],
      by: office,
      reason: '',
    });
    await processes.changeRoster(key, appoints('money@spree.example'), id());
    await lose(rosterId(key));
    await processes.changeRoster(key, appoints('cash@spree.example'), id());
    await eventually(async () => (await gatehouse.ledger.countOf(rosterId(key))) === 4);
    await store('roster-begun-again', rosterId(key));

    const before = gatehouse.directory.calendar(await gatehouse.directory.definition(key), 'weekdays');
    const { year, source } = nextYearsNotice;
    const calendar = publishedWith(before, nextYearsNotice);
    await processes.publishCalendar(key, { calendar, follows: before.version, year, source, by: office }, id());
    await lose(calendarsId(key));
    const acknowledged = { calendar: 'weekdays', version: calendar.version, party: 'spree', by: office };
    await processes.acknowledgeCalendar(key, acknowledged, id());
    await eventually(async () => (await readModel.publications(key))[0]?.moved);
    await store('calendars-begun-again', calendarsId(key));
  }
}
