import type { EvaluationView } from '../../../domain/evaluations/views';
import { requestedCause, assertMayAsk } from '../../../domain/evaluations/requests';
import { openedImprovement } from '../../../domain/improvements/openings';
import { specialOf } from '../../../domain/programme/evaluation-defaults';
import type { Programme } from '../../../domain/programme/programme';
import { seatedBy } from '../../../domain/roster/rosters';
import { lastHolders } from '../../../domain/roster/successions';
import type { Happening } from '../../../domain/record/ledger';
import type { DomainError } from '../../../domain/shared/errors';
import { causesIn } from '../../../domain/views/causes';
import { restatedFor } from '../../../domain/views/restatements';
import type { ProgrammeView } from '../../../domain/views/views';
import { after, analysed, anImprovement, planned } from '../../support/improvements';
import { east, seed, west } from '../../support/seed';

const at = '2026-11-02T02:00:00.000Z';
const view = (changes: Partial<ProgrammeView> = {}) =>
  ({ key: seed.key, definition: seed, evaluations: [], improvements: [], risks: [], ...changes }) as ProgrammeView;
const causes = (happening: Happening, definition: Programme = seed) =>
  causesIn(view({ definition }), { programme: seed.key, process: 'x', number: 7, at, happening });

describe('another chair', () => {
  const changed = (holders: Readonly<Record<string, string | null>>): Happening => ({
    type: 'roster.changed',
    holders,
    substitutions: [],
  });
  const chair = `${east.key}.strategic.chair`;

  test('opens a special evaluation, named by the seat', () => {
    expect(causes(changed({ [chair]: `president@${east.domain}` }))).toEqual([
      expect.objectContaining({ trigger: 'chairChanged', key: `chairChanged.${chair}.7`, on: '2026-11-02' }),
    ]);
  });

  test('is one for each chair that changes hands', () => {
    const both = { [chair]: 'a@x.example', [`${west.key}.finance.finance`]: 'b@x.example' };
    expect(causes(changed(both)).map(({ key }) => key)).toHaveLength(2);
  });

  test.each([
    ['another seat of the group', { [`${east.key}.strategic.strategy`]: 'new@x.example' }],
    ['a chair that falls vacant', { [chair]: null }],
    ['nobody but who stands in', {}],
  ])('is not %s', (_what, holders) => {
    expect(causes(changed(holders))).toEqual([]);
  });
});

describe('whoever is appointed again', () => {
  const chair = `${east.key}.strategic.chair`;
  const [first, second] = [`chair@${east.domain}`, `president@${east.domain}`];
  const programme: Programme = {
    ...seed,
    people: { ...seed.people, [first]: { ...seed.people?.[first], secondAddress: 'chair@personal.example' } },
  };
  const begun = seatedBy(programme, { [chair]: first });
  const opens = (next: string, since: readonly (string | null)[] = []) =>
    causesIn(
      view({ definition: programme }),
      {
        ...{ programme: seed.key, process: 'x', number: 7, at },
        happening: { type: 'roster.changed', holders: { [chair]: next }, substitutions: [] },
      },
      lastHolders(
        begun,
        since.map((holder) => ({ holders: { [chair]: holder } })),
      ),
    ).length;

  test.each([
    ['to the chair that they hold', first, []],
    ['to the chair that they held until it fell vacant', first, [null]],
    ['by another of their addresses', 'chair@personal.example', []],
    ['to the chair that they took over', second, [second]],
  ] as const)('%s is no other chair', (_how, next, since) => {
    expect(opens(next, since)).toBe(0);
  });

  test.each([
    ['somebody else', second, []],
    ['somebody else after a vacancy', second, [null]],
    ['the one before, after somebody else', first, [second]],
  ] as const)('%s is another chair', (_who, next, since) => {
    expect(opens(next, since)).toBe(1);
  });
});

