import { randomUUID } from 'node:crypto';
import { agreementId, agreementRecord } from '../../contracts/agreement';
import { approvalQuery } from '../../contracts/approval';
import type { Evidence } from '../../domain/approvals/approvals';
import { comesTo, signAgreement, standing, startProgramme, submitAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, closed, decide, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const evidence: readonly Evidence[] = [
  { kind: 'document', title: 'the votes', hash: 'a'.repeat(64) },
  { kind: 'link', title: 'the registry', url: 'https://registry.example' },
  { kind: 'number', title: 'patients', value: '1000' },
];

const submit = (programme: string, phase: string, milestone: string, shown = evidence) =>
  gatehouse.processes.submitMilestone(
    programme,
    phase,
    { milestone, by: office, evidence: shown, note: '' },
    randomUUID(),
  );

const requestGate = (programme: string, phase: string) =>
  gatehouse.processes.requestGate(programme, phase, { by: office, note: '' }, randomUUID());

test('a programme goes from its first agreement through both gates to its end', async () => {
  const { key } = await startProgramme(gatehouse);
  expect(await refusal(submit(key, 'preparation', 'protocol-approved'))).toBe('needs_unmet');
  expect(await refusal(requestGate(key, 'preparation'))).toBe('gate_not_ready');

  await signAgreement(gatehouse, key, 'data-sharing', '2026-10-01');
  const child = gatehouse.client.workflow.getHandle(agreementId(key, 'data-sharing'));
  expect(await child.query(agreementRecord)).toMatchObject({ state: 'signed' });
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');
  expect(await child.query(agreementRecord)).toMatchObject({ effectiveOn: '2026-10-05' });
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');

  expect(await refusal(submit(key, 'preparation', 'protocol-approved', evidence.slice(0, 1)))).toBe(
    'evidence_required',
  );
  const first = await eventually(async () => (await submit(key, 'preparation', 'protocol-approved')).approval);
  expect(await refusal(submit(key, 'preparation', 'protocol-approved'))).toBe('milestone_not_open');
  await decide(gatehouse, first, 'spree.clinical.lead', { verdict: 'requestChanges' });
  await closed(gatehouse, first);
  await comesTo(gatehouse, key, 'protocol-approved', 'rework');
  const second = (await submit(key, 'preparation', 'protocol-approved')).approval ?? '';
  expect(second).toMatch(/:2$/);
  await approveAll(gatehouse, second);
  await comesTo(gatehouse, key, 'protocol-approved', 'accepted');

  const refused = (await requestGate(key, 'preparation')).approval ?? '';
  expect(await refusal(requestGate(key, 'preparation'))).toBe('gate_not_ready');
  await decide(gatehouse, refused, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, refused);
  const asked = await eventually(async () => (await requestGate(key, 'preparation')).approval);
  expect((await standing(gatehouse, key))['preparation']).not.toBe('closed');
  await approveAll(gatehouse, asked);
  await comesTo(gatehouse, key, 'enrolment', 'running');

  await approveAll(
    gatehouse,
    await eventually(async () => (await submit(key, 'enrolment', 'first-thousand')).approval),
  );
  await approveAll(gatehouse, await eventually(async () => (await requestGate(key, 'enrolment')).approval));
  await comesTo(gatehouse, key, 'programme', 'completed');
  expect((await toldBy(gatehouse, key)).map(({ type }) => type)).toEqual(['programme.started', 'programme.completed']);
});

test('an agreement that its groups send back is submitted again as a second round, and ends with its term', async () => {
  const { key } = await startProgramme(gatehouse);
  const first = await submitAgreement(gatehouse, key, 'consortium');
  await decide(gatehouse, first, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, first);
  await signAgreement(gatehouse, key, 'consortium', '2026-10-05');
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const process = agreementId(key, 'consortium');
  const handle = gatehouse.client.workflow.getHandle(process);
  expect(await handle.query(agreementRecord)).toMatchObject({ round: 2, expiresOn: '2029-07-05' });
  await wait(gatehouse, process, '2029-07-05T12:00:00Z');
  expect(await handle.query(agreementRecord)).toMatchObject({ state: 'effective' });
  await wait(gatehouse, process, '2029-07-06T12:00:00Z');
  await comesTo(gatehouse, key, 'consortium', 'expired');
});

test('workers that come and go in the middle leave a record that says what the processes know', async () => {
  const { key } = await startProgramme(gatehouse);
  const restart = async () => {
    await gatehouse.worker.stop();
    await gatehouse.worker.start();
  };
  const id = await submitAgreement(gatehouse, key, 'data-sharing');
  const votes = [
    'spree.clinical.lead',
    'manzanares.clinical.lead',
    'spree.data.protection',
    'manzanares.data.protection',
  ];
  for (const seat of votes) {
    await eventually(() => decide(gatehouse, id, seat));
    if (seat === votes[1]) await restart();
  }
  await closed(gatehouse, id);
  const known = await gatehouse.client.workflow.getHandle(id).query(approvalQuery);
  expect((await gatehouse.readModel.approval(id))?.approval).toEqual(known);
  expect((await toldBy(gatehouse, id)).map(({ type }) => type)).toEqual([
    'approval.opened',
    'approval.decided',
    'approval.decided',
    'approval.stageOpened',
    'approval.decided',
    'approval.decided',
    'approval.closed',
  ]);
});
