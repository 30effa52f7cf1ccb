import type { DistributionPlan, SharingChange, Shares } from '../../programme/distribution-plans';
import type { Programme } from '../../programme/programme';
import { finding, type Finding, type Path } from '../../shared/findings';
import { by } from '../../shared/order';
import { payeesOf } from '../../money/distributions/rules';
import { lintWhole } from './wholes';

type Given = Pick<Programme, 'distribution'>;

/** Every place of a plan where something is agreed: for all, for some time, a category, a project. */
const places = (
  plan: DistributionPlan,
  path: Path,
): readonly { readonly own: SharingChange; readonly path: Path }[] => [
  { own: plan, path },
  ...(plan.versions ?? []).map((own, at) => ({ own, path: [...path, 'versions', at] })),
  ...Object.entries(plan.categories ?? {}).map(([key, own]) => ({ own, path: [...path, 'categories', key] })),
  ...Object.entries(plan.projects ?? {}).map(([key, own]) => ({ own, path: [...path, 'projects', key] })),
];

/** Every ratio of a plan, and where it stands. */
export const ratiosOf = (
  plan: DistributionPlan,
  base: Path,
): readonly { readonly ratio: Shares; readonly path: Path }[] => [
  ...places(plan, base).flatMap(({ own, path }) => [
    ...(own.shares ? [{ ratio: own.shares, path: [...path, 'shares'] }] : []),
    ...(own.base ? [{ ratio: own.base.shares, path: [...path, 'base', 'shares'] }] : []),
    ...(own.losses ? [{ ratio: own.losses.shares, path: [...path, 'losses', 'shares'] }] : []),
  ]),
  ...Object.entries(plan.tiers).flatMap(([tier, { shares: ratio }]) =>
    ratio ? [{ ratio, path: [...base, 'tiers', tier, 'shares'] }] : [],
  ),
];

/** Versions in the order of their days, each with the place where it stands. */
const versionsIn = ({ versions = [] }: DistributionPlan) =>
  versions.map((version, at) => ({ ...version, at })).sort(by(({ from }) => from));

const lintVersions = (plan: DistributionPlan, path: Path): Finding[] =>
  versionsIn(plan).flatMap(({ from, until, at }, order, all) => {
    const next = all[order + 1];
    const place = [...path, 'versions', at];
    if (until !== undefined && until < from)
      return [finding('version_ends_before', [...place, 'until'], '止日早于起日。', 'It ends before it begins.')];
    const isOverlap = next !== undefined && (next.from === from || (until !== undefined && until >= next.from));
    return isOverlap
      ? [
          finding(
            'versions_overlap',
            [...path, 'versions', next.at, 'from'],
            `与 ${from} 起的分配规则重叠。`,
            `It overlaps with the version from ${from}.`,
          ),
        ]
      : [];
  });

/** In a partnership every profit has two who share it, and every loss two who bear it. */
const lintForm = (plan: DistributionPlan, path: Path): Finding[] => {
  if (plan.form === 'company' && plan.capital === undefined)
    return [
      finding(
        'capital_missing',
        [...path, 'capital'],
        '公司形式须写明注册资本，公积金提取至其一半。',
        'A company needs its registered capital: it sets profit aside until half of it.',
      ),
    ];
  if (plan.form !== 'partnership') return [];
  return ratiosOf(plan, path)
    .filter(({ ratio }) => Object.values(ratio).filter((share) => share > 0).length < 2)
    .map(({ path: place }) =>
      finding(
        'one_has_all',
        place,
        '合伙形式下利润不得全归一方，亏损不得全由一方承担。',
        'In a partnership nobody takes all of the profit or bears all of the loss.',
      ),
    );
};

const lintPayees = (plan: DistributionPlan, path: Path): Finding[] => {
  const payees = payeesOf(plan);
  const { roundingPartner: partner } = plan;
  return [
    ...(partner !== undefined && !payees.includes(partner)
      ? [
          finding(
            'unknown_payee',
            [...path, 'roundingPartner'],
            `“${partner}”不参与分配。`,
            `"${partner}" has no share.`,
          ),
        ]
      : []),
    ...places(plan, path).flatMap(({ own, path: place }) =>
      Object.keys(own.losses?.caps ?? {})
        .filter((party) => !(own.losses && (own.losses.shares[party] ?? 0) > 0))
        .map((party) =>
          finding(
            'unknown_payee',
            [...place, 'losses', 'caps', party],
            `“${party}”不承担亏损。`,
            `"${party}" bears no loss.`,
          ),
        ),
    ),
  ];
};

/** Ratios that don't make the whole, versions that overlap, what the law doesn't allow. */
export const lintDistribution = ({ distribution: plan }: Given, path: Path = ['distribution']): Finding[] =>
  plan
    ? [
        ...ratiosOf(plan, path).flatMap(({ ratio, path: place }) =>
          lintWhole('shares_not_whole', Object.values(ratio), place, '分配比例', 'The shares'),
        ),
        ...lintVersions(plan, path),
        ...lintForm(plan, path),
        ...lintPayees(plan, path),
      ]
    : [];
