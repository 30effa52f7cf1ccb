import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import type { Letter } from '../../domain/mail/letters';
import { callIn, isOwing, outstandingOf, type CallDue, type FundCall } from '../../domain/money/funds/calls';
import { drawTitle, receiverOf } from '../../domain/money/funds/draw-words';
import { owedBack, type Draw } from '../../domain/money/funds/draws';
import { availableIn, type FundBook } from '../../domain/money/funds/funds';
import { drawStateTitles, fundStateTitles } from '../../domain/money/funds/titles';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { titleIn } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { MailReader, ThingMailDeps } from './readers';

/** What one party owes of a call, until when, and whether it is late. */
const dueLine = ({ parties }: Programme, currency: string, due: CallDue): Text => {
  const [{ zh, en }, show] = [titleIn(parties, due.party), amountText(outstandingOf(due), currency)];
  const { clock, isLate } = due;
  if (!isOwing(due)) return text(`${zh}：已缴清`, `${en}: paid`);
  const until = clock ? text(`，期限${chineseDay(clock.on)}`, `, due on ${englishDay(clock.on)}`) : text('', '');
  const late = isLate ? text('，已逾期', ', late') : text('', '');
  return text(`${zh}：尚欠 ${show}${until.zh}${late.zh}`, `${en}: ${show} owed${until.en}${late.en}`);
};

const callSubject = ({ title }: FundBook, call: FundCall): Text => {
  const late = call.dues.some((due) => isOwing(due) && due.isLate);
  return late
    ? text(`逾期未缴出资：${title.zh}第 ${call.number} 次通知`, `Late: call ${call.number} of ${title.en}`)
    : text(`出资通知：${title.zh}第 ${call.number} 次`, `Call ${call.number} of ${title.en}`);
};

const standing = (book: FundBook): readonly Text[] => {
  const { zh, en } = fundStateTitles[book.state];
  const show = (minor: bigint | string) => amountText(minor, book.currency);
  return [
    text(
      `状态：${zh}${book.reason ? `（${book.reason.reason}）` : ''}`,
      `It is ${en.toLowerCase()}${book.reason ? `: ${book.reason.reason}` : ''}`,
    ),
    text(
      `余额 ${show(book.balance)}，可用 ${show(availableIn(book))}`,
      `Balance ${show(book.balance)}, available ${show(availableIn(book))}`,
    ),
  ];
};

/** Tells of a call as it stands now: what each party owes and until when; or how a fund stands. */
export const createFundMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const { fund, call: number } = callIn(about);
    const book = (await readModel.head(programme.key))?.funds.find(({ key }) => key === fund);
    if (!book || !partyOf(programme, to)) return undefined;
    const call = book.calls.find((each) => each.number === number);
    const { zh, en } = book.title;
    return {
      ...reader.common,
      kind: 'information',
      title: call ? callSubject(book, call) : text(`资金状态变更：${zh}`, `A fund changed: ${en}`),
      lines: call
        ? [
            text(`用途：${call.purpose}`, `For: ${call.purpose}`),
            ...call.dues.map((due) => dueLine(programme, book.currency, due)),
            text('缴款后请登记，并附付款凭证。', 'Record what was paid, with what shows it.'),
          ]
        : standing(book),
      link: page(`/programmes/${programme.key}/funds/${fund}`),
    };
  };

/** What has to be done about a draw now, or what became of it. */
const stepLine = (draw: Draw, programme: Programme): Text => {
  switch (draw.state) {
    case 'approved':
      return text('请付款，并登记付款日期和凭证。', 'Please pay it, and record the day with what shows it.');
    case 'paid':
      return text('请收款方确认到账。', 'The receiving side confirms that it arrived.');
    case 'repayable': {
      const [{ zh, en }, show] = [titleIn(programme.parties, draw.party), amountText(owedBack(draw), draw.currency)];
      const clock = draw.repayment?.clock;
      const until = clock ? text(`，期限${chineseDay(clock.on)}`, ` by ${englishDay(clock.on)}`) : text('', '');
      return text(
        `未获追认：${zh}应退回 ${show}${until.zh}。`,
        `It was not ratified: ${en} owes ${show} back${until.en}.`,
      );
    }
    case 'refused':
      return text(
        '预留的金额已释放；如仍需要，请另行提出。',
        'What was reserved is free again; ask anew where it is still needed.',
      );
    default: {
      const { zh, en } = drawStateTitles[draw.state];
      return text(`状态：${zh}`, `It is ${en.toLowerCase()}`);
    }
  }
};

/** Tells of a draw as it stands now. */
export const createDrawMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const draw = (await readModel.head(programme.key))?.draws.find(({ key }) => key === about);
    if (!draw || !partyOf(programme, to)) return undefined;
    const [what, is, receiver] = [drawTitle(draw), drawStateTitles[draw.state], receiverOf(draw, programme)];
    return {
      ...reader.common,
      kind: 'information',
      title: text(`${is.zh}：${what.zh}`, `${is.en}: ${what.en}`),
      lines: [
        text(`资金：${draw.fundTitle.zh}`, `Fund: ${draw.fundTitle.en}`),
        text(`收款方：${receiver.zh}`, `To: ${receiver.en}`),
        stepLine(draw, programme),
      ],
      link: page(`/programmes/${programme.key}/draws/${about}`),
    };
  };
