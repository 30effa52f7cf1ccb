import { chineseDay } from '../../../domain/calendar/said-days';
import fc from 'fast-check';
import {
  adjustmentAfter,
  assertAdjustmentSaid,
  assertTouchesNothingOpen,
  holdsFrom,
  voteOn,
  type Adjustment,
} from '../../../domain/strategy/adjustments';
import { changesThatDiffer, programmeAdjusted, type AdjustmentChanges } from '../../../domain/strategy/changes';
import { adjustmentMoves } from '../../../domain/strategy/consequences';
import { effectOf } from '../../../domain/strategy/effects';
import { assertAdjustmentFits } from '../../../domain/strategy/refusals';
import { adjustmentContent, strategySentence } from '../../../domain/strategy/words';
import { kpisOf } from '../../../domain/programme/evaluation-plans';
import { milestonesIn } from '../../../domain/programme/phase-plans';
import { DomainError } from '../../../domain/shared/errors';
import { lint } from '../../../domain/definition/lint';
import { sceneFrom } from '../../support/adjustments';
import { seed } from '../../support/seed';

const from = '2026-07-01';
const scene = sceneFrom(from);
const decision = { adjustment: 'a', approval: 'p:adjustment:a:1', from };
const [, later] = scene.milestones.filter(({ baselineOn }) => baselineOn > '2026-08-01');
const milestone = later?.key ?? '';
const numbered = seed.evaluation.kpis.filter(({ target }) => 'number' in target).map(({ key }) => key);
const [market = '', finance = ''] = numbered;
const policy = Object.keys(seed.policies)[0] ?? '';
const budget = Object.keys(seed.budgets)[0] ?? '';
const payees = Object.keys(seed.distribution?.shares ?? {});

const refusalOf = (act: () => unknown): Pick<DomainError, 'code' | 'facts'> | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};
const placed = (changes: AdjustmentChanges, on = scene) => {
  const refused = refusalOf(() => assertAdjustmentFits(on, changes));
  return refused && `${refused.code} ${String(refused.facts.field)}`;
};

describe('what an adjustment may change', () => {
  test.each<[string, AdjustmentChanges, string | undefined]>([
    [
      'a milestone, a target and a policy together',
      {
        milestones: { [milestone]: { due: '2027-03-31' } },
        kpis: { [market]: { target: '15' } },
        policies: { [policy]: { within: { workingDays: 7 } } },
      },
      undefined,
    ],
    [
      'weights that are still the whole',
      { kpis: { [market]: { weight: 2000 }, [finance]: { weight: 3000 } } },
      undefined,
    ],
    ['a weight alone, so that they are not', { kpis: { [market]: { weight: 2000 } } }, 'invalid_input changes.kpis'],
    [
      'a milestone that there is not',
      { milestones: { constructor: { due: '2027-03-31' } } },
      'not_found changes.milestones.constructor',
    ],
    [
      'a day before its own',
      { milestones: { [milestone]: { due: '2026-06-30' } } },
      `invalid_input changes.milestones.${milestone}.due`,
    ],
    ['its own day', { milestones: { [milestone]: { due: from } } }, undefined],
    ['an indicator that there is not', { kpis: { moon: { target: '1' } } }, 'not_found changes.kpis.moon'],
    [
      'a target that is no number',
      { kpis: { [market]: { target: 'many' } } },
      `invalid_input changes.kpis.${market}.target`,
    ],
    ['a target below zero', { kpis: { [market]: { target: '-1' } } }, `invalid_input changes.kpis.${market}.target`],
    [
      'a target for what is rated by a rubric',
      { kpis: { brand: { target: '4' } } },
      'invalid_input changes.kpis.brand.target',
    ],
    [
      'shares that are not the whole',
      { shares: Object.fromEntries(payees.map((key) => [key, 3000])) },
      'invalid_input changes.shares',
    ],
    ['a share for one payee alone', { shares: { [payees[0] ?? '']: 10_000 } }, 'invalid_input changes.shares'],
    ['a budget that there is not', { budgets: { moon: '1' } }, 'invalid_input changes.budgets'],
    ['another budget', { budgets: { [budget]: '1' } }, undefined],
    ['a policy that there is not', { policies: { moon: { within: { days: 1 } } } }, 'not_found policy'],
    ['nothing', {}, 'invalid_input changes'],
    ['what holds already', { kpis: { [market]: { target: '20.0', weight: 2500 } } }, 'invalid_input changes'],
  ])('%s', (_, changes, refusal) => {
    expect(placed(changes)).toBe(refusal);
  });

  test('is no milestone that is over: nobody is in time afterwards', () => {
    const over = sceneFrom(from, {
      milestones: scene.milestones.map((each) => (each.key === milestone ? { ...each, state: 'accepted' } : each)),
    });
    expect(placed({ milestones: { [milestone]: { due: '2027-03-31' } } }, over)).toBe(
      `milestone_not_open changes.milestones.${milestone}`,
    );
  });

  test('leaves out what does not differ', () => {
    const planned = Object.fromEntries(scene.milestones.map(({ key, baselineOn }) => [key, baselineOn]));
    const asked = {
      milestones: { [milestone]: { due: planned[milestone] ?? '' } },
      kpis: { [market]: { target: '20.00', weight: 2000 } },
      shares: { ...seed.distribution?.shares },
    };
    expect(changesThatDiffer(seed, planned, asked)).toEqual({ kpis: { [market]: { weight: 2000 } } });
  });
});

