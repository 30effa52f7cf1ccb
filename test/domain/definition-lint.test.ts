import { lint } from '../../domain/definition-lint';
import { nearest } from '../../domain/definition-lint-nearest';
import type { AgreementObligation } from '../../domain/agreement-clauses';
import type { Agreement, Group, Programme, Seat } from '../../domain/programme';
import { readProgramme } from '../../infra/definitions';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withConsortium } from '../support/programmes';

const file = join(__dirname, '..', '..', 'programmes', 'stroke-registry.yaml');
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
    const panel = { group: 'data', rule: 'all' as const };
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
    expect(codes(asks(rule))).toEqual(expected);
  });

  test('a vacancy is told only where the rule needs that seat', () => {
    const changed = withSeats('clinical', (seat) =>
      seat.id === 'manzanares.clinical.radiology' ? { ...seat, holder: null } : seat,
    );
    expect(codes(changed)).toEqual([]);
    const stages = [{ panels: [{ group: 'clinical', rule: 'all' as const }] }];
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
