import type { WaitingView } from '../../programme/awaited';
import { officeOf, type Stood } from '../../programme/office';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { PartyKey } from '../../shared/keys';
import { runTitle } from './content';
import { debtsOf } from './owed';
import { isRunOver, type Run } from './runs';
import { signersOf } from './signers';

/** Who acts for a party: whoever may sign for it, else the office. */
const handsOf = (programme: Programme, party: PartyKey) => {
  const people = signersOf(programme, party);
  return people.length > 0
    ? people.map((person) => ({ person, title: titleIn(programme.parties, party) }))
    : officeOf(programme);
};

/** What waits of the runs: a signature of each party, a payment by whoever owes it, and its confirmation. */
export const distributionsWait = (programme: Programme, all: readonly Stood<Run>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value: run }) => {
    if (isRunOver(run) || run.replacedBy !== undefined) return [];
    const title = runTitle(run);
    const wait = (party: PartyKey, zh: string, en: string, then: WaitingView['then']): WaitingView => ({
      id: run.key,
      kind: 'distribution',
      on: handsOf(programme, party),
      since,
      what: text(`${zh}：${title.zh}`, `${en}: ${title.en}`),
      then,
      ...(run.dueAt !== undefined && run.state === 'posted' && { dueAt: run.dueAt }),
    });
    const named = (party: PartyKey) => titleIn(programme.parties, party);
    if (run.state === 'signing')
      return run.signing
        .filter((party) => !run.signatures.some((signature) => signature.party === party))
        .map((party) =>
          wait(
            party,
            `${named(party).zh}复算并会签`,
            `${named(party).en} recomputes and signs`,
            text('双方会签后由财务监督组批准。', 'Once both have signed, the financial group decides.'),
          ),
        );
    if (run.state !== 'posted') return [];
    const then = text(
      '逾期未付的，先提醒，再告知战略决策组主席。',
      'Unpaid it is reminded of, then told to the chairs of the strategic group.',
    );
    return [
      ...debtsOf(run).map(({ from, to, amount }) => {
        const size = amountText(amount, run.currency);
        return wait(
          from,
          `${named(from).zh}向${named(to).zh}付款 ${size}`,
          `${named(from).en} pays ${named(to).en} ${size}`,
          then,
        );
      }),
      ...run.payments
        .filter(({ confirmed }) => !confirmed)
        .map(({ from, to, amount }) => {
          const size = amountText(amount, run.currency);
          return wait(
            to,
            `${named(to).zh}确认收到 ${size}`,
            `${named(to).en} confirms ${size}`,
            text(`${named(from).zh}已登记付款。`, `${named(from).en} has reported the payment.`),
          );
        }),
    ];
  });
