import type { Activities } from '../../activities';
import { workWords, type Work } from '../../domain/processes/faults';

/** What is done for processes beside what may be refused to them, as the Temporal Web UI says it. */
const others: { readonly [One in Exclude<keyof Activities, Work>]?: string } = {
  append: 'writing what happened into the record',
  announceRoster: 'telling open approvals who holds their seats',
  countEntries: 'counting what the record has of this process',
  recountDeadlines: 'counting open deadlines again',
  findTermsToCount: 'finding terms to count again',
  findClocksToCount: 'finding clocks to count again',
  endMatters: 'ending what ends with the programme',
  deliver: 'delivering mails',
  awaitMails: 'waiting for mails to leave',
  awaitOutcome: 'waiting for an approval to close',
  awaitSettled: 'waiting for what follows an approval',
  deliverNotices: 'delivering messages to chats',
};

const summaryOf = (name: string): string =>
  Object.hasOwn(workWords, name) ? workWords[name as Work].en : (others[name as keyof typeof others] ?? name);

/** The same activities, each with a sentence of what it does: it is no part of what a replay compares. */
export const summarised = <Options extends object>(
  make: (options: Options & { readonly summary: string }) => Activities,
  options: Options,
): Activities =>
  new Proxy({} as Activities, {
    get: (_, name: string & keyof Activities) => make({ ...options, summary: summaryOf(name) })[name],
  });