describe('what follows from an adjustment', () => {
  const moves = (changes: AdjustmentChanges, on = scene) => adjustmentMoves(on, assertAdjustmentFits(on, changes));

  test('is told of each change: by how much a milestone moves, and what needs it and would be due before it', () => {
    const dependant = seed.phases[1]?.milestones.find(({ key }) => key !== milestone);
    const on = sceneFrom(from, {
      definition: {
        ...seed,
        phases: seed.phases.map((phase) => ({
          ...phase,
          milestones: phase.milestones.map((each) =>
            each.key === dependant?.key ? { ...each, needs: [{ milestone, is: 'accepted' as const }] } : each,
          ),
        })),
      },
    });
    const [move] = moves({ milestones: { [milestone]: { due: '2027-12-31' } } }, on);
    expect(move).toMatchObject({ part: 'milestones', key: milestone, field: 'due', to: { zh: '2027年12月31日' } });
    const told = move?.follows.map(({ en }) => en).join('\n') ?? '';
    expect(told).toMatch(/^\d+ working days later/);
    expect(told).toContain(`"${dependant?.title.en}" needs it and is still due on`);
  });

  test('says that a forecast becomes late, and that the office will be asked to report', () => {
    const on = sceneFrom(from, {
      milestones: scene.milestones.map((each) =>
        each.key === milestone ? { ...each, forecastOn: '2027-06-30' } : each,
      ),
    });
    const [move] = moves({ milestones: { [milestone]: { due: '2026-08-03' } } }, on);
    const told = move?.follows.map(({ en }) => en).join('\n') ?? '';
    expect(told).toMatch(/Forecast for 30 Jun 2027, it becomes \d+ working days late/);
    expect(told).toContain('the office is asked to report');
  });

  test('says which periods are measured by a new target, and which under way keep the old one', () => {
    const on = sceneFrom('2026-05-15', {
      evaluations: [
        { cycle: 'quarterly', period: '2026-Q2', state: 'collecting' },
        { cycle: 'quarterly', period: '2026-Q1', state: 'signedOff' },
      ],
    });
    const [move] = moves({ kpis: { [market]: { target: '15' } } }, on);
    expect(move?.follows.map(({ en }) => en)).toEqual([
      'Periods that began before 15 May 2026 keep what they began with; the first that are measured by it: 2026-Q3, 2027',
      'Evaluations under way keep theirs: 2026-Q2',
    ]);
  });

  test('is in what the groups are asked, from what to what', () => {
    const { summary } = adjustmentContent({
      changes: {},
      title: '市场转向',
      reason: 'prices fall',
      effectiveOn: from,
      moves: moves({ budgets: { [budget]: '100' } }),
    });
    expect(summary.map(({ en }) => en).join('\n')).toMatch(
      /budget: CNY [\d,.]+ → CNY 1\.00 \(CNY [\d,.]+ less; what is committed or paid stays\)/,
    );
    expect(summary.at(-1)?.zh).toContain(`自${chineseDay(from)}零时起一并生效`);
  });
});

