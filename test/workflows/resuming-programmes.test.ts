import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { evaluationCycleId, evaluationId } from '../../contracts/evaluation';
import { phaseId, type GateRequest } from '../../contracts/phase';
import type { Evidence } from '../../domain/approvals/approvals';
import { dayIn } from '../support/days';
import { comesTo, signAgreement, startProgramme, submitAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { lose, loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { approveAll, decide, office, refusal, someContent, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const evidence: readonly Evidence[] = [
  { kind: 'document', title: 'the votes', hash: 'a'.repeat(64) },
  { kind: 'link', title: 'the registry', url: 'https://registry.example' },
  { kind: 'number', title: 'patients', value: '1000' },
];

const submit = (programme: string, phase: string, milestone: string) =>
  eventually(async () => {
    const submission = { milestone, by: office, evidence, note: '' };
    return (await gatehouse.processes.submitMilestone(programme, phase, submission, randomUUID())).approval;
  });

const requestGate = (programme: string, phase: string, request: Partial<GateRequest> = {}) =>
  eventually(
    async () =>
      (await gatehouse.processes.requestGate(programme, phase, { by: office, note: '', ...request }, randomUUID()))
        .approval,
  );

const types = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);

/** How often each approval of a programme was opened. */
const openings = async (programme: string) =>
  (await gatehouse.ledger.entries(programme, { limit: 10_000 })).flatMap(({ happening }) =>
    happening.type === 'approval.opened' ? [happening.request.approval] : [],
  );

test('a programme that is lost again and again goes through both gates to its end, and asks nobody twice', async () => {
  const { key } = await startProgramme(gatehouse);
  await loseEverything(gatehouse, key);
  const framework = await submitAgreement(gatehouse, key, 'consortium');
  await eventually(() => gatehouse.readModel.approval(framework));
  await decide(gatehouse, framework, 'spree.steering.director');
  const lost = await loseEverything(gatehouse, key);
  expect(lost).toEqual(expect.arrayContaining([key, framework, phaseId(key, 'preparation')]));
  await approveAll(gatehouse, framework);
  await comesTo(gatehouse, key, 'consortium', 'signing');
  await gatehouse.processes.recordSignature(
    key,
    'consortium',
    { party: 'spree', signatory: 'the director', signedOn: '2026-10-05', documentHash: 'ab', by: office },
    randomUUID(),
  );
  await loseEverything(gatehouse, key);
  await gatehouse.processes.recordSignature(
    key,
    'consortium',
    { party: 'manzanares', signatory: 'the director', signedOn: '2026-10-05', documentHash: 'ab', by: office },
    randomUUID(),
  );
  await comesTo(gatehouse, key, 'consortium', 'effective');
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
  await loseEverything(gatehouse, key);
  await signAgreement(gatehouse, key, 'data-sharing', '2026-10-06');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');

  const milestone = await submit(key, 'preparation', 'protocol-approved');
  await eventually(() => gatehouse.readModel.approval(milestone));
  await loseEverything(gatehouse, key);
  expect(
    await refusal(
      gatehouse.processes.submitMilestone(
        key,
        'preparation',
        { milestone: 'protocol-approved', by: office, evidence, note: '' },
        randomUUID(),
      ),
    ),
  ).toBe('milestone_not_open');
  await approveAll(gatehouse, milestone);
  await comesTo(gatehouse, key, 'protocol-approved', 'accepted');

  const gate = await requestGate(key, 'preparation');
  await eventually(() => gatehouse.readModel.approval(gate));
  await loseEverything(gatehouse, key);
  await approveAll(gatehouse, gate);
  await comesTo(gatehouse, key, 'enrolment', 'running');
  await loseEverything(gatehouse, key);
  await approveAll(gatehouse, await submit(key, 'enrolment', 'first-thousand'));
  await comesTo(gatehouse, key, 'first-thousand', 'accepted');
  await approveAll(gatehouse, await requestGate(key, 'enrolment'));
  await comesTo(gatehouse, key, 'programme', 'completed');
  const opened = await openings(key);
  expect(opened).toHaveLength(new Set(opened).size);
  expect((await toldBy(gatehouse, key)).map(({ type }) => type)).toEqual(['programme.started', 'programme.completed']);
  expect(await gatehouse.resume(key, key)).toMatchObject({ is: 'notStarted', why: { en: /has ended/ } });
});

test('an approval that closed while who had asked was lost is heard of all the same', async () => {
  const { key } = await startProgramme(gatehouse);
  const approval = await submitAgreement(gatehouse, key, 'consortium');
  await eventually(() => gatehouse.readModel.approval(approval));
  const process = agreementId(key, 'consortium');
  await lose(gatehouse, process);
  await approveAll(gatehouse, approval);
  expect(await gatehouse.resume(key, process)).toEqual({ is: 'started' });
  await comesTo(gatehouse, key, 'consortium', 'signing');
});

test('what a phase could not hear while its programme was lost it hears once that has begun again', async () => {
  const { key } = await startProgramme(gatehouse);
  await lose(gatehouse, key);
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'consortium', 'effective');
  expect(await gatehouse.resume(key, key)).toEqual({ is: 'started' });
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
});

test('who asked waits for an approval that was ended by force, until it is started again and closes', async () => {
  const { key } = await startProgramme(gatehouse);
  const approval = await submitAgreement(gatehouse, key, 'consortium');
  await eventually(() => gatehouse.readModel.approval(approval));
  await decide(gatehouse, approval, 'spree.steering.director');
  await loseAndResume(gatehouse, key, approval);
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'consortium', 'signing');
  expect(await types(agreementId(key, 'consortium'))).not.toContain('agreement.returned');
});

