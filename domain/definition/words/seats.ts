import type { Group } from '../../programme/governance';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** Every group that has a seat, the supervisors last. */
const seatedGroups = ({ governance: { groups, supervision } }: Programme): readonly Group[] =>
  [...Object.values(groups), supervision].filter(({ seats }) => seats.length > 0);

/** Who sits where, by which address: a line for each group of each party, and its office. */
export const addressSentences = (programme: Programme): readonly Text[] => {
  const titles = titlesOf(programme);
  const { office } = programme.governance;
  return Object.keys(programme.parties).flatMap((party) => {
    const { zh, en } = partyTitle(titles, party);
    const lines = seatedGroups(programme).flatMap(({ title, seats }) => {
      const own = seats.filter((seat) => seat.party === party);
      const named = list(
        own.map(({ title: seat, holder }) =>
          text(`${seat.zh} ${holder ?? '空缺'}`, `${seat.en} ${holder ?? 'vacant'}`),
        ),
      );
      return own.length === 0 ? [] : [text(`${zh}，${title.zh}：${named.zh}。`, `${en}, ${title.en}: ${named.en}.`)];
    });
    const address = office.people[party];
    return address === undefined
      ? lines
      : [...lines, text(`${zh}，${office.title.zh}：${address}。`, `${en}, ${office.title.en}: ${address}.`)];
  });
};

/** What groups of a kind decide unless the file names others. */
const byKind = {
  business: text('改进和项目预算', 'improvements and budgets of projects'),
  technical: text('创新成果和项目投运', 'innovations and the commissioning of projects'),
  financial: text(
    '资金、项目预算，以及不论属于哪一领域的中、低风险',
    'money, budgets of projects, and medium and low risks of whatever field',
  ),
} as const;

/** Which group decides what where the file names nobody: what is left open, and what falls to a group by its kind. */
export const leadingSentences = ({ governance: { groups } }: Programme): readonly Text[] => {
  const leading = Object.values(groups).find(({ kind }) => kind === 'strategic') ?? Object.values(groups)[0];
  const kinds = (Object.keys(byKind) as (keyof typeof byKind)[]).flatMap((kind) => {
    const named = Object.values(groups).filter((group) => group.kind === kind);
    const [who, what] = [list(named.map(({ title }) => title)), byKind[kind]];
    return named.length === 0
      ? []
      : [
          text(
            `未另行指定时，${what.zh}由${who.zh}（kind: ${kind}）决定。`,
            `Unless others are named, ${what.en} are a matter of ${who.en} (kind: ${kind}).`,
          ),
        ];
  });
  return [
    ...(leading
      ? [
          text(
            `未写明由谁决定的事项由${leading.title.zh}决定。`,
            `Where nobody else is named ${leading.title.en} decides.`,
          ),
        ]
      : []),
    ...kinds,
  ];
};

/** That there are no supervisors, where none have been named. */
export const supervisionSentences = ({ governance: { supervision } }: Programme): readonly Text[] =>
  supervision.seats.length > 0
    ? []
    : [
        text(
          '没有写明监督委员会的席位（supervision），暂无人监督。',
          'No supervisory committee is named (supervision): nobody supervises.',
        ),
      ];