describe('an accident or compliance event', () => {
  const told = (source: 'accident' | 'complaint', occurredOn?: string): Happening => ({
    type: 'improvement.opened',
    improvement: 'fire',
    opened: openedImprovement(seed, {
      key: 'fire',
      source,
      title: { zh: '电池舱起火', en: 'Fire in a battery container' },
      problem: { zh: '起火', en: 'Fire' },
      ...(occurredOn !== undefined && { occurredOn }),
      by: `service@${east.domain}`,
      party: east.key,
      now: at,
    }),
  });

  test('is looked at on the day on which it happened; where nobody said, on that of the report', () => {
    expect(causes(told('accident', '2026-10-30'))).toEqual([
      expect.objectContaining({ trigger: 'accident', on: '2026-10-30', key: 'accident.fire.7' }),
    ]);
    expect(causes(told('accident'))[0]?.on).toBe('2026-11-02');
    expect(causes(told('complaint'))).toEqual([]);
  });

  test('opens none where the programme names other triggers, or none at all', () => {
    const { special: _none, ...plan } = seed.evaluation;
    const others = { ...specialOf(seed.evaluation), triggers: ['riskHigh'] as const };
    expect(causes(told('accident'), { ...seed, evaluation: plan })).toEqual([]);
    expect(causes(told('accident'), { ...seed, evaluation: { ...plan, special: others } })).toEqual([]);
  });
});

describe('a party’s request', () => {
  const request = (on: string, party = east.key) => ({ party, by: `pmo@${east.domain}`, why: '工期', on });
  const opened = (on: string, party = east.key): EvaluationView =>
    ({ key: 'e', cycle: 'special', cause: requestedCause(seed, request(on, party)) }) as EvaluationView;
  const refusal = (on: string, evaluations: readonly EvaluationView[], definition: Programme = seed) => {
    try {
      assertMayAsk({ definition, evaluations }, request(on));
      return undefined;
    } catch (error) {
      return error as DomainError;
    }
  };

  test.each([
    ['none before', '2026-02-03', []],
    ['the other party’s of the quarter', '2026-02-03', [opened('2026-01-05', west.key)]],
    ['its own of the quarter before', '2026-04-01', [opened('2026-03-31')]],
  ] as const)('is granted with %s', (_what, on, evaluations) => {
    expect(refusal(on, evaluations)).toBeUndefined();
  });

  test('is refused a second time in a quarter, with the day from which on it may come again', () => {
    const found = refusal('2026-12-31', [opened('2026-10-01')]);
    expect([found?.code, found?.facts['next']]).toEqual(['requested_this_quarter', '2027-01-01']);
    expect(found?.message).toContain('1 Jan 2027');
  });

  test('is refused where the programme evaluates at nobody’s request', () => {
    const { special: _none, ...plan } = seed.evaluation;
    expect(refusal('2026-02-03', [], { ...seed, evaluation: plan })?.code).toBe('not_on_request');
  });
});

describe('a restatement', () => {
  const quarter = (version: number, satisfaction: string, total = '75.00') =>
    ({
      key: `q${version}`,
      cycle: 'quarterly',
      period: '2026-Q1',
      state: 'signedOff',
      ...(version > 1 && { version }),
      scorecard: {
        scores: [{ kpi: 'market', actual: '11.9' }],
        guards: [{ guard: 'satisfaction', actual: satisfaction, state: 'failed' }],
        total,
      },
    }) as unknown as EvaluationView;
  const signedOff = (evaluation: string): Happening => ({ type: 'evaluation.signedOff', evaluation, approval: 'a' });
  const improved = after(analysed(), planned());
  const told = (evaluations: readonly EvaluationView[], improvements = [improved], key = 'q2') =>
    restatedFor(view({ evaluations, improvements }), signedOff(key));

  test('is told to an improvement whose criterion is measured by what was corrected', () => {
    expect(told([quarter(1, '88'), quarter(2, '91')])).toEqual([
      expect.objectContaining({
        improvement: improved.key,
        restated: expect.objectContaining({ evaluation: 'q2', before: '88', after: '91' }),
        told: expect.arrayContaining([`pmo@${east.domain}`]),
      }),
    ]);
  });

  test('is told to one that its score or guard opened, with the totals', () => {
    const cause = { key: 'quarterly:2026-Q1', problem: 'quarterly' };
    const opened = anImprovement({ key: 'low', source: 'score', cause });
    expect(told([quarter(1, '88'), quarter(2, '88', '82.00')], [opened])[0]?.restated).toMatchObject({
      before: '75.00',
      after: '82.00',
    });
  });

  test.each([
    ['the first version', [quarter(1, '88')], [improved], 'q1'],
    ['another figure', [quarter(1, '88'), quarter(2, '88', '82.00')], [improved], 'q2'],
    ['one that is closed', [quarter(1, '88'), quarter(2, '91')], [{ ...improved, state: 'closed' as const }], 'q2'],
    ['one without a plan', [quarter(1, '88'), quarter(2, '91')], [anImprovement()], 'q2'],
  ])('says nothing for %s', (_what, evaluations, improvements, key) => {
    expect(told(evaluations, improvements, key)).toEqual([]);
  });
});