test('a gate that closed its phase takes the programme on, though the programme was lost before it heard', async () => {
  const { key } = await startProgramme(gatehouse);
  await lose(gatehouse, key);
  for (const milestone of ['consortium-signed', 'protocol-approved']) {
    const waiver = { milestone, as: 'waived', reason: 'done elsewhere', by: office } as const;
    const { approval = '' } = await gatehouse.processes.settleMilestone(key, 'preparation', waiver, randomUUID());
    await eventually(() => gatehouse.readModel.approval(approval));
    await loseAndResume(gatehouse, key, approval, phaseId(key, 'preparation'));
    await approveAll(gatehouse, approval);
    await comesTo(gatehouse, key, milestone, 'waived');
  }
  const due = dayIn(10);
  const conditions = [{ text: 'an audit', owner: office, due }];
  await approveAll(gatehouse, await requestGate(key, 'preparation', { proposal: 'conditionalGo', conditions }));
  await comesTo(gatehouse, key, 'preparation', 'closed');
  expect(await gatehouse.resume(key, key)).toEqual({ is: 'started' });
  await comesTo(gatehouse, key, 'enrolment', 'running');
  const { key: obligation, dueAt } = await eventually(
    async () => (await gatehouse.readModel.programme(key))?.obligations[0],
  );
  await lose(gatehouse, key);
  await wait(gatehouse, obligation, dueAt, 1);
  await eventually(async () => (await toldBy(gatehouse, obligation)).some(({ type }) => type === 'obligation.lapsed'));
  expect(await gatehouse.resume(key, key)).toEqual({ is: 'started' });
  await comesTo(gatehouse, key, 'enrolment', 'onHold');
  await loseEverything(gatehouse, key);
  const held = (await toldBy(gatehouse, phaseId(key, 'enrolment'))).filter(({ type }) => type === 'phase.held');
  expect(held).toHaveLength(1);
  const kill = await requestGate(key, 'enrolment', { proposal: 'kill' });
  await eventually(() => gatehouse.readModel.approval(kill));
  await loseAndResume(gatehouse, key, phaseId(key, 'enrolment'), kill);
  await approveAll(gatehouse, kill);
  await comesTo(gatehouse, key, 'programme', 'exiting');
  const steps = () =>
    eventually(async () => {
      const { obligations = [] } = (await gatehouse.readModel.programme(key)) ?? {};
      const open = obligations.filter(({ key: id, state }) => id.includes(':exit:') && state === 'open');
      return open.length > 0 && open;
    });
  const [first] = await steps();
  const met = { evidence: 'minutes', by: office, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(first?.key ?? '', met, randomUUID());
  await loseEverything(gatehouse, key);
  for (const step of await steps()) await gatehouse.processes.fulfil(step.key, met, randomUUID());
  await comesTo(gatehouse, key, 'programme', 'ended');
  expect((await toldBy(gatehouse, key)).map(({ type }) => type)).toEqual([
    'programme.started',
    'programme.exitBegan',
    'programme.ended',
  ]);
});

test('what groups decide of an agreement in force is heard of after a loss, and its dates stay', async () => {
  const { key } = await startProgramme(gatehouse);
  await signAgreement(gatehouse, key, 'consortium', dayIn(-3));
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const process = agreementId(key, 'consortium');
  const proposal = { matter: 'suspension', reason: 'no staff' } as const;
  const verb = { type: 'agreement.proposed', by: office, proposal } as const;
  const { approval = '' } = await eventually(() =>
    gatehouse.processes.changeAgreement(key, 'consortium', verb, randomUUID()),
  );
  await eventually(() => gatehouse.readModel.approval(approval));
  const before = (await gatehouse.readModel.programme(key))?.agreements.find((each) => each.key === 'consortium');
  await loseEverything(gatehouse, key);
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'consortium', 'suspended');
  const after = (await gatehouse.readModel.programme(key))?.agreements.find((each) => each.key === 'consortium');
  expect(after?.plan).toEqual(before?.plan);
  await loseEverything(gatehouse, key);
  expect(
    await refusal(
      gatehouse.processes.submitAgreement(key, 'consortium', { by: office, content: someContent }, randomUUID()),
    ),
  ).toBe('agreement_state');
  expect((await toldBy(gatehouse, process)).filter(({ type }) => type === 'agreement.effective')).toHaveLength(1);
});

