import { chineseDay, englishDay } from '../calendar/said-days';
import { mailSentences } from './crowded-days';
import { agreementSentences, phaseSentences } from './words/plan';
import { accountSentences } from './words/accounts';
import { exitTriggerSentence, moneySentences } from './words/means';
import { evaluationSentences } from './words/evaluation';
import { improvementSentences, innovationSentences } from './words/improvements';
import { obligationSentences } from './words/obligations';
import { policySentence } from './words/decisions';
import { riskSentences } from './words/risks';
import {
  confidentialitySentences,
  disputeRulesSentence,
  exitSentence,
  projectSentences,
  toleranceSentence,
} from './words/rules';
import { addressSentences, leadingSentences, supervisionSentences } from './words/seats';
import { strategySentences } from './words/strategy';
import { chatSentences } from './words/chats';
import { staffingSentences } from './words/staffing';
import { phaseDays } from '../phases/phases';
import type { Programme } from '../programme/programme';
import { list, text } from '../shared/sentences';
import type { Language, Text } from '../shared/text';
import { partyTitle, titlesOf } from '../programme/titles';
import type { Group, Seat } from '../programme/governance';

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

/** A seat by its title, and that it chairs where the title does not say so. */
const roleWords = ({ chair, title: { zh, en } }: Pick<Seat, 'chair' | 'title'>): Text =>
  text(chair && !zh.includes('主席') ? `${zh}（主席）` : zh, chair && !/chair/i.test(en) ? `${en} (chair)` : en);

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
    seats.filter(({ key }, at) => seats.findIndex((other) => other.key === key) === at).map(roleWords),
  );
  const vacant = seats.filter(({ holder }) => holder === null).length;
  return text(
    `${title.zh}：${counts.zh}（${roles.zh}）${vacant > 0 ? `，其中 ${vacant} 席空缺` : ''}。`,
    `${title.en}: ${counts.en} (${roles.en})${vacant > 0 ? `, ${vacant} of them vacant` : ''}.`,
  );
};

/** Part of what a programme means: its heading, the keys of the file that say it, and its sentences. */
interface Part {
  readonly title: Text;
  readonly keys: readonly string[];
  readonly sentences: readonly Text[];
}

const part = (zh: string, en: string, keys: readonly string[], sentences: readonly Text[]): Part => ({
  title: text(zh, en),
  keys,
  sentences,
});

/** All parts, in their usual order; a policy is a part by itself, since some may be in the file and others be completed. */
const partsOf = (programme: Programme): readonly Part[] => [
  part('概要', 'In short', ['programme', 'title', 'starts', 'parties'], opening(programme)),
  part(
    '各组与席位',
    'Groups and seats',
    ['governance'],
    [
      ...[...Object.values(programme.governance.groups), programme.governance.supervision]
        .filter(({ seats }) => seats.length > 0)
        .map((group) => groupSentence(programme, group)),
      ...addressSentences(programme),
      ...leadingSentences(programme),
      ...chatSentences(programme),
    ],
  ),
  ...Object.keys(programme.policies).map((key) =>
    part('决策规则', 'Rules of decision', [`policies.${key}`], policySentence(programme, key)),
  ),
  part('阶段与里程碑', 'Phases and milestones', ['phases'], phaseSentences(programme)),
  part('协议', 'Agreements', ['agreements'], [...agreementSentences(programme), ...obligationSentences(programme)]),
  part('合作项目', 'Projects', ['projects'], projectSentences(programme)),
  part('保密', 'Confidentiality', ['confidentiality'], confidentialitySentences(programme)),
  part('评估', 'Evaluation', ['evaluation'], evaluationSentences(programme)),
  part(
    '分配、资金与预算',
    'Money',
    ['distribution', 'funds', 'budgets', 'accounts'],
    [...moneySentences(programme), ...accountSentences(programme)],
  ),
  part('风险', 'Risks', ['risks'], riskSentences(programme)),
  part('改进', 'Improvement', ['improvement'], improvementSentences(programme)),
  part('创新', 'Innovation', ['innovation'], innovationSentences(programme)),
  part('人员', 'Staff', ['staffing'], staffingSentences(programme)),
  part('战略', 'Strategy', ['strategy'], strategySentences(programme)),
  part('容许偏差', 'Tolerance', ['tolerance'], [toleranceSentence(programme)]),
  part('争议', 'Disputes', ['disputes'], [disputeRulesSentence(programme)]),
  part('退出', 'Exit', ['exit'], [exitTriggerSentence(programme), exitSentence(programme)]),
  part('邮件', 'Mails', ['mail'], mailSentences(programme)),
  part('监督', 'Supervision', ['governance.supervision'], supervisionSentences(programme)),
];

/** A heading and the sentences below it, in one language. */
export interface Told {
  readonly title: string;
  readonly sentences: readonly string[];
}

const told = (parts: readonly Part[], language: Language): readonly Told[] => {
  const titles = [...new Set(parts.map(({ title }) => title[language]))];
  return titles
    .map((title) => ({
      title,
      sentences: parts
        .filter((one) => one.title[language] === title)
        .flatMap(({ sentences }) => sentences.map((sentence) => sentence[language])),
    }))
    .filter(({ sentences }) => sentences.length > 0);
};

/**
 * What a programme means: first what its file says, in the order in which it says it, then what holds although the file does not say
 * it. `says` are the parts that stand in the file.
 */
export const explainInParts = (
  programme: Programme,
  says: readonly string[],
  language: Language,
): { readonly said: readonly Told[]; readonly byDefault: readonly Told[] } => {
  const all = partsOf(programme);
  const placeOf = ({ keys }: Part) => Math.min(...keys.map((key) => says.indexOf(key)).filter((at) => at >= 0));
  const [opening, ...rest] = all;
  const said = rest
    .filter((one) => Number.isFinite(placeOf(one)))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
  return {
    said: told([...(opening ? [opening] : []), ...said], language),
    byDefault: told(
      rest.filter((one) => !said.includes(one)),
      language,
    ),
  };
};

/** What a programme means, sentence by sentence: who decides what, by when, and what happens if they do not. */
export const explainProgramme = (programme: Programme, language: Language): readonly string[] =>
  partsOf(programme).flatMap(({ sentences }) => sentences.map((sentence) => sentence[language]));
