import { randomUUID } from 'node:crypto';
import { submitPlanVersion } from '../../api/strategy/plans';
import { strategyId } from '../../contracts/strategy';
import type { Programme } from '../../domain/programme/programme';
import { today } from '../support/days';
import { eventually } from '../support/eventually';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  approveAll,
  closed,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  office,
  refusal,
  toldBy,
} from '../support/questions';

const gatehouse = openGatehouse();
const director = 'director@spree.example';
const withPlan = (given: Programme): Programme => ({
  ...given,
  strategy: { ...given.strategy, horizons: [{ key: 'five', title: { zh: '五年规划', en: 'five years' }, years: 5 }] },
});
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));

test('a version of a plan is voted on, lost on the way, in force since that day and told; sent back it waits, and the one in force stays', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const keep = async (name: string) => {
    const file = { bytes: Buffer.from(name), name, mediaType: 'text/plain', by: office };
    const { hash } = await gatehouse.evidenceFiles.file(programme, file);
    return [{ kind: 'document', title: name, hash }] as const;
  };
  const hand = async (summary: string, changes: object = {}, by = office) =>
    submitPlanVersion(
      { ...gatehouse, now: () => new Date() } as unknown as Parameters<typeof submitPlanVersion>[0],
      await viewOf(programme),
      'five',
      { summary, evidence: await keep(`${summary}.txt`), ...changes },
      by,
      randomUUID(),
    );
  const versions = async () => (await viewOf(programme)).plans;
  const waiting = async () =>
    ((await gatehouse.readModel.programme(programme))?.waiting ?? []).filter(({ kind }) => kind === 'plan');

  expect(await refusal(hand('first', {}, director))).toBe('forbidden');
  expect(await refusal(hand('first', { evidence: [] }))).toBe('evidence_required');
  const unknown = [{ kind: 'document', title: 'lost', hash: '0'.repeat(64) }];
  expect(await refusal(hand('first', { evidence: unknown }))).toBe('invalid_input');
  const first = await hand('first');
  expect(first).toMatchObject({ plan: 'five-1', version: 1, approval: `${programme}:plan:five-1:1` });
  expect(await refusal(hand('second'))).toBe('plan_state');
  const asked = await eventually(() => gatehouse.readModel.approval(first.approval));
  expect(asked.approval.request.content.evidence).toMatchObject([{ title: 'first.txt' }]);

  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, first.approval);
  await eventually(async () => (await versions())[0]?.state === 'accepted');
  expect(await versions()).toMatchObject([{ version: 1, acceptedOn: today() }]);
  await delivered(gatehouse, programme);
  for (const person of [office, director])
    expect((await mailsTo(gatehouse, person)).some(({ subject }) => /five years|五年规划/.test(subject))).toBe(true);

  const second = await hand('second');
  await eventually(() => gatehouse.readModel.approval(second.approval));
  for (const seat of ['spree.steering.director', 'spree.steering.finance'])
    await decide(gatehouse, second.approval, seat, { verdict: 'reject' }).catch(() => undefined);
  await closed(gatehouse, second.approval);
  await eventually(async () => (await versions())[1]?.state === 'returned');
  expect(await waiting()).toMatchObject([{ id: 'five', on: [{ person: office }] }]);
  await loseEverything(gatehouse, programme);
  const third = await hand('third');
  expect(third.version).toBe(3);
  expect(await waiting()).toEqual([]);
  const told = (await toldBy(gatehouse, strategyId(programme))).map(({ type }) => type);
  expect(told.filter((type) => type.startsWith('plan.'))).toEqual([
    ...['plan.submitted', 'plan.accepted', 'plan.submitted', 'plan.returned', 'plan.submitted'],
  ]);
  const shown = await viewOf(programme);
  await gatehouse.ledger.rebuild();
  expect(await viewOf(programme)).toEqual(shown);
});
