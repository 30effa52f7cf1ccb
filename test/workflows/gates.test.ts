import { randomUUID } from 'node:crypto';
import { phaseId, type GateRequest } from '../../contracts/phase';
import { addDays } from '../../domain/calendar/dates';
import type { Evidence } from '../../domain/approvals/approvals';
import { dayIn } from '../support/days';
import { comesTo, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { strategic } from '../support/programmes';
import { approveAll, closed, decide, mailsTo, office, refusal, stateOf, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const evidence: readonly Evidence[] = [
  { kind: 'document', title: 'the votes' },
  { kind: 'link', title: 'the registry', url: 'https://registry.example' },
  { kind: 'number', title: 'patients', value: '1000' },
];

const propose = async (programme: string, request: Partial<GateRequest> = {}, phase = 'preparation') =>
  (await gatehouse.processes.requestGate(programme, phase, { by: office, note: '', ...request }, randomUUID()))
    .approval ?? '';
/** The phase as it is seen to stand, once it does so. */
const seen = (programme: string, state: string, key = 'preparation') =>
  eventually(async () => {
    const phase = (await gatehouse.readModel.programme(programme))?.phases.find((each) => each.key === key);
    return phase?.state === state && phase;
  });
const submit = (programme: string, milestone: string, phase = 'preparation') =>
  eventually(async () => {
    const submission = { milestone, by: office, evidence, note: '' };
    return (await gatehouse.processes.submitMilestone(programme, phase, submission, randomUUID())).approval;
  });

/** A programme whose first phase has met every criterion. */
const readyForItsGate = async () => {
  const { key } = await startProgramme(gatehouse, strategic);
  await signAgreement(gatehouse, key, 'data-sharing', '2026-10-01');
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');
  await approveAll(gatehouse, await submit(key, 'protocol-approved'));
  await comesTo(gatehouse, key, 'protocol-approved', 'accepted');
  return key;
};

test('a hold stops the clocks until its review, of which the office is told, and a decision to resume moves what was open by the days it took', async () => {
  const { key } = await startProgramme(gatehouse, strategic);
  const process = phaseId(key, 'preparation');
  expect(await refusal(propose(key, { proposal: 'hold', reviewOn: dayIn(92) }))).toBe('review_date_refused');
  expect(await refusal(propose(key, { proposal: 'resume' }))).toBe('gate_not_ready');
  await approveAll(gatehouse, await propose(key, { proposal: 'hold', reviewOn: dayIn(20) }));
  const { hold } = await seen(key, 'onHold');
  expect(hold).toMatchObject({ reviewOn: dayIn(20) });
  const waiting = async () => (await gatehouse.readModel.programme(key))?.waiting ?? [];
  expect(await waiting()).toContainEqual(expect.objectContaining({ kind: 'gate', dueAt: hold?.reviewAt }));
  expect((await waiting()).map(({ kind }) => kind)).not.toContain('submission');

  await wait(gatehouse, process, hold?.reviewAt ?? '', 1);
  await eventually(async () => (await toldBy(gatehouse, process)).some(({ type }) => type === 'phase.reviewDue'));
  await eventually(async () =>
    (await mailsTo(gatehouse, office)).some(({ subject }) => /due for review/.test(subject)),
  );

  await approveAll(gatehouse, await propose(key, { proposal: 'resume' }));
  const { heldDays, milestones } = await seen(key, 'running');
  expect(heldDays).toBe(20);
  for (const { baselineOn, dueOn } of milestones) expect(dueOn).toBe(addDays(baselineOn, 20));
});

test('a go that is refused is a hold of 90 days, one that is sent back a recycle, and a hold that is refused changes nothing', async () => {
  const key = await readyForItsGate();
  const refused = await propose(key, { proposal: 'hold', reviewOn: dayIn(20) });
  await decide(gatehouse, refused, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, refused);
  await seen(key, 'running');

  const rejected = await propose(key);
  await decide(gatehouse, rejected, 'spree.steering.director', { verdict: 'reject' });
  expect((await seen(key, 'onHold')).hold).toMatchObject({ reviewOn: dayIn(90), cause: { approval: rejected } });

  const returned = await propose(key, { again: ['protocol-approved'] });
  await decide(gatehouse, returned, 'spree.steering.director', { verdict: 'requestChanges' });
  expect(await seen(key, 'running')).toMatchObject({ outcome: 'recycle', recycles: 1, heldDays: 0 });
  await comesTo(gatehouse, key, 'protocol-approved', 'rework');
  expect(await refusal(propose(key))).toBe('gate_not_ready');

  const second = await submit(key, 'protocol-approved');
  expect(second).toMatch(/:2$/);
  await approveAll(gatehouse, second);
  await comesTo(gatehouse, key, 'protocol-approved', 'accepted');
  await approveAll(gatehouse, await propose(key));
  await seen(key, 'running', 'enrolment');
});

test('the third recycle is decided by the strategic group as well', async () => {
  const { key } = await startProgramme(gatehouse, (programme) => {
    const { governance } = strategic(programme);
    const [gate, ...rest] = programme.phases;
    if (!gate) throw new Error('The programme has a phase.');
    const asks = { ...gate, gate: { ...gate.gate, asks: ['clinical'], policy: 'routine' } };
    return { ...programme, governance, phases: [asks, ...rest] };
  });
  const groupsOf = async (id: string) =>
    (await stateOf(gatehouse, id)).request.stages.flatMap(({ panels }) => panels.map(({ group }) => group));
  // What a decision entails is carried out a moment after it is in the record; until then nothing new is taken.
  const recycle = () => eventually(() => propose(key, { proposal: 'recycle', again: ['protocol-approved'] }));
  for (const recycles of [1, 2]) {
    const id = await recycle();
    expect(await groupsOf(id)).toEqual(['clinical']);
    await approveAll(gatehouse, id);
    await eventually(async () => (await seen(key, 'running')).recycles === recycles);
  }
  const third = await recycle();
  expect(await groupsOf(third)).toEqual(['clinical', 'steering']);
  await approveAll(gatehouse, third);
  await eventually(async () => (await seen(key, 'running')).recycles === 3);
});

test('a conditional go begins the next phase, which goes on hold by itself when a condition lapses, and not on when it is met late', async () => {
  const key = await readyForItsGate();
  expect(await refusal(propose(key, { proposal: 'conditionalGo' }))).toBe('conditions_required');
  const conditions = [{ text: 'an audit', owner: 'ethics@spree.example', due: dayIn(10) }];
  const id = await propose(key, { proposal: 'conditionalGo', conditions });
  await approveAll(gatehouse, id);
  await seen(key, 'running', 'enrolment');
  const tracked = await eventually(async () => (await gatehouse.readModel.programme(key))?.obligations[0]);
  expect(tracked).toMatchObject({ key: `${id}:proposed:1`, approval: id, condition: conditions[0] });

  await wait(gatehouse, tracked.key, tracked.dueAt, 1);
  const { hold } = await seen(key, 'onHold', 'enrolment');
  expect(hold).toMatchObject({ cause: { obligation: tracked.key } });
  for (const person of [office, 'director@manzanares.example'])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => /hold by itself/.test(subject)),
    );

  const met = { evidence: 'report 17', by: office, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(tracked.key, met, randomUUID());
  await seen(key, 'onHold', 'enrolment');
  await approveAll(gatehouse, await propose(key, { proposal: 'resume' }, 'enrolment'));
  await seen(key, 'running', 'enrolment');
});

test('a kill ends the programme by its exit plan: each step is a duty of the office, and it has ended when all are met', async () => {
  const definition = await startProgramme(gatehouse, strategic);
  const { key, exit } = definition;
  await approveAll(gatehouse, await propose(key, { proposal: 'kill' }));
  expect(await seen(key, 'closed')).toMatchObject({ outcome: 'kill' });
  await comesTo(gatehouse, key, 'programme', 'exiting');
  await comesTo(gatehouse, key, 'protocol-approved', 'failed');
  const steps = await eventually(async () => {
    const { obligations = [] } = (await gatehouse.readModel.programme(key)) ?? {};
    return obligations.length === exit.steps.length && [...obligations].sort((a, b) => (a.key < b.key ? -1 : 1));
  });
  expect(steps).toMatchObject(exit.steps.map(({ en }) => ({ state: 'open', condition: { text: en, owner: office } })));
  for (const step of steps) {
    await comesTo(gatehouse, key, 'programme', 'exiting');
    const met = { evidence: 'minutes', by: office, at: new Date().toISOString() };
    await gatehouse.processes.fulfil(step.key, met, randomUUID());
  }
  await comesTo(gatehouse, key, 'programme', 'ended');
  expect((await toldBy(gatehouse, key)).map(({ type }) => type)).toEqual([
    'programme.started',
    'programme.exitBegan',
    'programme.ended',
  ]);
});

test('a must-meet milestone is waived by the strategic group unanimously, and the gate shows who waived it and why', async () => {
  const { key } = await startProgramme(gatehouse, strategic);
  const settle = async (as: 'waived' | 'failed', milestone: string, reason = 'done elsewhere') => {
    const asked = { milestone, as, reason, by: office };
    return (await gatehouse.processes.settleMilestone(key, 'preparation', asked, randomUUID())).approval ?? '';
  };
  const start = { milestone: 'protocol-approved', by: office };
  await gatehouse.processes.startMilestone(key, 'preparation', start, randomUUID());
  await comesTo(gatehouse, key, 'protocol-approved', 'inProgress');

  const refused = await settle('waived', 'protocol-approved');
  expect(await refusal(settle('waived', 'protocol-approved'))).toBe('milestone_not_open');
  await decide(gatehouse, refused, 'spree.steering.finance', { verdict: 'reject' });
  await closed(gatehouse, refused);
  const waiver = await eventually(() => settle('waived', 'protocol-approved'));
  await approveAll(gatehouse, waiver);
  await comesTo(gatehouse, key, 'protocol-approved', 'waived');
  expect((await stateOf(gatehouse, waiver)).decisions).toHaveLength(4);

  await approveAll(gatehouse, await settle('failed', 'consortium-signed', 'never to be'));
  await comesTo(gatehouse, key, 'consortium-signed', 'failed');
  expect(await refusal(propose(key))).toBe('gate_not_ready');
  await approveAll(gatehouse, await settle('waived', 'consortium-signed'));
  await comesTo(gatehouse, key, 'consortium-signed', 'waived');
  const gate = await propose(key);
  const { summary } = (await stateOf(gatehouse, gate)).request.content;
  expect(summary.map(({ en }) => en)).toContain(`Waived: Study protocol approved (done elsewhere; approval ${waiver})`);
  await approveAll(gatehouse, gate);
  await seen(key, 'running', 'enrolment');
});

test('a condition of an acceptance that lapses has the milestone shown again', async () => {
  const { key } = await startProgramme(gatehouse, strategic);
  await signAgreement(gatehouse, key, 'data-sharing', '2026-10-01');
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');
  const id = await submit(key, 'protocol-approved');
  const conditions = [{ text: 'a statistician', owner: office, due: dayIn(5) }];
  await decide(gatehouse, id, 'spree.clinical.lead', { verdict: 'approveWithConditions', conditions });
  await approveAll(gatehouse, id);
  await comesTo(gatehouse, key, 'protocol-approved', 'conditionallyAccepted');
  const tracked = await eventually(async () => (await gatehouse.readModel.programme(key))?.obligations[0]);
  await wait(gatehouse, tracked.key, tracked.dueAt, 1);
  await comesTo(gatehouse, key, 'protocol-approved', 'rework');
  expect(await submit(key, 'protocol-approved')).toMatch(/:2$/);
});
