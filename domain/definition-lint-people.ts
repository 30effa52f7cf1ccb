import { finding } from './definition-lint-finding';
import type { Finding, Path } from './definition-lint-finding';
import { holderPath } from './definition-lint-places';
import type { PartyKey } from './policies';
import type { Person, Programme } from './programme';
import { peopleOf } from './roles';

interface Post {
  readonly person: Person;
  readonly party: PartyKey;
  readonly place: string;
  readonly path: Path;
}

const postsOf = ({ governance }: Programme): readonly Post[] => [
  ...[...Object.values(governance.groups), governance.supervision].flatMap(({ seats }) =>
    seats.flatMap((seat) =>
      seat.holder === null
        ? []
        : [{ person: seat.holder.toLowerCase(), party: seat.party, place: seat.group, path: holderPath(seat) }],
    ),
  ),
  ...Object.entries(governance.office.people).map(([party, person]) => ({
    person: person.toLowerCase(),
    party,
    place: 'office',
    path: ['governance', 'office', 'people', party],
  })),
  ...(['operators', 'auditors'] as const).flatMap((place) =>
    Object.entries(governance[place] ?? {}).flatMap(([party, people]) =>
      people.map((person) => ({ person: person.toLowerCase(), party, place, path: ['governance', place, party] })),
    ),
  ),
];

const clash = (post: Post, before: Post): Finding | undefined => {
  const { person, path, place } = post;
  if (post.party !== before.party) {
    return finding(
      'person_of_two_parties',
      path,
      `${person} 已代表“${before.party}”，不能同时代表“${post.party}”。`,
      `${person} already acts for "${before.party}" and cannot act for "${post.party}" too.`,
    );
  }
  if (place === 'auditors') {
    return finding(
      'auditor_takes_part',
      path,
      `${person} 已在本计划中任职，不能兼任审计。`,
      `${person} takes part in the programme and cannot audit it.`,
    );
  }
  if (place === 'operators') return undefined;
  if (place === before.place) {
    return finding(
      'person_twice_in_group',
      path,
      `${person} 在同一组中占有两席。`,
      `${person} holds two seats of one group.`,
    );
  }
  if (place === 'supervision') {
    return finding(
      'supervisor_decides',
      path,
      `${person} 已在决策组任职，不能兼任监督。`,
      `${person} sits in a deciding group and cannot supervise it.`,
    );
  }
  if (place !== 'office') return undefined;
  return finding(
    'office_decides',
    path,
    `${person} 提交事项，不能同时占有席位。`,
    `${person} makes the requests and cannot hold a seat as well.`,
  );
};

/** Those of whom `people` says something although they have no part in the programme: an address with a slip. */
const strangers = (programme: Programme): readonly Finding[] => {
  const known = new Set(peopleOf(programme).map((person) => person.toLowerCase()));
  return Object.keys(programme.people ?? {})
    .filter((person) => !known.has(person.toLowerCase()))
    .map((person) =>
      finding(
        'person_unknown',
        ['people', person],
        `${person} 在本计划中没有席位，也不在合作服务办公室。`,
        `${person} holds no seat and does not work in the office.`,
      ),
    );
};

/** Persons in places that do not go together; holding seats in two deciding groups is allowed. */
export const lintPeople = (programme: Programme): readonly Finding[] => {
  const posts = postsOf(programme);
  const clashes = posts.flatMap((post, at) => {
    const found = posts
      .slice(0, at)
      .filter(({ person }) => person === post.person)
      .map((before) => clash(post, before));
    return found.find((one) => one !== undefined) ?? [];
  });
  return [...clashes, ...strangers(programme)];
};