describe('an adjustment takes effect', () => {
  test.each([
    ['2026-07-01', '2026-06-01', '2026-07-01'],
    ['2026-07-01', '2026-06-30', '2026-07-01'],
    ['2026-07-01', '2026-07-01', '2026-07-02'],
    ['2026-07-01', '2026-08-09', '2026-08-10'],
  ])('asked for %s and approved on %s, from %s on', (asked, approved, holds) => {
    expect(holdsFrom(asked, approved)).toBe(holds);
  });

  test('never on a day that has come when it is asked for', () => {
    const said = (effectiveOn: string) =>
      refusalOf(() => assertAdjustmentSaid({ title: 't', reason: 'r', effectiveOn }, '2026-06-30'))?.facts.field;
    expect(['2026-06-29', '2026-06-30', '2026-07-01'].map(said)).toEqual(['effectiveOn', 'effectiveOn', undefined]);
  });

  test('with all its parts at once: the milestone, the target and the policy', () => {
    const after = programmeAdjusted(
      seed,
      {
        milestones: { [milestone]: { due: '2027-03-31', criterion: { zh: '新', en: 'new' } } },
        kpis: { [market]: { target: '15' } },
        policies: { [policy]: { within: { workingDays: 7 } } },
      },
      decision,
    );
    expect(milestonesIn(after).find(({ key }) => key === milestone)).toMatchObject({
      due: { date: '2027-03-31' },
      criterion: { en: 'new' },
    });
    expect(after.evaluation.kpis.find(({ key }) => key === market)?.target).toMatchObject({ number: '15' });
    expect(after.policies[policy]?.within).toEqual({ workingDays: 7 });
    expect(after.timesDecided?.[policy]).toMatchObject({ adjustment: 'a', from });
  });

  test('leaves periods that began before it with what they began with, through several adjustments', () => {
    const target = (number: string, on: string) => (programme: typeof seed) =>
      programmeAdjusted(programme, { kpis: { [market]: { target: number } } }, { ...decision, from: on });
    const { evaluation } = target('12', '2027-02-01')(target('15', '2026-07-01')(seed));
    const numberFor = (starts: string) => {
      const kpi = kpisOf(evaluation, starts).find(({ key }) => key === market);
      return kpi && 'number' in kpi.target ? kpi.target.number : undefined;
    };
    expect(['2026-01-01', '2026-04-01', '2026-07-01', '2027-01-01', '2027-04-01'].map(numberFor)).toEqual([
      '20',
      '20',
      '15',
      '15',
      '12',
    ]);
  });

  test('without a milestone that is over meanwhile, which is said; and not at all once the programme ends', () => {
    const changes = { milestones: { [milestone]: { due: '2027-03-31' } }, kpis: { [market]: { target: '15' } } };
    const over = sceneFrom(from, {
      milestones: scene.milestones.map((each) => (each.key === milestone ? { ...each, state: 'accepted' } : each)),
    });
    expect(effectOf(over, 'running', changes)).toMatchObject({
      changes: { kpis: { [market]: { target: '15' } } },
      left: [{ en: `the milestone "${later?.title.en}" is over` }],
    });
    expect(effectOf(scene, 'exiting', changes)).toMatchObject({ lapsed: { en: expect.stringContaining('wound up') } });
  });

  test('whatever is accepted leaves a programme that could be published, and asked for again changes nothing', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2027-11-${String(day).padStart(2, '0')}`);
    const asked = fc.record(
      {
        milestones: fc.dictionary(fc.constantFrom(...scene.milestones.map(({ key }) => key)), fc.record({ due: days })),
        kpis: fc.dictionary(
          fc.constantFrom(...numbered),
          fc.record({ target: fc.integer({ min: 0, max: 99 }).map(String), weight: fc.constantFrom(2000, 2500, 3000) }),
        ),
        budgets: fc.dictionary(fc.constantFrom(...Object.keys(seed.budgets)), fc.nat().map(String)),
      },
      { requiredKeys: [] },
    );
    const known = lint(seed, []).length;
    fc.assert(
      fc.property(asked, (changes) => {
        if (placed(changes) !== undefined) return;
        const fitting = assertAdjustmentFits(scene, changes);
        const after = programmeAdjusted(seed, fitting, decision);
        expect(lint(after, [])).toHaveLength(known);
        const again = sceneFrom(from, {
          definition: after,
          milestones: scene.milestones.map((each) => ({
            ...each,
            baselineOn: fitting.milestones?.[each.key]?.due ?? each.baselineOn,
          })),
        });
        expect(placed(fitting, again)).toBe('invalid_input changes');
        expect(adjustmentMoves(scene, fitting).every((move) => move.from.en !== move.to.en)).toBe(true);
      }),
    );
  });
});

describe('several adjustments', () => {
  const other: Adjustment = {
    key: 'first',
    title: 'first',
    reason: 'r',
    by: 'o@a.example',
    effectiveOn: from,
    changes: { milestones: { [milestone]: { due: '2027-03-31' } }, kpis: { [market]: { weight: 2000 } } },
    moves: [],
    state: 'approved',
    approval: '',
  };
  const refusedBeside = (changes: AdjustmentChanges, state: Adjustment['state'] = 'approved') =>
    refusalOf(() => assertTouchesNothingOpen([{ ...other, state }], { key: 'second', changes }));

  test('that touch the same are not open together: the later one is refused', () => {
    expect(refusedBeside({ milestones: { [milestone]: { due: '2027-04-30' } } })).toMatchObject({
      code: 'adjustment_overlaps',
      facts: { adjustment: 'first', touched: [`milestones.${milestone}`] },
    });
    expect(refusedBeside({ kpis: { [finance]: { weight: 3000 } } })?.facts.touched).toEqual(['weights']);
    expect(refusedBeside({ kpis: { [finance]: { target: '10' } } })).toBeUndefined();
    expect(refusedBeside({ milestones: { [milestone]: { due: '2027-04-30' } } }, 'inForce')).toBeUndefined();
  });

  test('the earlier one is not held up by the later', () => {
    const changes = { shares: {} };
    const both = ['first', 'second'].map((key) => ({ ...other, key, changes }));
    expect(refusalOf(() => assertTouchesNothingOpen(both, { key: 'first', changes }))).toBeUndefined();
    expect(refusalOf(() => assertTouchesNothingOpen(both, { key: 'second', changes }))?.code).toBe(
      'adjustment_overlaps',
    );
  });

  test('end as they were voted on', () => {
    expect(
      (['approved', 'approvedWithConditions', 'rejected', 'changesRequested', 'expired', 'withdrawn'] as const).map(
        voteOn,
      ),
    ).toEqual(['approved', 'approved', 'rejected', 'rejected', 'undecided', 'withdrawn']);
    const why = { zh: '已经结束', en: 'it has ended' };
    const lapsed = adjustmentAfter(other, { type: 'adjustment.lapsed', adjustment: 'first', why, told: [] });
    expect(lapsed).toMatchObject({ state: 'lapsed', left: [why] });
    expect(strategySentence({ type: 'adjustment.lapsed', adjustment: 'first', why, told: [] }).en).toContain(
      'it has ended',
    );
  });
});
