import type { Receipt } from '../../bench/sink';
import { openDatabase, type StorePlace } from '../../infra/store/opened';
import { createLedger } from '../../infra/store/ledger';
import { linkIn, type Click } from './clicking';
import type { Kill } from './killing';

/** A vote as the ledger has it. */
interface Vote {
  readonly approval: string;
  readonly seat: string;
  readonly person: string;
  readonly verdict: string;
}

/** How long before a kill a mail may have left whose sending the killed process never got to note. */
const UNDER_WAY_MS = 20_000;

const nameOf = ({ approval, seat, person, verdict }: Vote) => `${approval} ${seat} ${person} ${verdict}`;

/** How often each name comes. */
const counted = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Every vote in the record of these approvals, and which of them the record says are closed. */
export async function recordOf(store: StorePlace, approvals: readonly string[]) {
  const database = await openDatabase(store);
  try {
    const ledger = createLedger(database);
    const votes: Vote[] = [];
    const closed: string[] = [];
    for (const approval of approvals)
      for (const { happening } of await ledger.entriesOf(approval)) {
        if (happening.type === 'approval.decided') votes.push({ approval, ...happening.decision });
        if (happening.type === 'approval.closed') closed.push(approval);
      }
    return { votes, closed };
  } finally {
    await database.close();
  }
}

/** What a person was told and what the record has must be the same, vote by vote. A sentence for each that differs. */
export const wrongVotes = (clicks: readonly Click[], votes: readonly Vote[]): readonly string[] => {
  const recorded = counted(votes.map(nameOf));
  const accepted = clicks.filter(({ told }) => told === 'accepted');
  const told = new Set(accepted.map(nameOf));
  return [
    ...accepted.flatMap((click) => {
      const times = recorded.get(nameOf(click)) ?? 0;
      return times === 1 ? [] : [`accepted by the ${click.by}, ${times} times in the ledger: ${nameOf(click)}`];
    }),
    ...[...recorded.keys()].flatMap((name) => (told.has(name) ? [] : [`in the ledger, not told as accepted: ${name}`])),
    ...clicks.flatMap((click) =>
      ['accepted', 'already_closed', 'refused with 409'].includes(click.told)
        ? []
        : [`told "${click.told}" by the ${click.by}: ${nameOf(click)}`],
    ),
  ];
};

/**
 * A mail comes once; only what was under way when a process was killed may come again, under the same Message-ID. A sentence for each
 * mail that came more often than kills explain, and for each person who was asked twice about one round under two Message-IDs.
 */
export const wrongMails = (received: readonly Receipt[], kills: readonly Kill[]): readonly string[] => {
  const wrong: string[] = [];
  const lastOf = new Map<string, Receipt>();
  const askedBy = new Map<string, string>();
  for (const mail of received) {
    const name = `${mail.to} ${mail.messageId}`;
    const before = lastOf.get(name);
    lastOf.set(name, mail);
    if (before && !kills.some(({ at }) => at >= before.at - 1_000 && at <= mail.at && at - before.at < UNDER_WAY_MS))
      wrong.push(`came again after ${mail.at - before.at} ms without a kill: ${name}`);
    const link = linkIn(mail);
    // What is said in the thread of a question, as that it is closed, asks nothing anew.
    if (!link || lastOf.has(`${mail.to} ${mail.inReplyTo}`)) continue;
    const asked = `${link.approval} ${link.round} ${mail.to}`;
    const first = askedBy.get(asked) ?? mail.messageId;
    askedBy.set(asked, first);
    if (first !== mail.messageId) wrong.push(`asked twice, under ${first} and ${mail.messageId}: ${asked}`);
  }
  return wrong;
};

/** How many mails came more than once. */
export const mailsAgain = (received: readonly Receipt[]): number =>
  received.length - counted(received.map(({ to, messageId }) => `${to} ${messageId}`)).size;
