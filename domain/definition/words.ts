import { chineseDay, englishDay } from '../calendar/said-days';
import { mailSentences } from './crowded-days';
import { agreementSentences, phaseSentences } from './words/plan';
import { accountSentences } from './words/accounts';
import { careSentences, moneySentences } from './words/means';
import { evaluationSentences } from './words/evaluation';
import { improvementSentences, innovationSentences } from './words/improvements';
import { obligationSentences } from './words/obligations';
import { policySentences } from './words/decisions';
import { riskSentences } from './words/risks';
import { ruleSentences } from './words/rules';
import { chatSentences } from './words/chats';
import { staffingSentences } from './words/staffing';
import { phaseDays } from '../phases/phases';
import type { Programme } from '../programme/programme';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { partyTitle, titlesOf } from '../programme/titles';
import type { Group } from '../programme/governance';

const opening = (programme: Programme): readonly Text[] => {
  const { title, starts, phases, parties } = programme;
  const ends = phaseDays(programme).at(-1)?.ends ?? starts;
  const named = (decides: boolean) =>
    list(
      Object.values(parties)
        .filter((party) => party.decides === decides)
        .map((party) =>
          party.does
            ? text(`${party.title.zh}（${party.does.zh}）`, `${party.title.en} (${party.does.en})`)
            : party.title,
        ),
    );
  const [deciding, paid] = [named(true), named(false)];
  return [
    text(
      `《${title.zh}》：${chineseDay(starts)}至${chineseDay(ends)}，共 ${phases.length} 个阶段。`,
      `"${title.en}" runs from ${englishDay(starts)} to ${englishDay(ends)} in ${phases.length} phase(s).`,
    ),
    text(`参与决策：${deciding.zh}。`, `Those who decide: ${deciding.en}.`),
    ...(paid.zh === '' ? [] : [text(`只参与分配、不表决：${paid.zh}。`, `Paid, without a vote: ${paid.en}.`)]),
  ];
};

const groupSentence = (programme: Programme, { title, seats }: Group): Text => {
  const titles = titlesOf(programme);
  const parties = [...new Set(seats.map(({ party }) => party))];
  const counts = list(
    parties.map((party) => {
      const { zh, en } = partyTitle(titles, party);
      const count = seats.filter((seat) => seat.party === party).length;
      return text(`${zh} ${count} 席`, `${en} ${count} seat(s)`);
    }),
  );
  const roles = list(
    seats
      .filter(({ key }, at) => seats.findIndex((other) => other.key === key) === at)
      .map((seat) => (seat.chair ? text(`${seat.title.zh}（主席）`, `${seat.title.en} (chair)`) : seat.title)),
  );
  const vacant = seats.filter(({ holder }) => holder === null).length;
  return text(
    `${title.zh}：${counts.zh}（${roles.zh}）${vacant > 0 ? `，其中 ${vacant} 席空缺` : ''}。`,
    `${title.en}: ${counts.en} (${roles.en})${vacant > 0 ? `, ${vacant} of them vacant` : ''}.`,
  );
};

/** What a programme means, sentence by sentence: who decides what, by when, and what happens if they do not. */
export const explainProgramme = (programme: Programme, language: 'zh' | 'en'): string[] =>
  [
    ...opening(programme),
    ...[...Object.values(programme.governance.groups), programme.governance.supervision]
      .filter(({ seats }) => seats.length > 0)
      .map((group) => groupSentence(programme, group)),
    ...policySentences(programme),
    ...chatSentences(programme),
    ...phaseSentences(programme),
    ...agreementSentences(programme),
    ...obligationSentences(programme),
    ...evaluationSentences(programme),
    ...moneySentences(programme),
    ...accountSentences(programme),
    ...riskSentences(programme),
    ...careSentences(programme),
    ...improvementSentences(programme),
    ...innovationSentences(programme),
    ...staffingSentences(programme),
    ...ruleSentences(programme),
    ...mailSentences(programme),
  ].map((sentence) => sentence[language]);
