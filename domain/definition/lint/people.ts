import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { holderPath } from './places';
import { addressesOf, isSamePerson } from '../../programme/identities';
import { clashOf, type Post } from '../../roster/posts';
import type { Programme } from '../../programme/programme';
import { peopleOf } from '../../programme/roles';

/** What a person is named for, and where in the file. */
interface Named extends Post {
  readonly path: Path;
}

const postsOf = ({ governance }: Programme): readonly Named[] => [
  ...[...Object.values(governance.groups), governance.supervision].flatMap(({ seats }) =>
    seats.flatMap((seat): readonly Named[] => {
      const { id, holder: person, party, group } = seat;
      return person === null ? [] : [{ person, party, kind: 'seat', seat: id, group, path: holderPath(seat) }];
    }),
  ),
  ...Object.entries(governance.office.people).map(([party, person]): Named => ({
    person,
    party,
    kind: 'office',
    path: ['governance', 'office', 'people', party],
  })),
  ...(['operators', 'auditors'] as const).flatMap((kind) =>
    Object.entries(governance[kind] ?? {}).flatMap(([party, people]) =>
      people.map((person): Named => ({ person, party, kind, path: ['governance', kind, party] })),
    ),
  ),
];

const clash = (post: Named, before: Named, supervision: string): Finding | undefined => {
  const { path, party } = post;
  const person = post.person.toLowerCase();
  switch (clashOf(post, before, supervision)) {
    case undefined:
      return undefined;
    case 'person_of_two_parties':
      return finding(
        'person_of_two_parties',
        path,
        `${person} 已代表“${before.party}”，不能同时代表“${party}”。`,
        `${person} already acts for "${before.party}" and cannot act for "${party}" too.`,
      );
    case 'auditor_takes_part':
      return finding(
        'auditor_takes_part',
        path,
        `${person} 已在本计划中任职，不能兼任审计。`,
        `${person} takes part in the programme and cannot audit it.`,
      );
    case 'person_twice_in_group':
      return finding(
        'person_twice_in_group',
        path,
        `${person} 在同一组中占有两席。`,
        `${person} holds two seats of one group.`,
      );
    case 'supervisor_decides':
      return finding(
        'supervisor_decides',
        path,
        `${person} 已在决策组任职，不能兼任监督。`,
        `${person} sits in a deciding group and cannot supervise it.`,
      );
    case 'office_decides':
      return finding(
        'office_decides',
        path,
        `${person} 提交事项，不能同时占有席位。`,
        `${person} makes the requests and cannot hold a seat as well.`,
      );
  }
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
  const addresses = addressesOf(programme);
  const supervision = programme.governance.supervision.key;
  const clashes = posts.flatMap((post, at) => {
    const found = posts
      .slice(0, at)
      .filter(({ person }) => isSamePerson(person, post.person, addresses))
      .map((before) => clash(post, before, supervision));
    return found.find((one) => one !== undefined) ?? [];
  });
  return [...clashes, ...strangers(programme)];
};
