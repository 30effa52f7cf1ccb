import type { Group, Seat } from '../../programme/governance';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** Every group that has a seat, the supervisors last. */
const seatedGroups = ({ governance: { groups, supervision } }: Programme): readonly Group[] =>
  [...Object.values(groups), supervision].filter(({ seats }) => seats.length > 0);

/** A seat by its title, and that it chairs where the title does not say so. */
const seatTitle = ({ chair, title: { zh, en } }: Seat): Text =>
  text(chair && !/主席|组长/.test(zh) ? `${zh}（主席）` : zh, chair && !/chair/i.test(en) ? `${en} (chair)` : en);

/** How many seats of a group each party has, and which. */
const benchWords = (programme: Programme, { seats }: Group): Text => {
  const titles = titlesOf(programme);
  const counts = list(
    [...new Set(seats.map(({ party }) => party))].map((party) => {
      const { zh, en } = partyTitle(titles, party);
      const count = seats.filter((seat) => seat.party === party).length;
      return text(`${zh} ${count} 席`, `${en} ${count} ${count === 1 ? 'seat' : 'seats'}`);
    }),
  );
  const roles = list(
    seats.filter(({ key }, at) => seats.findIndex((other) => other.key === key) === at).map(seatTitle),
  );
  const vacant = seats.filter(({ holder }) => holder === null).length;
  return text(
    `${counts.zh}（${roles.zh}）${vacant > 0 ? `，其中 ${vacant} 席空缺` : ''}。`,
    `${counts.en} (${roles.en})${vacant > 0 ? `, ${vacant} of them vacant` : ''}.`,
  );
};

/** The seats of every group, those of groups that have the same in one sentence. */
export const groupSentences = (programme: Programme): readonly Text[] => {
  const benches = seatedGroups(programme).map((group) => ({ title: group.title, words: benchWords(programme, group) }));
  return benches
    .filter(({ words }, at) => benches.findIndex((other) => other.words.en === words.en) === at)
    .map(({ words }) => {
      const alike = benches.filter((other) => other.words.en === words.en);
      const { zh, en } = list(alike.map(({ title }) => title));
      return alike.length === 1
        ? text(`${zh}：${words.zh}`, `${en}: ${words.en}`)
        : text(`${zh}，各组：${words.zh}`, `${en}, each: ${words.en}`);
    });
};

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

/** What groups of which kinds decide unless the file names others. */
const byKinds = [
  [['business'], text('改进', 'improvements')],
  [['technical'], text('创新成果和项目投运', 'innovations and the commissioning of projects')],
  [['financial'], text('资金，以及不论属于哪一领域的中、低风险', 'money, and medium and low risks of whatever field')],
  [['business', 'financial'], text('项目预算', 'budgets of projects')],
] as const;

/** Which group decides what where the file names nobody: what is left open, and what falls to a group by its kind. */
export const leadingSentences = ({ governance: { groups } }: Programme): readonly Text[] => {
  const leading = Object.values(groups).find(({ kind }) => kind === 'strategic') ?? Object.values(groups)[0];
  const named = byKinds.flatMap(([kinds, what]) => {
    const who = list(
      Object.values(groups)
        .filter(({ kind }) => kinds.some((one) => one === kind))
        .map(({ title }) => title),
    );
    return who.zh === ''
      ? []
      : [text(`未另行指定时，${what.zh}由${who.zh}决定。`, `Unless others are named, ${what.en}: ${who.en}.`)];
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
    ...named,
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
