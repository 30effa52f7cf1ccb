import type { Entry } from '../domain/ledger';
import { noticeEventOf } from '../domain/notices';
import { joinCommits } from '../infra/store/commits';
import type { ActivityDeps } from './deps';

/** What happens calls for letters: these are the entries after which the post is told. */
const calling = new Set<Entry['happening']['type']>([
  'approval.opened',
  'approval.stageOpened',
  'approval.reviewOpened',
  'obligation.opened',
  'obligation.reminded',
  'obligation.lapsed',
  'approval.reminded',
  'approval.escalated',
  'approval.delegated',
  'approval.reassigned',
  'approval.rosterChanged',
  'approval.approverAdded',
  'approval.extended',
  'approval.questioned',
  'approval.answered',
  'approval.nudged',
  'approval.closed',
  'evaluation.opened',
  'agreement.approved',
  'approval.commented',
  'mail.bounced',
]);

type RecordDeps = Pick<ActivityDeps, 'ledger' | 'bell' | 'knock' | 'notices' | 'knockForNotices'>;

/** Appends and tells the post; those who would tell it while somebody is at its door tell it together, afterwards. */
export const recordIn = ({ ledger, bell, knock, notices, knockForNotices }: RecordDeps) => {
  const tellPost = joinCommits<string>(async (programmes) => {
    for (const programme of new Set(programmes)) if (!bell.ring(programme)) await knock(programme);
  });
  /** Most programmes have no chats: their messenger is not started. */
  const tellMessenger = async (programmes: readonly string[]) => {
    for (const programme of new Set(programmes))
      if ((await notices.waiting(programme)).waiting > 0) await knockForNotices(programme);
  };
  return async (entries: readonly Entry[]): Promise<void> => {
    await ledger.append(entries);
    const programmes = entries.filter(({ happening }) => calling.has(happening.type)).map(({ programme }) => programme);
    if (programmes.length > 0) await tellPost(programmes);
    await tellMessenger(entries.filter((entry) => noticeEventOf(entry)).map(({ programme }) => programme));
  };
};

export const createLedgerActivities = (deps: ActivityDeps) => ({
  /** Writes what happened. A second run is harmless: an entry's process and number name it, and it is written once. */
  append: recordIn(deps),

  /** How many entries a process has told: one that is started anew goes on after them. It only reads. */
  countEntries: async (process: string): Promise<number> => (await deps.ledger.entriesOf(process)).length,
});
