import { isOverdueHigh, type Risk } from '../../risks/risks';
import type { Project } from '../../projects/projects';
import { amountText } from '../../shared/amounts';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { BudgetAnswer } from '../budgets/check';
import type { AuthorityLevel } from '../../programme/fund-plans';
import type { DrawAsked } from './draws';
import { availableIn, type FundBook } from './funds';

/** What else than its fund may keep money from being drawn, as the programme knew it when it was asked. */
export interface DrawFacts {
  /** High risks whose review is overdue, by their titles. */
  readonly risks: readonly Text[];
  /** The agreement of its project, where that is not effective. */
  readonly agreement?: Text;
}

/** Why a draw is not taken up: a stable code, and the reason for a person. */
export interface Block {
  readonly code: 'fundState' | 'balance' | 'authority' | 'budget' | 'contributed' | 'risk' | 'agreement';
  readonly why: Text;
}

/** What of a programme's risks, and of the project for which it is, keeps money from being drawn. */
export const drawFacts = (
  risks: readonly Pick<Risk, 'state' | 'level' | 'isOverdue' | 'title'>[],
  project: Pick<Project, 'agreement' | 'agreementOn'> | undefined,
  titleOf: (agreement: string) => Text,
): DrawFacts => ({
  risks: risks.filter(isOverdueHigh).map(({ title }) => title),
  ...(project && project.agreementOn === undefined && { agreement: titleOf(project.agreement) }),
});

const block = (code: Block['code'], zh: string, en: string): Block => ({ code, why: text(zh, en) });

interface Weighed {
  readonly book: FundBook;
  readonly asked: Pick<DrawAsked, 'amount' | 'kind' | 'payee'>;
  readonly sum: bigint;
  readonly level: AuthorityLevel | undefined;
  readonly budgets: readonly Pick<BudgetAnswer, 'level' | 'why'>[];
  readonly facts: DrawFacts;
}

const ofFund = ({ state, reason, title }: FundBook): readonly Block[] => {
  const why = reason ? text(`（${reason.reason}）`, ` (${reason.reason})`) : text('', '');
  if (state === 'onHold')
    return [block('fundState', `${title.zh}已暂停使用${why.zh}。`, `${title.en} is on hold${why.en}.`)];
  return state === 'closed'
    ? [block('fundState', `${title.zh}已关闭${why.zh}。`, `${title.en} is closed${why.en}.`)]
    : [];
};

const ofBalance = (book: FundBook, amount: bigint): readonly Block[] => {
  const available = availableIn(book);
  if (amount <= available) return [];
  const show = (value: bigint | string) => amountText(value, book.currency);
  return [
    block(
      'balance',
      `可用余额不足：余额 ${show(book.balance)}，已预留 ${show(BigInt(book.balance) - available)}，可用 ${show(available)}，申请 ${show(amount)}。`,
      `Too little is available: balance ${show(book.balance)}, reserved ${show(BigInt(book.balance) - available)}, available ${show(available)}, asked for ${show(amount)}.`,
    ),
  ];
};

const ofContribution = (book: FundBook, { kind, payee, amount }: Weighed['asked']): readonly Block[] => {
  if (kind !== 'refund' || payee === undefined) return [];
  const paidIn = book.contributed[payee] ?? '0';
  if (BigInt(amount) <= BigInt(paidIn)) return [];
  const show = (value: string) => amountText(value, book.currency);
  return [
    block(
      'contributed',
      `退款 ${show(amount)} 超过该方已缴存的 ${show(paidIn)}。`,
      `A refund of ${show(amount)} is more than the ${show(paidIn)} that this party has paid in.`,
    ),
  ];
};

/** Everything that keeps a draw from being taken up, at once. Source: docs/rules/money.md, "Funds". */
export const blocksOf = ({ book, asked, sum, level, budgets, facts }: Weighed): readonly Block[] => {
  const risks = list(facts.risks);
  return [
    ...ofFund(book),
    ...ofBalance(book, BigInt(asked.amount)),
    ...ofContribution(book, asked),
    ...(level
      ? []
      : [
          block(
            'authority',
            `合计 ${amountText(sum, book.currency)} 超过各级授权限额，无人有权决定。`,
            `${amountText(sum, book.currency)} in all is beyond every limit of authority: nobody may decide on it.`,
          ),
        ]),
    ...budgets.flatMap(({ level: is, why }) => (is === 'block' ? [{ code: 'budget' as const, why }] : [])),
    ...(facts.risks.length > 0
      ? [
          block(
            'risk',
            `高风险逾期未评审：${risks.zh}。评审后方可提款。`,
            `The review of a high risk is overdue: ${risks.en}. Money is drawn again once it is done.`,
          ),
        ]
      : []),
    ...(facts.agreement
      ? [
          block(
            'agreement',
            `项目所属协议尚未生效：${facts.agreement.zh}。`,
            `The agreement of the project is not effective: ${facts.agreement.en}.`,
          ),
        ]
      : []),
  ];
};
