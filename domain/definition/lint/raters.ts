import { methodPlansOf } from '../../programme/evaluation-defaults';
import { seatsOwning } from '../../programme/figure-owners';
import { partyOf, programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { has } from './places';

/** How many different people there are for some seats; a vacant one may be filled by somebody else. */
const peopleIn = (seats: readonly { readonly holder: string | null; readonly id: string }[]): number =>
  new Set(seats.map(({ holder, id }) => holder ?? id)).size;

const tooFew = (path: Path, asked: number, there: number): Finding =>
  finding(
    'raters_too_few',
    path,
    `须由 ${asked} 人独立评分，这里只有 ${there} 人。`,
    `${asked} people rate it by themselves, and here there are ${there}.`,
  );

const lintRaters = (programme: Programme): readonly Finding[] => {
  const { kpis, methodPlans = {}, successFactors } = programme.evaluation;
  const groups = (names: readonly string[]) => programmeSeats(programme).filter(({ group }) => names.includes(group));
  const rubrics = kpis.flatMap(({ target, owner }, at) => {
    if (!('rubric' in target) || !owner) return [];
    const people = peopleIn(seatsOwning(programme, owner)) + (owner.people ?? []).length;
    return people < target.raters ? [tooFew(['evaluation', 'kpis', at, 'owner'], target.raters, people)] : [];
  });
  const rating = [
    [methodPlans.qualitative?.raters, ['evaluation', 'methods', 'qualitative', 'raters']],
    [successFactors?.raters, ['evaluation', 'successFactors', 'raters']],
  ] as const;
  const methods = rating.flatMap(([raters, path]) => {
    if (!raters) return [];
    const unknown = raters.groups.findIndex((group) => !has(programme.governance.groups, group));
    if (unknown >= 0) {
      const name = raters.groups[unknown] ?? '';
      const hint = meant(name, Object.keys(programme.governance.groups));
      const words = [`没有“${name}”这个组。${hint.zh}`, `There is no group "${name}".${hint.en}`] as const;
      return [finding('unknown_group', [...path, 'groups', unknown], ...words)];
    }
    const people = peopleIn(groups(raters.groups));
    return people < 2 ? [tooFew(path, 2, people)] : [];
  });
  return [...rubrics, ...methods];
};

const lintAssessors = (programme: Programme): readonly Finding[] => {
  const { thirdParty, self } = methodPlansOf(programme.evaluation);
  const insider = thirdParty?.assessor !== undefined && partyOf(programme, thirdParty.assessor);
  const path = ['evaluation', 'methods'];
  return [
    ...(insider
      ? [
          finding(
            'assessor_takes_part',
            [...path, 'thirdParty', 'assessor'],
            `${thirdParty.assessor} 代表“${insider.title.zh}”，不能担任第三方评估人。`,
            `${thirdParty.assessor} acts for "${insider.title.en}" and is no third party.`,
          ),
        ]
      : []),
    ...Object.keys(self?.by ?? {})
      .filter((party) => !has(programme.parties, party))
      .map((party) =>
        finding(
          'unknown_party',
          [...path, 'self', 'by', party],
          `没有“${party}”这个合作方。`,
          `There is no party "${party}".`,
        ),
      ),
  ];
};

/** Fewer raters than are asked, groups that there are not, and a third party that is none. */
export const lintRating = (programme: Programme): readonly Finding[] => [
  ...lintRaters(programme),
  ...lintAssessors(programme),
];
