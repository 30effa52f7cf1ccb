import type { DeliveryReport } from './delivery-status';
import type { MailHappening } from './happenings';
import type { OfType } from '../shared/told';
import { officeFor } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import type { Letter } from './letters';

/** Why a server's mail about a mail of ours does not settle whether that arrived: its wording, or that it is about somebody else. */
export type Doubt = 'wording' | 'stranger';

/** What a server's mail means for the person to whom we wrote. */
export type BounceVerdict =
  | { readonly is: 'failed'; readonly report: DeliveryReport }
  | { readonly is: 'notFinal' }
  | { readonly is: 'unclear'; readonly doubt: Doubt; readonly report: DeliveryReport };

/** Only what is given up for good is a bounce: a delay is still being tried. */
export const hasFailed = ({ action }: DeliveryReport): boolean => action === 'failed';

const isUnclear = ({ action }: DeliveryReport): boolean => action === 'unclear';

/** Whether a report is about this address: it names it, or names nobody, and each of our mails goes to one person. */
const isAbout = ({ address, others = [] }: DeliveryReport, recipient: string): boolean =>
  address === '' || [address, ...others].includes(recipient.toLowerCase());

/**
 * What reports on a mail of ours to `recipient` mean. Whom else it failed to reach are strangers to whom it was handed on: the recipient
 * had it, or has it under a name that only their server knows, which the office must find out. Source: RFC 3464, 2.3.
 */
export function verdictOf(reports: readonly DeliveryReport[], recipient: string): BounceVerdict {
  const ours = reports.filter((report) => isAbout(report, recipient));
  const failed = ours.find(hasFailed);
  if (failed) return { is: 'failed', report: failed };
  const unclear = ours.find(isUnclear);
  if (unclear) return { is: 'unclear', doubt: 'wording', report: unclear };
  const stranger = ours.length === 0 && reports.find((report) => hasFailed(report) || isUnclear(report));
  return stranger ? { is: 'unclear', doubt: 'stranger', report: stranger } : { is: 'notFinal' };
}

interface Bounce {
  readonly letters: readonly Letter[];
  readonly address: string;
  readonly status: string;
  readonly reason: string;
}

/** Where to try next: a person's second address, unless that is the one that failed. */
export const nextAddress = ({ people }: Programme, person: Person, failed: string): string | undefined => {
  const second = people?.[person]?.secondAddress;
  return second === undefined || second.toLowerCase() === failed.toLowerCase() ? undefined : second;
};

/** The letters that are missed when their mail does not arrive: of a notice of a notice nobody hears. */
const missed = (letters: readonly Letter[]) =>
  letters.filter(({ kind }) => kind !== 'undelivered' && kind !== 'commentKept' && kind !== 'commentRefused');

const mattersOf = (letters: readonly Letter[]) =>
  letters.map(({ kind, about, round, seats, news }) => ({
    kind,
    about,
    ...(round !== undefined && { round }),
    ...(seats && { seats }),
    ...(news && { news }),
  }));

/** What is recorded of a mail that did not arrive; nothing when it carried no letter of ours. */
export function bounceOf(
  programme: Programme,
  { letters, address, status, reason }: Bounce,
): OfType<MailHappening, 'mail.bounced'> | undefined {
  const lost = missed(letters);
  const [first] = lost;
  if (!first) return undefined;
  const again = nextAddress(programme, first.to, address);
  return {
    type: 'mail.bounced',
    person: first.to,
    address,
    status,
    reason: reason.slice(0, LONGEST_REASON),
    matters: mattersOf(lost),
    ...(again !== undefined && { again }),
    told: officeFor(programme, first.to),
  };
}

/** What is recorded of a server's mail that leaves open whether ours arrived; nothing when that carried no letter of ours. */
export function doubtOf(
  programme: Programme,
  {
    letters,
    address,
    doubt,
    report,
  }: Pick<Bounce, 'letters' | 'address'> & Omit<Extract<BounceVerdict, { is: 'unclear' }>, 'is'>,
): OfType<MailHappening, 'mail.doubted'> | undefined {
  const doubtful = missed(letters);
  const [first] = doubtful;
  if (!first) return undefined;
  return {
    type: 'mail.doubted',
    person: first.to,
    address,
    doubt,
    ...(doubt === 'stranger' && { named: report.address }),
    reason: report.reason.slice(0, LONGEST_REASON),
    matters: mattersOf(doubtful),
    told: officeFor(programme, first.to),
  };
}

/** Some servers answer with a page of text; what matters stands at its beginning. */
const LONGEST_REASON = 300;
