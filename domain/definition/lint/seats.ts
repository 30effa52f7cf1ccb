import { finding } from '../../shared/findings';
import type { Finding } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { decidingKeys, has, holderPath } from './places';
import type { Programme } from '../../programme/programme';
import type { Group, Seat } from '../../programme/governance';

const reserved = ['groupChair', 'committee', 'supervision', 'office'];

const named = (group: Group) => ({ zh: `“${group.title.zh}”`, en: `"${group.title.en}"` });

const lintParties = (programme: Programme, seats: readonly Seat[]): Finding[] => {
  const deciding = decidingKeys(programme);
  const unknown = seats.filter(({ party }) => !has(programme.parties, party));
  return [
    ...(deciding.length >= 2
      ? []
      : [
          finding(
            'deciding_parties_too_few',
            ['parties'],
            '至少要有两方参与决策。',
            'At least two parties must decide.',
          ),
        ]),
    ...unknown.map((seat) => {
      const hint = meant(seat.party, Object.keys(programme.parties));
      return finding(
        'unknown_party',
        holderPath(seat),
        `没有“${seat.party}”这个合作方。${hint.zh}`,
        `There is no party "${seat.party}".${hint.en}`,
      );
    }),
    ...seats
      .filter((seat) => !unknown.includes(seat) && !deciding.includes(seat.party))
      .map((seat) =>
        finding(
          'party_without_votes',
          holderPath(seat),
          `“${seat.party}”不参与决策，不能占有席位。`,
          `"${seat.party}" does not decide and can hold no seat.`,
        ),
      ),
    ...deciding
      .filter((party) => !has(programme.governance.office.people, party))
      .map((party) =>
        finding(
          'office_missing',
          ['governance', 'office', 'people'],
          `服务办公室缺少“${party}”的联系邮箱。`,
          `The office has no address for "${party}".`,
        ),
      ),
  ];
};

const lintGroups = (programme: Programme): Finding[] =>
  Object.entries(programme.governance.groups).flatMap(([key, group]) => [
    ...(reserved.includes(key)
      ? [
          finding(
            'reserved_group_key',
            ['governance', 'groups', key],
            `“${key}”是保留名称，不能用作组名。`,
            `"${key}" is a reserved name and can be no group.`,
          ),
        ]
      : []),
    ...decidingKeys(programme).flatMap((party) => {
      const seats = group.seats.filter((seat) => seat.party === party);
      const path = ['governance', 'groups', key];
      if (seats.length === 0) {
        return [
          finding(
            'group_party_empty',
            path,
            `${named(group).zh}没有“${party}”的席位，另一方不能单独决定。`,
            `${named(group).en} has no seat for "${party}"; the others may not decide alone.`,
          ),
        ];
      }
      return seats.filter(({ chair }) => chair).length <= 1
        ? []
        : [
            finding(
              'chairs_too_many',
              path,
              `${named(group).zh}中“${party}”有不止一位主席。`,
              `In ${named(group).en} "${party}" has more than one chair.`,
            ),
          ];
    }),
  ]);

/** What is odd about who sits where: empty sides, unknown parties, reserved names. */
export const lintSeats = (programme: Programme): readonly Finding[] => {
  const { groups, supervision } = programme.governance;
  const seats = [...Object.values(groups).flatMap((group) => group.seats), ...supervision.seats];
  return [...lintParties(programme, seats), ...lintGroups(programme)];
};
