import type { LocalDate } from '../../calendar/dates';
import { text } from '../../shared/sentences';
import type { PartyKey } from '../../shared/keys';
import { reversalOf, type AccountKey, type Posting, type Transaction } from '../journal/transactions';
import { dueOf } from './owed';
import type { Payment, Run } from './runs';

const keyOf = (run: Pick<Run, 'key'>, what: string) => `distribution/${run.key}/${what}`;

const posting = (
  account: AccountKey,
  amount: bigint,
  about: Omit<Posting, 'account' | 'amount'> = {},
): readonly Posting[] => (amount === 0n ? [] : [{ account, amount: String(amount), ...about }]);

/** The period of a run, as its transactions are called. */
const called = ({ from, until }: Run, zh: string, en: string) =>
  text(`${zh}：${from} 至 ${until}`, `${en}: ${from} to ${until}`);

/** What came in less what was spent, by project: the payer has it, and it is to be shared. */
function stated(run: Run): readonly Posting[] {
  const { computed, payer } = run;
  return computed.buckets.flatMap(({ net, project }) => {
    const about = project === undefined ? {} : { project };
    return [
      ...posting(`settled:${payer}`, BigInt(net), { party: payer, ...about }),
      ...posting(`distributable:${project ?? '-'}`, -BigInt(net), about),
    ];
  });
}

/** What is shared: to payees, what is held of it, and what is kept. */
function shared(run: Run): readonly Posting[] {
  const { computed, payees } = run;
  const due = dueOf(run);
  const kept = (tier: string) =>
    computed.lines.filter((line) => line.tier === tier).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return [
    ...computed.buckets.flatMap(({ net, project }) =>
      posting(`distributable:${project ?? '-'}`, BigInt(net), project === undefined ? {} : { project }),
    ),
    ...payees.flatMap((payee) => {
      const now = BigInt(due[payee] ?? '0');
      const later = BigInt(computed.totals[payee] ?? '0') - now;
      return [
        ...posting(`payable:${payee}`, -now, { party: payee }),
        ...posting(`held:${payee}`, -later, { party: payee }),
      ];
    }),
    ...posting('pool:-', -kept('pool')),
    ...posting('reserve:-', -kept('reserve')),
    ...posting('reserve:offset', -kept('offset')),
  ];
}

/** The payer keeps what it gets itself. */
const own = (run: Run, amount: bigint): readonly Posting[] => [
  ...posting(`payable:${run.payer}`, amount, { party: run.payer }),
  ...posting(`settled:${run.payer}`, -amount, { party: run.payer }),
];

/**
 * What is posted when a run is: that the money came in, how it is shared, and that the payer keeps its own. Where it
 * corrects another, all transactions of that one are taken back first. Nothing is posted of a run of nothing.
 */
export function postingsOf(run: Run, date: LocalDate, replaced?: Pick<Run, 'posted'>): readonly Transaction[] {
  const { currency } = run;
  const mine = BigInt(dueOf(run)[run.payer] ?? '0');
  const all: readonly Transaction[] = [
    ...(replaced?.posted ?? []).map((one) =>
      reversalOf(one, {
        key: keyOf(run, `takes-back/${one.key}`),
        date,
        what: text(`冲销：${one.what.zh}`, `Reversal: ${one.what.en}`),
      }),
    ),
    {
      key: keyOf(run, 'stated'),
      date,
      currency,
      what: called(run, '收支认列', 'Income and costs'),
      postings: stated(run),
    },
    { key: keyOf(run, 'shared'), date, currency, what: called(run, '收益分配', 'Distribution'), postings: shared(run) },
    {
      key: keyOf(run, 'own'),
      date,
      currency,
      what: called(run, '付款方自留份额', 'The payer’s own share'),
      postings: own(run, mine),
    },
  ];
  return all.filter(({ postings }) => postings.length > 0);
}

/** What a hold or a release moves between what is payable and what is held; `undefined` where nothing moves. */
export function holdPosting(
  before: Run,
  after: Run,
  what: 'held' | 'released',
  date: LocalDate,
): Transaction | undefined {
  const [was, is] = [dueOf(before), dueOf(after)];
  const moved = (payee: PartyKey) => BigInt(was[payee] ?? '0') - BigInt(is[payee] ?? '0');
  const postings = [
    ...after.payees.flatMap((payee) => [
      ...posting(`payable:${payee}`, moved(payee), { party: payee }),
      ...posting(`held:${payee}`, -moved(payee), { party: payee }),
    ]),
    ...own(after, -moved(after.payer)),
  ];
  if (postings.length === 0) return undefined;
  const number = what === 'held' ? after.held : after.let;
  return {
    key: keyOf(after, `${what}/${number}`),
    date,
    currency: after.currency,
    what: what === 'held' ? called(after, '暂扣', 'Held') : called(after, '解除暂扣', 'Released'),
    postings,
  };
}

/** A payment that its receiver confirmed: the debt is met from the payer's money, or into it. */
export function paymentPosting(run: Run, { key, from, to, amount }: Payment, date: LocalDate): Transaction {
  const payee = from === run.payer ? to : from;
  const value: bigint = from === run.payer ? BigInt(amount) : -BigInt(amount);
  const title = text(`付款：${from} → ${to}`, `Payment: ${from} to ${to}`);
  return {
    key: keyOf(run, `payment/${key}`),
    date,
    currency: run.currency,
    what: title,
    postings: [
      ...posting(`payable:${payee}`, value, { party: payee }),
      ...posting(`settled:${run.payer}`, -value, { party: run.payer }),
    ],
  };
}
