import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { evaluationCycleId } from '../../contracts/evaluation';
import type { Programme } from '../../domain/programme/programme';
import type { Proposal } from '../../domain/agreements/proposals';
import { dayIn, today } from '../support/days';
import { comesTo, signAgreement, startProgramme, submitAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const renewedByItself = (programme: Programme): Programme => {
  const { consortium, ...others } = programme.agreements;
  if (!consortium) throw new Error('It has a consortium agreement.');
  const renewal = { kind: 'automatic', notice: { days: 30 } } as const;
  const term = { months: 12, convention: 'inclusiveStart' } as const;
  return { ...programme, agreements: { consortium: { ...consortium, term, renewal }, ...others } };
};

test('once a programme is wound up no evaluation opens any more, and its agreements stay in force but are not renewed by themselves', async () => {
  const { key } = await startProgramme(gatehouse, renewedByItself);
  await signAgreement(gatehouse, key, 'consortium', today());
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const kill = { proposal: 'kill', by: office, note: '' } as const;
  const { approval = '' } = await gatehouse.processes.requestGate(key, 'preparation', kill, randomUUID());
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'programme', 'exiting');

  for (const cycle of ['monthly', 'quarterly', 'annual'] as const) {
    const process = evaluationCycleId(key, cycle);
    await gatehouse.client.workflow.getHandle(process).result();
    expect(await toldBy(gatehouse, process)).toEqual([{ type: 'cycle.ended', cycle }]);
  }
  expect((await gatehouse.readModel.programme(key))?.evaluations).toEqual([]);

  const seen = async () =>
    (await gatehouse.readModel.programme(key))?.agreements.find((each) => each.key === 'consortium');
  const { plan } = await eventually(async () => {
    const agreement = await seen();
    return agreement?.isWindingUp && agreement;
  });
  await comesTo(gatehouse, key, 'consortium', 'effective');
  await wait(gatehouse, agreementId(key, 'consortium'), plan?.endsAt ?? '', 1);
  await comesTo(gatehouse, key, 'consortium', 'expired');
});

test('an ending programme takes on nothing: what is open is closed with its reason, its agreements are asked about, and once it has ended nothing waits', async () => {
  const definition = await startProgramme(gatehouse);
  const { key } = definition;
  const view = async () => gatehouse.readModel.programme(key);
  const agreement = async (name: string) => (await view())?.agreements.find((each) => each.key === name);
  await signAgreement(gatehouse, key, 'consortium', today());
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const open = await submitAgreement(gatehouse, key, 'data-sharing');
  const kill = { proposal: 'kill', by: office, note: '' } as const;
  const { approval = '' } = await gatehouse.processes.requestGate(key, 'preparation', kill, randomUUID());
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'programme', 'exiting');

  await eventually(async () => (await gatehouse.readModel.approval(open))?.state === 'withdrawn');
  expect(await toldBy(gatehouse, open)).toContainEqual(
    expect.objectContaining({ type: 'approval.withdrawn', by: 'system:exit' }),
  );
  await comesTo(gatehouse, key, 'data-sharing', 'withdrawn');
  await eventually(async () => (await agreement('consortium'))?.isFateAsked);
  expect((await view())?.waiting.filter(({ kind }) => kind === 'agreement')).toMatchObject([
    { id: 'consortium', what: { en: expect.stringContaining('propose what becomes of this agreement') } },
  ]);
  const takesOver = await gatehouse.planner.beginOf(key, dayIn(20));
  const amends = { matter: 'amendment', takesOver, reason: 'longer' } as const;
  const proposes = (proposal: Proposal) =>
    gatehouse.processes.changeAgreement(
      key,
      'consortium',
      { type: 'agreement.proposed', proposal, by: office },
      randomUUID(),
    );
  expect(await refusal(proposes(amends))).toBe('programme_ending');

  const steps = await eventually(async () => {
    const owed = (await view())?.obligations.filter(({ state }) => state === 'open') ?? [];
    return owed.length >= definition.exit.steps.length && owed;
  });
  for (const { key: step } of steps)
    await gatehouse.processes.fulfil(
      step,
      { evidence: 'done', by: office, at: new Date().toISOString() },
      randomUUID(),
    );
  await comesTo(gatehouse, key, 'programme', 'ended');
  await eventually(async () => (await agreement('consortium'))?.isProgrammeOver);
  expect((await view())?.waiting).toEqual([]);
  expect(await agreement('consortium')).toMatchObject({ state: 'effective' });
  expect((await agreement('consortium'))?.isFateAsked).toBeUndefined();
});
