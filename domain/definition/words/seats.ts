import { strategicGroups } from '../../phases/gates';
import type { Group } from '../../programme/governance';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';
import { riskRules } from '../../risks/authority';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { groupNames } from './decisions';

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

/** What the kind of a group decides where the file names nobody: on what is left open, and on money. */
export const leadingSentences = (programme: Programme): readonly Text[] => {
  const { groups } = programme.governance;
  const [leading = Object.keys(groups)[0] ?? ''] = strategicGroups(groups);
  const financial = Object.values(groups).flatMap(({ key, kind }) => (kind === 'financial' ? [key] : []));
  const { authority } = riskRules(programme);
  const [first, money, risks] = [[leading], financial, authority.medium].map((keys) => groupNames(programme, keys));
  return [
    text(`未写明由谁决定的事项由${first?.zh}决定。`, `Where nobody else is named ${first?.en} decides.`),
    ...(financial.length === 0
      ? []
      : [
          text(
            `资金由${money?.zh}（kind: financial）经管；中、低风险，不论属于哪一领域，由${risks?.zh}处置，另行指定请写 risks.authority。`,
            `Money is the matter of ${money?.en} (kind: financial); medium and low risks of whatever field are decided by ${risks?.en}, unless risks.authority says otherwise.`,
          ),
        ]),
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
