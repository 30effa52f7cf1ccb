import { chineseDay, englishDay } from '../../calendar/said-days';
import type { AgreementObligation } from '../../programme/clauses';
import { clauseTitle } from '../../agreements/clause-words';
import { programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { FallsDue, Recurrence } from '../../calendar/recurrences';
import { list, sentences, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { partyTitle, titlesOf } from '../../programme/titles';
import type { CycleKey } from '../../shared/keys';
import type { Agreement } from '../../programme/agreement-plans';

const periods: Readonly<Record<CycleKey, Text>> = {
  monthly: text('每月', 'every month'),
  quarterly: text('每三个月', 'every three months'),
  annual: text('每年', 'every year'),
};

const recursWords = ({ every, first, day }: Recurrence): Text => {
  const { zh, en } = periods[every];
  if (first !== undefined) return text(`自${chineseDay(first)}起${zh}`, `${en} from ${englishDay(first)}`);
  if (day === undefined) return text(`自生效日起${zh}`, `${en} from the day on which it takes effect`);
  const begins = every === 'monthly' ? text('，生效当月即起', ', the first month included') : text('', '');
  return text(
    `自生效起${zh}，于当月 ${day} 日（无此日则为月末）${begins.zh}`,
    `${en} from when it takes effect, on day ${day} of the month or its last${begins.en}`,
  );
};

/** When something falls due, in words. */
export function dueWords({ recurs, once, restDay }: FallsDue): Text {
  const rests = {
    next: text('，遇休息日顺延至下一个工作日', ', moved to the next working day from a rest day'),
    previous: text('，遇休息日提前至上一个工作日', ', moved to the working day before from a rest day'),
    stays: text('', ', rest day or not'),
  }[restDay];
  const when = recurs
    ? recursWords(recurs)
    : once && 'on' in once
      ? text(chineseDay(`${once.on}`), `on ${englishDay(`${once.on}`)}`)
      : text(`生效后 ${once?.days} 天`, `${once?.days} days after it takes effect`);
  return text(`${when.zh}${rests.zh}`, `${when.en}${rests.en}`);
}

/** Who owes it: a party, or a seat of one. */
export function ownerTitle(programme: Programme, owner: string): Text {
  const seat = programmeSeats(programme).find(({ id }) => id === owner);
  const titles = titlesOf(programme);
  if (!seat) return partyTitle(titles, owner);
  const party = partyTitle(titles, seat.party);
  return text(`${party.zh}${seat.title.zh}`, `${party.en}, ${seat.title.en}`);
}

const obligationSentence = (programme: Programme, agreement: Agreement, one: AgreementObligation): Text => {
  const [who, when] = [ownerTitle(programme, one.owner), dueWords(one)];
  const lives = one.survives && clauseTitle(one.survives);
  return sentences([
    text(
      `“${agreement.title.zh}”的义务“${one.title.zh}”由${who.zh}履行`,
      `Under "${agreement.title.en}" "${one.title.en}" is owed by ${who.en}`,
    ),
    text(`期限：${when.zh}`, `due ${when.en}`),
    text(`到期前 ${one.opensDays} 天告知责任人`, `they are told ${one.opensDays} days before`),
    ...(one.evidence ? [text(`证明：${one.evidence.zh}`, `shown by ${one.evidence.en}`)] : []),
    ...(lives
      ? [text(`协议终止后，在${lives.zh}条款存续期间继续履行`, `it goes on after the end while ${lives.en} survives`)]
      : []),
  ]);
};

const nonCompeteSentences = (programme: Programme, { title, nonCompete }: Agreement): readonly Text[] => {
  if (!nonCompete) return [];
  const { binds, scope, from, months } = nonCompete;
  const titles = titlesOf(programme);
  const who = list(binds.map((party) => partyTitle(titles, party)));
  const begins = {
    effect: text('自协议生效日起', 'from the first day of the agreement'),
    end: text('自协议终止之次日起', 'from the day after the agreement has ended'),
  }[from];
  return [
    text(
      `“${title.zh}”：竞业限制约束${who.zh}（${scope.zh}），${begins.zh}，至协议终止后满 ${months} 个月。`,
      `Under "${title.en}" ${who.en} may not compete (${scope.en}) ${begins.en} until ${months} months after its end.`,
    ),
  ];
};

/** Agreement by agreement, what has to be done under it, by whom, when, and how it is shown; and who may not compete. */
export const obligationSentences = (programme: Programme): readonly Text[] =>
  Object.values(programme.agreements).flatMap((agreement) => [
    ...(agreement.obligations ?? []).map((one) => obligationSentence(programme, agreement, one)),
    ...nonCompeteSentences(programme, agreement),
  ]);
