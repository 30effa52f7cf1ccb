import { setTimeout as pause } from 'node:timers/promises';
import { interruptionWaits, type Disagreement, type Interruption } from '../domain/interruptions';
import type { Programme } from '../domain/programme';
import type { OpenInRecord } from './open-in-record';
import type { RunningProcesses } from './running-processes';
import type { Database } from './store/database';
import type { Interruptions } from './store/interruptions';
import type { Ledger } from './store/ledger';

/** So long something may be under way between a process, its record and the server's list of processes, in milliseconds. */
const SETTLED_MS = 60_000;

/** What a process has told just now is in the record after so long, in milliseconds: it writes it itself after ten seconds. And how often we look. */
const WRITTEN_MS = 15_000;
const LOOK_MS = 500;

/** How many of the processes that were told of last, and of those that began last, are asked each time what they have told. */
const LATEST = 20;

/** Programmes that are read together, and processes that are asked together. */
const AT_ONCE = 20;

interface ComparingDeps {
  readonly running: RunningProcesses;
  readonly openInRecord: OpenInRecord;
  readonly database: Pick<Database, 'query'>;
  readonly ledger: Pick<Ledger, 'countOf'>;
  readonly interruptions: Pick<Interruptions, 'replace' | 'all'>;
}

/** Compares the record with what runs, keeps what they do not agree about, and answers it. */
export type Compare = ReturnType<typeof createComparing>;

/** At which instant it is looked, and how long what a process has told just now may take to be in the record (milliseconds). */
interface Look {
  readonly at?: Date;
  readonly patience?: number;
}

/** What a process disagrees about, and how much it has told where the record has less. */
interface Doubt {
  readonly is: Disagreement;
  readonly told?: number;
}

type Ask = (process: string) => Promise<Doubt | undefined>;

/**
 * A process that the record has open and the server does not run is missing. Where one half is older than the other, those processes show
 * it that were told of last or began last: they are asked each time how much they have told, and where one disagrees every process is asked.
 */
export const createComparing = ({
  running: server,
  openInRecord,
  database: { query },
  ledger,
  interruptions,
}: ComparingDeps) => {
  /** Whether a process that runs has told as much as the record has of it. */
  const askWhatItTold: Ask = async (process) => {
    const told = await server.toldBy(process);
    const known = await ledger.countOf(process);
    if (told === undefined || told === known) return undefined;
    if (told > known) return { is: 'unrecorded', told };
    return (await server.toldBy(process)) === told ? { is: 'behind' } : undefined;
  };

  /** The processes that the record was told of last. */
  const toldLast = async (): Promise<readonly string[]> =>
    (
      await query<{ process: string }>(
        `select process from chains cross join lateral (select process, at from ledger
            where ledger.programme = chains.programme order by ledger.sequence desc limit 5) as told
          group by process order by max(at) desc limit ${LATEST}`,
      )
    ).map(({ process }) => process);

  /** Those of which the record has never heard. */
  const unheardOf = async (processes: readonly string[]): Promise<readonly string[]> =>
    (
      await query<{ process: string }>(
        'select process from unnest($1::text[]) as process where not exists (select from ledger where ledger.process = process.process)',
        [processes],
      )
    ).map(({ process }) => process);

  /** Programmes in their order; one that has only just started has not opened everything yet. */
  const programmesAfter = (after: string, before: Date) =>
    query<{ key: string }>(
      `select key from programmes where key > $1 and started_at < $2 order by key limit ${AT_ONCE}`,
      [after, before.toISOString()],
    );

  /** Takes out what has come to be written meanwhile. */
  const waitForWriting = async (found: Map<string, Doubt>, patience: number): Promise<void> => {
    const isAhead = () => [...found].filter(([, { told }]) => told !== undefined);
    for (const until = Date.now() + patience; isAhead().length > 0; await pause(LOOK_MS)) {
      for (const [process, { told = 0 }] of isAhead())
        if ((await ledger.countOf(process)) >= told) found.delete(process);
      if (Date.now() > until) return;
    }
  };

  return async ({ at = new Date(), patience = WRITTEN_MS }: Look = {}): Promise<readonly Interruption[]> => {
    const settled = new Date(at.getTime() - SETTLED_MS);
    const isSettled = (instant: Date) => instant < settled;
    const running = await server.all();
    const runs = (process: string) => running.has(process);
    const found = new Map<string, Doubt>();
    const definitions = new Map<string, Programme>();
    const note = async (processes: readonly string[], ask: Ask) => {
      for (const [process, doubt] of await answersOf(processes, ask)) found.set(process, doubt);
    };
    /** Why a process that the record has open is not among those that run. */
    const askWhereItIs: Ask = async (process) => {
      const fate = await server.fateOf(process);
      if (fate.is === 'gone') return { is: 'missing' };
      return fate.is === 'over' && isSettled(fate.at) ? { is: 'unrecorded' } : undefined;
    };

    const telling = [...running.values()].filter((each) => server.tells(each) && isSettled(each.startTime));
    const latest = telling.slice(0, LATEST).map(({ process }) => process);
    await note([...new Set([...(await toldLast()).filter(runs), ...latest])], askWhatItTold);
    const isInDoubt = found.size > 0;
    const unexpected = new Set(telling.map(({ process }) => process));
    for (let after = ''; ;) {
      const rows = await programmesAfter(after, settled);
      for (const { key } of rows) {
        const open = await openInRecord(key, isSettled);
        if (!open) continue;
        definitions.set(key, open.definition);
        await note(
          open.processes.filter((process) => !runs(process)),
          askWhereItIs,
        );
        if (isInDoubt) await note(open.processes.filter(runs), askWhatItTold);
        for (const process of open.processes) unexpected.delete(process);
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.key;
    }
    if (isInDoubt) await note([...unexpected], askWhatItTold);
    for (const process of await unheardOf([...unexpected])) found.set(process, { is: 'unrecorded', told: 1 });
    await waitForWriting(found, patience);

    const before = new Map((await interruptions.all()).map(({ process, since }) => [process, since]));
    const all = [...found].map(([process, { is }]): Interruption => {
      const [programme = ''] = process.split(':');
      return { process, programme, is, since: before.get(process) ?? at.toISOString() };
    });
    await interruptions.replace(
      all.map((each) => {
        const definition = definitions.get(each.programme);
        return { ...each, ...(definition && { waits: interruptionWaits(definition, each) }) };
      }),
      at.toISOString(),
    );
    return all;
  };
};

/** Asks many processes, some at a time; answers what each disagrees about that does. */
async function answersOf(processes: readonly string[], ask: Ask): Promise<readonly (readonly [string, Doubt])[]> {
  const answers: (readonly [string, Doubt])[] = [];
  for (let from = 0; from < processes.length; from += AT_ONCE)
    await Promise.all(
      processes.slice(from, from + AT_ONCE).map(async (process) => {
        const doubt = await ask(process);
        if (doubt) answers.push([process, doubt]);
      }),
    );
  return answers;
}
