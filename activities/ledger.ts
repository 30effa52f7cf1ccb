import type { Entry } from '../domain/record/ledger';
import { callsForLetters } from '../domain/letters/calls';
import { chatEventOf } from '../domain/chats/messages';
import { isBudgetNews, mayConcernBudgets } from '../domain/views/budgets';
import { mayConcernDates } from '../domain/views/late';
import { isFollowed, mayConcernStrategy } from '../domain/views/followed';
import { consequencesIn } from './consequences';
import { joinCommits } from '../infra/store/commits';
import type { ActivityDeps } from './deps';

type RecordDeps = Pick<
  ActivityDeps,
  | 'readModel'
  | 'openOnce'
  | 'tellRecurrence'
  | 'tellRestated'
  | 'tellProject'
  | 'directory'
  | 'lookAgain'
  | 'lookAtDates'
  | 'measureBudgets'
  | 'ledger'
  | 'bell'
  | 'knock'
  | 'chatMessages'
  | 'knockForChats'
>;

/** Appends and tells the post; those who would tell it while somebody is at its door tell it together, afterwards. */
export const recordIn = ({
  directory,
  lookAgain,
  lookAtDates,
  measureBudgets,
  ledger,
  bell,
  knock,
  chatMessages,
  knockForChats,
  ...deps
}: RecordDeps) => {
  const follow = consequencesIn({ ...deps, ledger });
  const tellPost = joinCommits<string>(async (programmes) => {
    for (const programme of new Set(programmes)) if (!bell.ring(programme)) await knock(programme);
  });
  /** Most programmes have no chats: their messenger is not started. */
  const tellMessenger = joinCommits<string>(async (programmes) => {
    for (const programme of new Set(programmes))
      if ((await chatMessages.waiting(programme)).waiting > 0) await knockForChats(programme);
  });
  /** Whoever follows the strategy looks at once at what it may act on. */
  const tellStrategy = async (entries: readonly Entry[]): Promise<void> => {
    for (const { programme, happening } of entries.filter((entry) => mayConcernStrategy(entry.happening)))
      if (isFollowed(await directory.definition(programme), happening)) await lookAgain(programme);
  };
  /** A budget that has passed a threshold is told of: its process is started with the first one. */
  const tellBudgets = async (entries: readonly Entry[]): Promise<void> => {
    const concerned = entries.filter(({ happening }) => mayConcernBudgets(happening));
    for (const programme of new Set(concerned.map((entry) => entry.programme))) {
      const view = await deps.readModel.head(programme);
      if (view && isBudgetNews(view)) await measureBudgets(programme);
    }
  };
  /** What may be late from then on is looked at, and again as days pass. */
  const tellSchedule = async (entries: readonly Entry[]): Promise<void> => {
    const concerned = entries.filter(({ happening }) => mayConcernDates(happening));
    for (const programme of new Set(concerned.map((entry) => entry.programme))) {
      const view = await deps.readModel.head(programme);
      if (view?.state === 'running') await lookAtDates(programme);
    }
  };
  return async (entries: readonly Entry[]): Promise<void> => {
    await ledger.append(entries);
    const programmes = entries.filter(({ happening }) => callsForLetters(happening)).map(({ programme }) => programme);
    if (programmes.length > 0) await tellPost(programmes);
    const toChats = entries.filter((entry) => chatEventOf(entry)).map(({ programme }) => programme);
    if (toChats.length > 0) await tellMessenger(toChats);
    await tellStrategy(entries);
    await tellSchedule(entries);
    await tellBudgets(entries);
    await follow(entries);
  };
};

export const createLedgerActivities = (deps: ActivityDeps) => ({
  /** Writes what happened. A second run is harmless: an entry's process and number name it, and it is written once. */
  append: recordIn(deps),

  /** How many entries a process has told: one that is started anew goes on after them. It only reads. */
  countEntries: (process: string): Promise<number> => deps.ledger.countOf(process),
});
