import { lint, warn } from '../../../domain/definition/lint';
import type { Finding } from '../../../domain/shared/findings';
import { nearest } from '../../../domain/shared/nearest';
import type { AgreementObligation } from '../../../domain/programme/clauses';
import type { Programme } from '../../../domain/programme/programme';
import { readProgramme } from '../../../infra/reading/definitions';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withConsortium } from '../../support/programmes';
import type { Group, Seat } from '../../../domain/programme/governance';
import type { Agreement } from '../../../domain/programme/agreement-plans';

const file = join(__dirname, '..', '..', '..', 'programmes', 'stroke-registry.yaml');
const { programme } = readProgramme(readFileSync(file, 'utf8'), ['weekdays']);
if (!programme) throw new Error('The second programme must be without defects.');
const sound: Programme = programme;

const codes = (changed: Programme) => lint(changed, ['weekdays']).map(({ code, path }) => `${code} ${path.join('.')}`);

const withSeats = (key: string, change: (seat: Seat) => Seat | undefined): Programme => {
  const change_ = (group: Group): Group => ({ ...group, seats: group.seats.flatMap((seat) => change(seat) ?? []) });
  const groups = Object.entries(sound.governance.groups).map(([name, group]) => [
    name,
    name === key ? change_(group) : group,
  ]);
  return { ...sound, governance: { ...sound.governance, groups: Object.fromEntries(groups) } };
};

const withPolicy = (key: string, change: Partial<Programme['policies'][string]>): Programme => {
  const policy = sound.policies[key];
  if (!policy) throw new Error(`no policy ${key}`);
  return { ...sound, policies: { ...sound.policies, [key]: { ...policy, ...change } } };
};

const asks = (rule: Programme['policies'][string]['stages'][number]['panels'][number]['rule']) =>
  withPolicy('routine', { stages: [{ panels: [{ group: '$subject', rule }] }] });

