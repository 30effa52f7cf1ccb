import { methodPlansOf, scopeOf } from '../../programme/evaluation-defaults';
import type { EvaluationKind, EvaluationPlan, Sourced } from '../../programme/evaluation-plans';
import { seatsOwning } from '../../programme/figure-owners';
import { seatsNamed } from '../../programme/parties';
import { partyOf, programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { decidingKeys, has, milestonesOf } from './places';

interface Measure {
  readonly sourced: Sourced;
  readonly path: Path;
}

const measuresOf = ({ evaluation: { kpis, guards } }: Programme): readonly Measure[] => [
  ...kpis.map((sourced, at) => ({ sourced, path: ['evaluation', 'kpis', at] })),
  ...Object.entries(guards).map(([key, sourced]) => ({ sourced, path: ['evaluation', 'guards', key] })),
];

const lintOwner = (programme: Programme, { sourced: { owner }, path }: Measure): readonly Finding[] => {
  if (!owner) return [];
  const known = [...new Set(programmeSeats(programme).map(({ group, key }) => `${group}.${key}`))];
  const unknown = (owner.seats ?? []).filter((name) => seatsNamed(programme, name).length === 0);
  const seats = seatsOwning(programme, owner);
  const answering = [...seats.map(({ party }) => party), ...Object.values(owner.parties ?? {})];
  const persons = (owner.people ?? []).flatMap((person) => partyOf(programme, person)?.key ?? []);
  const absent = decidingKeys(programme).filter((party) => ![...answering, ...persons].includes(party));
  const parties = Object.values(owner.parties ?? {}).filter((party) => !has(programme.parties, party));
  return [
    ...unknown.map((name) => {
      const hint = meant(name, known);
      return finding(
        'unknown_seat',
        [...path, 'owner'],
        `没有“${name}”这个席位（组.席位）。${hint.zh}`,
        `There is no seat "${name}" (group.seat).${hint.en}`,
      );
    }),
    ...parties.map((party) =>
      finding('unknown_party', [...path, 'owner'], `没有“${party}”这个合作方。`, `There is no party "${party}".`),
    ),
    ...(owner.by === 'eachParty' && unknown.length === 0 && absent.length > 0
      ? [
          finding(
            'owner_party_missing',
            [...path, 'owner'],
            `须由各方分别填报，但“${absent.join('、')}”没有填报人。`,
            `Each party reports it, but nobody does for "${absent.join(', ')}".`,
          ),
        ]
      : []),
  ];
};

const regular: readonly EvaluationKind[] = ['monthly', 'quarterly', 'annual'];

const measuredIn = (plan: EvaluationPlan): ReadonlySet<string> =>
  new Set(regular.flatMap((kind) => scopeOf(plan, kind).kpis));

/** Milestones that wait for an indicator, or for quarters, that no evaluation measures: they could never be met. */
const lintCriteria = (programme: Programme): readonly Finding[] => {
  const { evaluation } = programme;
  const measured = measuredIn(evaluation);
  return milestonesOf(programme).flatMap(({ milestone, path }) =>
    (['needs', 'met'] as const).flatMap((word) =>
      milestone[word].flatMap((need, at) => {
        const isLost =
          ('kpi' in need && evaluation.kpis.some(({ key }) => key === need.kpi) && !measured.has(need.kpi)) ||
          ('score' in need && evaluation.cycles.quarterly.kpis.length === 0);
        return isLost
          ? [
              finding(
                'criterion_not_measured',
                [...path, word, at],
                '没有任何周期评估衡量这一条件，它永远无法满足。',
                'No evaluation measures this: it could never be met.',
              ),
            ]
          : [];
      }),
    ),
  );
};

/** Figures that nobody could report, and criteria that nothing measures. */
export const lintMeasurers = (programme: Programme): readonly Finding[] => [
  ...measuresOf(programme).flatMap((measure) => lintOwner(programme, measure)),
  ...lintCriteria(programme),
];

const isSourced = ({ owner, computed }: Sourced) => owner !== undefined || computed !== undefined;

/** Figures left to the office where others have an owner, indicators that no evaluation asks for, methods that nobody carries out. */
export const warnOfMeasurers = (programme: Programme): readonly Finding[] => {
  const { evaluation } = programme;
  const measures = measuresOf(programme);
  const measured = measuredIn(evaluation);
  const used = new Set([...regular, 'special' as const].flatMap((kind) => scopeOf(evaluation, kind).methods));
  const plans = methodPlansOf(evaluation);
  const nobody = [
    ...(used.has('qualitative') && !plans.qualitative?.raters ? ['qualitative'] : []),
    ...(used.has('thirdParty') && !plans.thirdParty?.assessor ? ['thirdParty'] : []),
  ];
  return [
    ...(measures.some(({ sourced }) => isSourced(sourced)) ? measures : [])
      .filter(({ sourced }) => !isSourced(sourced))
      .map(({ path }) =>
        finding(
          'figure_without_owner',
          path,
          '没有写明由谁填报（owner）或由系统计数（computed），将由服务办公室填报。',
          'Nobody is named to report it (owner), nor is it counted (computed): the office will.',
        ),
      ),
    ...evaluation.kpis.flatMap(({ key }, at) =>
      measured.has(key)
        ? []
        : [
            finding(
              'kpi_in_no_cycle',
              ['evaluation', 'kpis', at],
              '没有任何评估用到这项指标。',
              'No evaluation asks for this indicator.',
            ),
          ],
    ),
    ...nobody.map((method) =>
      finding(
        'method_without_people',
        ['evaluation', 'methods', method],
        '评估用到这种方法，但没有写明由谁承担；缺少时由其余方法按权重补足。',
        'Evaluations use this method, and nobody is named to carry it out; the others make up for it.',
      ),
    ),
  ];
};
