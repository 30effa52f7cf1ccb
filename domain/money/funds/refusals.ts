import type { Evidence } from '../../approvals/approvals';
import type { LocalDate } from '../../calendar/dates';
import { assertHappened } from '../../programme/told-days';
import { amountText, type Minor } from '../../shared/amounts';
import { DomainError } from '../../shared/errors';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { isBlank } from '../../shared/text';
import { assertUnblocked, assessDraw, type DrawAssessment } from './assessment';
import type { DrawFacts } from './blocks';
import { calledOf, isOwing, outstandingOf, type PaidIn } from './calls';
import type { Draw, DrawAsked } from './draws';
import { isOwedToFund, reservedIn, type CallAsked, type Contribution, type FundBook } from './funds';
import type { FundRules } from './rules';

/** Throws `comment_required` at its field. */
const assertSaid = (said: string, field: string): void => {
  if (isBlank(said)) throw new DomainError('comment_required', undefined, { field });
};

/** Whole minor units, more than none. Throws `invalid_input`. */
export function assertPositive(amount: Minor, field = 'amount'): void {
  if (/^[1-9]\d{0,39}$/.test(amount)) return;
  throw refused('invalid_input', text('金额须大于零。', 'An amount is more than zero.'), { field });
}

/** Throws `evidence_required` where nothing shows that money was moved. */
export function assertShown(evidence: readonly Evidence[]): void {
  if (evidence.length === 0) throw new DomainError('evidence_required', undefined, { field: 'evidence' });
}

const stateWords = {
  open: text('使用中', 'open'),
  onHold: text('已暂停使用', 'on hold'),
  closed: text('已关闭', 'closed'),
} as const satisfies Readonly<Record<FundBook['state'], unknown>>;

/** Throws `fund_state` unless it stands in one of some states. */
export function assertFund({ state, title }: FundBook, isMeant: (state: FundBook['state']) => boolean): void {
  if (isMeant(state)) return;
  const { zh, en } = stateWords[state];
  throw refused('fund_state', text(`${title.zh}${zh}。`, `${title.en} is ${en}.`), { state });
}

/** What is called of each party stays within what it committed. Throws `fund_state`, `comment_required`, `invalid_input` or `over_commitment` at its field. */
export function assertMayCall(book: FundBook, { commitments }: Pick<FundRules, 'commitments'>, asked: CallAsked): void {
  assertFund(book, (state) => state !== 'closed');
  assertSaid(asked.purpose, 'purpose');
  const amounts = Object.entries(asked.amounts);
  if (amounts.length === 0)
    throw refused('invalid_input', text('请填写至少一方的金额。', 'Call an amount of at least one party.'), {
      field: 'amounts',
    });
  for (const [party, amount] of amounts) {
    const field = `amounts.${party}`;
    assertPositive(amount, field);
    const committed = BigInt((Object.hasOwn(commitments, party) && commitments[party]) || '0');
    const left = committed - calledOf(book.calls, party);
    if (BigInt(amount) <= left) continue;
    const show = (minor: bigint) => amountText(minor, book.currency);
    throw refused(
      'over_commitment',
      text(
        `该方认缴 ${show(committed)}，尚可通知出资 ${show(left)}。`,
        `This party has committed ${show(committed)}; ${show(left)} of that may still be called.`,
      ),
      { field, committed: committed.toString(), left: left.toString() },
    );
  }
}

const assertPart = (left: bigint, { amount, evidence }: PaidIn, currency: string): void => {
  assertPositive(amount);
  if (BigInt(amount) > left) {
    const show = amountText(left, currency);
    throw refused('invalid_input', text(`尚欠 ${show}，不得多记。`, `No more than the ${show} that is owed.`), {
      field: 'amount',
    });
  }
  assertShown(evidence);
};

/** Throws `fund_state`, `not_found` where nothing was called of that party, `invalid_input` for more than it owes, `evidence_required`. */
export function assertMayContribute(book: FundBook, contribution: Contribution, today: LocalDate): void {
  assertFund(book, (state) => state !== 'closed');
  const call = book.calls.find(({ number }) => number === contribution.call);
  const due = call?.dues.find(({ party }) => party === contribution.party);
  if (!call || !due)
    throw new DomainError('not_found', text('没有向该方通知出资。', 'Nothing was called of this party.'), {
      field: 'call',
    });
  assertPart(outstandingOf(due), contribution, book.currency);
  assertHappened('fund.contributedOn', contribution.on, { field: 'on', today });
}

/** Whether a draw names one who receives it, and may be an emergency where it is one. Throws `invalid_input` or `comment_required`. */
export const assertSound = (rules: FundRules, asked: DrawAsked): void => {
  const { kind, payee, supplier, target, emergency } = asked;
  assertPositive(asked.amount);
  assertSaid(asked.purpose, 'purpose');
  const receivers = [payee, supplier, target].filter((each) => each !== undefined);
  const named = { payment: payee ?? supplier, refund: payee, transfer: target }[kind];
  if (named === undefined || receivers.length !== 1) {
    const field = kind === 'transfer' ? 'target' : 'payee';
    throw refused('invalid_input', text('请写明收款方，且仅写一个。', 'Name who receives it, and one alone.'), {
      field,
    });
  }
  if (!emergency) return;
  if (rules.ratifyDays === undefined || kind !== 'payment')
    throw refused(
      'invalid_input',
      text(
        '该资金不允许先付后追认，或此项不是对外付款。',
        'Nothing of this fund is paid first and ratified after, or this is no payment.',
      ),
      { field: 'emergency' },
    );
};

/** What a draw meets, where it may be taken up. Throws `invalid_input`, `comment_required`, or `draw_blocked` with all that blocks it. */
export function assertMayDraw(
  book: FundBook,
  rules: FundRules,
  asked: DrawAsked,
  known: { readonly today: LocalDate; readonly facts: DrawFacts },
): DrawAssessment & { readonly level: Draw['level'] } {
  assertSound(rules, asked);
  const assessment = assessDraw(book, rules, asked, known);
  assertUnblocked(assessment);
  const { level } = assessment;
  if (!level) throw new DomainError('draw_blocked');
  return { ...assessment, level };
}

interface Reason {
  readonly reason: string;
}

export function assertMayHold(book: FundBook, { reason }: Reason): void {
  assertFund(book, (state) => state === 'open');
  assertSaid(reason, 'reason');
}

export function assertMayResume(book: FundBook, { reason }: Reason): void {
  assertFund(book, (state) => state === 'onHold');
  assertSaid(reason, 'reason');
}

/** Whether nothing is left to settle: no money, no reservation, nobody who owes. */
export const isSettled = (book: FundBook): boolean =>
  book.balance === '0' &&
  reservedIn(book) === 0n &&
  !book.uses.some(isOwedToFund) &&
  !book.calls.some(({ dues }) => dues.some(isOwing));

/** A fund is closed once it is settled. Throws `fund_state` or `comment_required`. */
export function assertMayClose(book: FundBook, { reason }: Reason): void {
  assertFund(book, (state) => state !== 'closed');
  assertSaid(reason, 'reason');
  if (isSettled(book)) return;
  throw refused(
    'fund_state',
    text(
      '关闭前须无余额、无预留、无待缴出资、无待退回款项：请先退款或划转。',
      'Before it is closed nothing is left in it, reserved, called or owed back: refund or transfer the rest first.',
    ),
    { balance: book.balance },
  );
}