describe('what is well-formed but cannot work', () => {
  test('a sound programme has nothing to find', () => {
    expect(codes(sound)).toEqual([]);
  });

  test('a group in which one deciding party has no seat may not decide alone', () => {
    expect(codes(withSeats('data', (seat) => (seat.party === 'spree' ? undefined : seat)))).toEqual([
      'group_party_empty governance.groups.data',
    ]);
  });

  test('a second address of somebody who has no part in the programme', () => {
    const people = { 'nobody@spree.example': { secondAddress: 'nobody@home.example' } };
    expect(codes({ ...sound, people })).toEqual(['person_unknown people.nobody@spree.example']);
  });

  test('two chairs of one party in one group', () => {
    const changed = withSeats('data', (seat) => ({ ...seat, chair: true }));
    expect(codes(changed)).toEqual(['chairs_too_many governance.groups.data']);
  });

  test('a chain that begins with a chair that nobody is', () => {
    const changed = withSeats('clinical', (seat) => ({ ...seat, chair: false }));
    expect(codes(changed)).toEqual(['escalation_chair_missing governance.groups.clinical']);
  });

  test('a policy that escalates to nobody at all', () => {
    expect(codes(withPolicy('routine', { atDeadline: 'escalate' }))).toEqual([
      'escalation_missing policies.routine.atDeadline',
    ]);
  });

  test('silence approves neither what is strategic or about money nor what has a later stage to ask', () => {
    const panel = { group: 'data', rule: { bothParties: 'all' } as const };
    const once = { stages: [{ panels: [panel] }], atDeadline: 'approve' as const };
    expect(codes(withPolicy('routine', once))).toEqual([]);
    expect(codes(withPolicy('routine', { ...once, stages: [...once.stages, ...once.stages] }))).toEqual([
      'auto_approval_skips_stages policies.routine.atDeadline',
    ]);
    const financial = withPolicy('routine', once);
    const { data } = financial.governance.groups;
    if (!data) throw new Error('no group data');
    const groups = { ...financial.governance.groups, data: { ...data, kind: 'financial' as const } };
    expect(codes({ ...financial, governance: { ...financial.governance, groups } })).toContain(
      'auto_approval_forbidden policies.routine.atDeadline',
    );
  });

  test('only one party that decides', () => {
    const spree = sound.parties.spree;
    if (!spree) throw new Error('no party spree');
    const changed = { ...sound, parties: { ...sound.parties, spree: { ...spree, decides: false } } };
    expect(codes(changed)).toContain('deciding_parties_too_few parties');
  });

  test('a group with a reserved name', () => {
    const { data } = sound.governance.groups;
    if (!data) throw new Error('no group data');
    const groups = { ...sound.governance.groups, committee: { ...data, key: 'committee' } };
    const changed = { ...sound, governance: { ...sound.governance, groups } };
    expect(codes(changed)).toContain('reserved_group_key governance.groups.committee');
  });

  const place = 'policies.routine.stages.0.panels.0.rule';
  test.each([
    ['all', []],
    ['any', []],
    [{ atLeast: 4 }, []],
    [{ atLeast: 5 }, ['quorum_out_of_reach policies.routine.stages.0.panels.0.rule']],
    [{ weighted: { threshold: 4 } }, []],
    [{ weighted: { threshold: 8 } }, ['quorum_out_of_reach policies.routine.stages.0.panels.0.rule']],
    [{ share: { percent: 100 } }, []],
    [{ share: { percent: 100, strictly: true } }, ['quorum_out_of_reach policies.routine.stages.0.panels.0.rule']],
    [{ bothParties: { spree: 'all', manzanares: { atLeast: 2 } } }, []],
    [
      { bothParties: { spree: { atLeast: 3 }, manzanares: 'any' } },
      ['quorum_out_of_reach policies.routine.stages.0.panels.0.rule'],
    ],
    [{ bothParties: { spre: 'all' } }, ['unknown_party policies.routine.stages.0.panels.0.rule.bothParties.spre']],
  ] as const)('the rule %j of groups with four and five seats: %j', (rule, expected) => {
    const isPool = typeof rule === 'string' || !('bothParties' in rule);
    expect(codes(asks(rule))).toEqual([...expected, ...(isPool ? [`pooled_rule_forbidden ${place}`] : [])]);
  });

  describe('a casting vote', () => {
    const half = { share: { percent: 50, strictly: true } } as const;
    const at = 'policies.board.stages.0.panels.0.castingVote';
    test.each([
      ['by its key, for each party its own', { bothParties: half }, 'director', []],
      ['by its id, for one of them', { bothParties: half }, 'spree.steering.director', []],
      ['of half in so many words', { bothParties: { share: { percent: 50 } } }, 'director', []],
      ['of half in numbers', { bothParties: { atLeast: 1 } }, 'director', []],
      [
        'of the party whose rule knows a tie',
        { bothParties: { spree: half, manzanares: 'all' } },
        'spree.steering.director',
        [],
      ],
      [
        'of a party whose rule knows none',
        { bothParties: { spree: half, manzanares: 'all' } },
        'director',
        ['casting_vote_without_tie'],
      ],
      ['of both of two', { bothParties: { atLeast: 2 } }, 'director', ['casting_vote_without_tie']],
      ['of three quarters', { bothParties: { share: { percent: 75 } } }, 'director', ['casting_vote_without_tie']],
      ['of weights', { bothParties: { weighted: { threshold: 1 } } }, 'director', ['casting_vote_without_tie']],
      ['of any one', { bothParties: 'any' }, 'director', ['casting_vote_without_tie']],
      ['of nobody', { bothParties: half }, 'directress', ['casting_vote_unknown']],
    ] as const)('%s', (_, rule, castingVote, expected) => {
      const changed = withPolicy('board', { stages: [{ panels: [{ group: 'steering', rule, castingVote }] }] });
      expect(codes(changed)).toEqual(expected.map((code) => `${code} ${at}`));
    });

    test('that both parties would have in one pool', () => {
      const panel = { group: 'steering', rule: { atLeast: 2 }, castingVote: 'director' };
      expect(codes(withPolicy('board', { stages: [{ panels: [panel] }] }))).toContain(`casting_vote_ambiguous ${at}`);
    });
  });

  test('seats of both parties counted together are refused for agreements, gates and money, and else warned of', () => {
    const pool = [{ panels: [{ group: 'clinical', rule: 'any' as const }] }];
    const policies = (changed: Programme, name: string) => {
      const found = ({ code, path }: Finding) => (path[1] === name ? [code] : []);
      return [lint(changed, ['weekdays']).flatMap(found), warn(changed).flatMap(found)];
    };
    for (const name of ['board', 'protocol', 'routine'])
      expect(policies(withPolicy(name, { stages: pool }), name)).toEqual([['pooled_rule_forbidden'], []]);
    const routine = sound.policies.routine;
    if (!routine) throw new Error('no policy routine');
    const apart = { ...sound, policies: { ...sound.policies, other: { ...routine, stages: pool } } };
    expect(policies(apart, 'other')).toEqual([[], ['pooled_rule']]);
    const ofOne = withSeats('clinical', (seat) => (seat.party === 'spree' ? undefined : seat));
    expect(warn({ ...ofOne, policies: apart.policies })).toEqual([]);
    expect(warn(sound)).toEqual([]);
  });

  test('a vacancy is told only where the rule needs that seat', () => {
    const changed = withSeats('clinical', (seat) =>
      seat.id === 'manzanares.clinical.radiology' ? { ...seat, holder: null } : seat,
    );
    expect(codes(changed)).toEqual([]);
    const stages = [{ panels: [{ group: 'clinical', rule: { bothParties: 'all' } as const }] }];
    const strict = withPolicy('routine', { stages });
    expect(codes({ ...changed, policies: strict.policies })).toEqual([
      'vacancy_blocks governance.groups.clinical.seats.radiology.holders.manzanares',
    ]);
  });

  const withTerms = (change: Partial<Agreement>): Programme => withConsortium(change)(sound);
  const report: AgreementObligation = {
    key: 'report',
    title: { zh: '报告', en: 'Report' },
    owner: 'spree',
    recurs: { every: 'monthly', day: 31 },
    restDay: 'next',
    opensDays: 30,
  };
  const { recurs: _, ...onceOnly } = report;
  test.each<[string, AgreementObligation, readonly string[]]>([
    ['owed by a party every month', report, []],
    ['owed by a seat', { ...report, owner: 'manzanares.clinical.lead' }, []],
    ['owed by nobody', { ...report, owner: 'spre' }, ['unknown_owner agreements.consortium.obligations.0.owner']],
    [
      'due before anything began',
      { ...onceOnly, once: { on: '2026-08-31' } },
      ['obligation_past agreements.consortium.obligations.0.once.on'],
    ],
    ['due within the term', { ...onceOnly, once: { days: 90 } }, []],
    [
      'due after the agreement is over',
      { ...onceOnly, once: { days: 3000 } },
      ['obligation_after_term agreements.consortium.obligations.0.once.days'],
    ],
    [
      'to survive with a clause that does not',
      { ...report, survives: 'ip' },
      ['obligation_survives_nothing agreements.consortium.obligations.0.survives'],
    ],
  ])('an obligation %s', (__, obligation, expected) => {
    expect(codes(withTerms({ obligations: [obligation] }))).toEqual(expected);
  });

  test('an obligation that stands twice, and a non-compete clause that binds somebody else', () => {
    expect(codes(withTerms({ obligations: [report, report] }))).toEqual([
      'duplicate_obligation agreements.consortium.obligations.1.key',
    ]);
    const nonCompete = { binds: ['spree', 'mars'], scope: report.title, from: 'effect', months: 12 } as const;
    expect(codes(withTerms({ nonCompete }))).toEqual(['unknown_party agreements.consortium.nonCompete.binds.1']);
  });

  test('a tolerance as long as a phase, which nothing could ever exceed', () => {
    const days = { workingDays: 1000, percentOfPhase: 100 };
    expect(codes({ ...sound, tolerance: days })).toEqual(['tolerance_without_effect tolerance']);
    expect(codes({ ...sound, tolerance: { ...days, percentOfPhase: 99 } })).toEqual([]);
  });

  test('a milestone that waits for projects in a programme without a business mode', () => {
    const [first, ...rest] = sound.phases;
    const [milestone, ...others] = first?.milestones ?? [];
    if (!first || !milestone) throw new Error('It has a milestone.');
    const waits = { ...milestone, needs: [{ projects: 1, is: 'landed' as const }] };
    expect(codes({ ...sound, phases: [{ ...first, milestones: [waits, ...others] }, ...rest] })).toEqual([
      'projects_without_mode phases.0.milestones.0.needs.0',
    ]);
  });

  test('a clause on disputes that survives for less time than a dispute may take', () => {
    const lives = (months: number) => codes(withTerms({ surviving: [{ clause: 'disputes', months }] }));
    expect(lives(2)).toEqual(['disputes_outlive_clause agreements.consortium.surviving.0.months']);
    expect(lives(3)).toEqual([]);
  });

  test('names that every object has are unknown like any other', () => {
    expect(codes({ ...sound, strategy: { ...sound.strategy, groups: ['constructor', 'toString'] } })).toEqual([
      'unknown_group strategy.groups.0',
      'unknown_group strategy.groups.1',
    ]);
  });
});