test('an evaluation is reported and signed off after a loss, and its cycle leaves no period out', async () => {
  const { key } = await startProgramme(gatehouse);
  const cycle = evaluationCycleId(key, 'monthly');
  await loseEverything(gatehouse, key);
  const now = new Date();
  const firstOf = (month: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1));
  const evaluations = async () => (await gatehouse.readModel.programme(key))?.evaluations ?? [];
  await wait(gatehouse, cycle, new Date(firstOf(1).getTime() + 3600_000).toISOString());
  await eventually(async () => (await evaluations()).length === 1);
  await loseEverything(gatehouse, key);
  await wait(gatehouse, cycle, new Date(firstOf(2).getTime() + 3600_000).toISOString());
  await eventually(async () => (await evaluations()).length === 2);
  const periods = (await evaluations()).map(({ period }) => period);
  expect(periods).toEqual([0, 1].map((month) => firstOf(month).toISOString().slice(0, 7)));

  const [period = ''] = periods;
  const report = (enrolment: string) =>
    eventually(() =>
      gatehouse.processes.reportActuals(
        key,
        'monthly',
        period,
        { by: office, actuals: { enrolment }, notes: '' },
        randomUUID(),
      ),
    );
  const { approval = '' } = await report('450');
  await eventually(() => gatehouse.readModel.approval(approval));
  await loseEverything(gatehouse, key);
  await approveAll(gatehouse, approval);
  await eventually(async () => (await evaluations())[0]?.state === 'signedOff');
  const told = (await toldBy(gatehouse, evaluationId(key, 'monthly', period))).map(({ type }) => type);
  expect(told).toEqual(['evaluation.opened', 'evaluation.answered', 'evaluation.scored', 'evaluation.signedOff']);
});
