import { decidingParties, partyOf } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { PostPlan } from '../../programme/staffing-plans';
import { finding, type Finding, type Path } from '../../shared/findings';
import { lintOwner } from './obligations';

interface Keyed {
  readonly key: string;
  readonly path: Path;
}

const twice = (all: readonly Keyed[]): readonly Finding[] =>
  all.flatMap(({ key, path }, at) =>
    all.findIndex((other) => other.key === key) < at
      ? [finding('duplicate_staffing', [...path, 'key'], `“${key}”出现了两次。`, `"${key}" stands there twice.`)]
      : [],
  );

const keyed = (all: readonly { readonly key: string }[], part: string): readonly Keyed[] =>
  all.map(({ key }, at) => ({ key, path: ['staffing', part, at] }));

const lintPost = (
  programme: Programme,
  { number, parties, holders = {} }: PostPlan,
  place: Path,
): readonly Finding[] => {
  const all = parties ?? decidingParties(programme).map(({ key }) => key);
  return Object.entries(holders).flatMap(([party, people]) => {
    const path = [...place, 'holders', party];
    if (!all.includes(party))
      return [
        finding(
          'post_of_no_party',
          path,
          `“${party}”没有这个岗位：岗位属于 ${all.join('、')}。`,
          `"${party}" has no such post: it is one of ${all.join(', ')}.`,
        ),
      ];
    const strangers = people.filter((person) => ![undefined, party].includes(partyOf(programme, person)?.key));
    return [
      ...(people.length > number
        ? [
            finding(
              'post_overfilled',
              path,
              `定员 ${number} 人，却列了 ${people.length} 人。`,
              `The post takes ${number}, and ${people.length} are named.`,
            ),
          ]
        : []),
      ...strangers.map((person) =>
        finding(
          'person_of_two_parties',
          path,
          `${person} 属于另一方，不能列入本方岗位。`,
          `${person} belongs to another party and has no post of this one.`,
        ),
      ),
    ];
  });
};

/** Posts that are filled with too many or with others' people, what nobody owes for people, and keys that stand twice. */
export const lintStaffing = (programme: Programme): readonly Finding[] => {
  const { staff = [], experts = [], care = [] } = programme.staffing ?? {};
  const posts = { staff, experts };
  return [
    ...twice([...keyed(staff, 'staff'), ...keyed(experts, 'experts'), ...keyed(care, 'care')]),
    ...(['staff', 'experts'] as const).flatMap((kind) =>
      posts[kind].flatMap((each, at) => lintPost(programme, each, ['staffing', kind, at])),
    ),
    ...care.flatMap(({ owners }, at) =>
      owners.flatMap((owner) => lintOwner(programme, owner, ['staffing', 'care', at])),
    ),
  ];
};