test.each([
  ['agrement', ['agreement', 'milestone'], 'agreement'],
  ['Gate', ['gate'], 'gate'],
  ['cn', ['zh', 'en'], undefined],
  ['quite-different', ['agreement'], undefined],
  ['', [], undefined],
])('for %j of %j one probably meant %j', (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant);
});

describe('what works in an evaluation but is seldom meant', () => {
  const withEvaluation = (change: Partial<Programme['evaluation']>): Programme => ({
    ...sound,
    evaluation: { ...sound.evaluation, ...change },
  });
  const warnings = (changed: Programme) => warn(changed).map(({ code, path }) => `${code} ${path.join('.')}`);
  const [first, ...others] = sound.evaluation.kpis;
  if (!first) throw new Error('The second programme has indicators.');

  test('a figure without an owner is worth a word only where others have one', () => {
    expect(warnings(sound)).toEqual([]);
    const owned = withEvaluation({
      kpis: [{ ...first, owner: { seats: ['clinical.lead'], by: 'anyone' } }, ...others],
    });
    expect(warnings(owned)).toEqual([
      'figure_without_owner evaluation.kpis.1',
      'figure_without_owner evaluation.kpis.2',
    ]);
  });

  test('an indicator in no cycle, and methods that nobody carries out', () => {
    const { cycles } = sound.evaluation;
    const annual = { ...cycles.annual, kpis: ['enrolment'], methods: ['qualitative', 'thirdParty'] as const };
    expect(warnings(withEvaluation({ cycles: { ...cycles, annual } }))).toEqual([
      'kpi_in_no_cycle evaluation.kpis.2',
      'method_without_people evaluation.methods.qualitative',
      'method_without_people evaluation.methods.thirdParty',
    ]);
  });
});
