import { instantAt } from '../../calendar/zones';
import type { Awaited, WaitingView } from '../../programme/awaited';
import { officeOf, type Stood } from '../../programme/office';
import { zoneOf } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import type { ProgrammeState } from '../../programme/undertakings';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Person } from '../../shared/keys';
import { isOwing, outstandingOf } from './calls';
import { drawTitle } from './draw-words';
import { owedBack, type Draw } from './draws';
import type { FundBook } from './funds';
import { financeOf, payersOf, receiversOf } from './people';
import { lateRuleWords } from './titles';
import { fundRules } from './rules';

const finance = text('财务负责人', 'Finance');

const each = (people: readonly Person[]): readonly Awaited[] => people.map((person) => ({ person, title: finance }));

const callsWait = (programme: Programme, { key: id, title, currency, calls }: FundBook): readonly WaitingView[] =>
  calls.flatMap(({ number, on, dues }) =>
    dues.filter(isOwing).map((due): WaitingView => {
      const { party, clock } = due;
      const [who, show] = [titleIn(programme.parties, party), amountText(outstandingOf(due), currency)];
      const plan = programme.funds[id];
      return {
        id,
        kind: 'fund',
        what: text(
          `缴付出资：${title.zh}第 ${number} 次通知，${who.zh} ${show}`,
          `Pay in: ${title.en}, call ${number}, ${who.en} ${show}`,
        ),
        on: each(financeOf(programme, party)),
        since: instantAt(on, '00:00', zoneOf(programme)),
        ...(clock && { dueAt: clock.dueAt, provisional: clock.provisional }),
        then: plan ? lateRuleWords[fundRules(programme, plan).late] : lateRuleWords.remind,
      };
    }),
  );

const settles = text(
  '余额退款或划转后关闭该资金。',
  'What is left in it is refunded or transferred, and the fund is closed.',
);

/** For what a fund itself waits: to be taken off hold, and to be settled once its programme is wound up. */
const fundWaits = (programme: Programme, { since, value }: Stood<FundBook>, state: ProgrammeState) => {
  const { key: id, title, state: stands, reason } = value;
  const common = { id, kind: 'fund' as const, on: officeOf(programme), since };
  if (stands === 'closed') return [];
  if (state === 'exiting' || state === 'ended')
    return [{ ...common, what: text(`结清并关闭：${title.zh}`, `Settle and close: ${title.en}`), then: settles }];
  if (stands === 'open') return [];
  const why = reason ? text(`：${reason.reason}`, `: ${reason.reason}`) : text('', '');
  return [
    {
      ...common,
      what: text(`恢复使用：${title.zh}`, `Take off hold: ${title.en}`),
      then: text(`暂停期间不得提款${why.zh}。`, `Nothing is drawn on it while it is on hold${why.en}.`),
    },
  ];
};

/** What waits of funds: what was called of each party, a fund on hold, and one that is not settled at the end. */
export const fundsWait = (
  programme: Programme,
  funds: readonly Stood<FundBook>[],
  state: ProgrammeState,
): readonly WaitingView[] =>
  funds.flatMap((fund) => [
    ...(fund.value.state === 'closed' ? [] : callsWait(programme, fund.value)),
    ...fundWaits(programme, fund, state),
  ]);

const stepOf = (programme: Programme, draw: Draw): Omit<WaitingView, 'id' | 'kind' | 'since'> | undefined => {
  const { zh, en } = drawTitle(draw);
  switch (draw.state) {
    case 'approved':
      return {
        what: text(`付款并登记：${zh}`, `Pay and record: ${en}`),
        on: each(payersOf(programme, draw.payer)),
        then: text('付款登记后由收款方确认到账。', 'Once it is recorded, the receiving side confirms that it arrived.'),
      };
    case 'paid':
      return {
        what: text(`确认到账：${zh}`, `Confirm that it arrived: ${en}`),
        on: each(receiversOf(programme, draw)),
        then: text('确认后办结。', 'It is over with that.'),
      };
    case 'repayable': {
      const show = amountText(owedBack(draw), draw.currency);
      const clock = draw.repayment?.clock;
      return {
        what: text(`退回 ${show}：${zh}`, `Pay back ${show}: ${en}`),
        on: each(financeOf(programme, draw.party)),
        ...(clock && { dueAt: clock.dueAt, provisional: clock.provisional }),
        then: text(
          '逾期即告知服务办公室和战略组组长。',
          'Past its day the office and the chairs of the strategic groups are told.',
        ),
      };
    }
    default:
      return undefined;
  }
};

/** What waits of draws: to be paid, to be confirmed, to be paid back; what is decided on waits as an approval. */
export const drawsWait = (programme: Programme, all: readonly Stood<Draw>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    const step = stepOf(programme, value);
    return step ? [{ id: value.key, kind: 'draw' as const, since, ...step }] : [];
  });
