import { programmeIn } from '../../domain/shared/ids';
import { setTimeout as pause } from 'node:timers/promises';
import { interruptionWaits, type Disagreement, type Interruption } from '../../domain/processes/interruptions';
import type { Programme } from '../../domain/programme/programme';
import { createAsking } from './asking';
import type { OpenInRecord } from './open-in-record';
import type { RunningProcesses } from './running-processes';
import type { Database } from '../store/database';
import type { Interruptions } from '../store/interruptions';
import type { Ledger } from '../store/ledger';
import type { ReadModel } from '../store/read-model';

/** What was just being begun, told or ended by a process stands as it should after so long, in milliseconds: it writes what it told itself after no more than ten seconds. */
const PATIENCE_MS = 15_000;

/** How many of the processes that were told of last, and of those that began last, are asked each time what they have told. */
const LATEST = 20;

/** Programmes that are read together, and processes that are asked together. */
const AT_ONCE = 20;

interface ComparingDeps {
  readonly running: RunningProcesses;
  readonly openInRecord: OpenInRecord;
  readonly readModel: Pick<ReadModel, 'definition'>;
  readonly database: Pick<Database, 'query'>;
  readonly ledger: Pick<Ledger, 'countOf' | 'toldAt'>;
  readonly interruptions: Pick<Interruptions, 'replace' | 'all'>;
}

type AskOne = (process: string) => Promise<Disagreement | undefined>;

interface Patience {
  readonly patience?: number;
  readonly underWay?: number;
}

/** Compares the record with what runs, keeps what they do not agree about, and answers it. */
export type Compare = ReturnType<typeof createComparing>;

/**
 * What they do not agree about twice, with some patience between, is kept. A process that the record has open and the server does not run is missing. Where one half is older than the other, those processes show
 * it that were told of last or began last: they are asked each time how much they have told, and where one disagrees every process is asked.
 */
export const createComparing = ({
  running: server,
  openInRecord,
  readModel,
  database: { query },
  ledger,
  interruptions,
}: ComparingDeps) => {
  const askWhatItTold = createAsking({ running: server, ledger });

  const programmesAfter = async (after: string): Promise<readonly string[]> =>
    (
      await query<{ key: string }>(`select key from programmes where key > $1 order by key limit ${AT_ONCE}`, [after])
    ).map(({ key }) => key);

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

  /** Why a process that the record has open is not among those that run: one that has ended by itself told its end. */
  const askWhereItIs = async (process: string) =>
    (({ gone: 'missing', over: 'unrecorded', runs: undefined }) as const)[await server.fateOf(process)];

  /** Everything that they do not agree about at this instant. */
  const look = async (underWay: number) => {
    const running = await server.all();
    const runs = (process: string) => running.has(process);
    const found = new Map<string, Disagreement>();
    const note = async (processes: readonly string[], ask: AskOne) => {
      for (const [process, is] of await answersOf(processes, ask)) found.set(process, is);
    };
    const whatItTold = (process: string) => askWhatItTold(process, underWay);

    const telling = [...running.values()].filter(server.tells).map(({ process }) => process);
    const suspects = (await interruptions.all()).map(({ process }) => process);
    const latest = [...suspects, ...(await toldLast())].filter(runs);
    await note([...new Set([...latest, ...telling.slice(0, LATEST)])], whatItTold);
    const isInDoubt = found.size > 0;
    const unexpected = new Set(telling);
    for (let keys = await programmesAfter(''); keys.length > 0; keys = await programmesAfter(keys.at(-1) ?? ''))
      for (const key of keys) {
        const open = await openInRecord(key);
        await note(
          open.filter((process) => !runs(process)),
          askWhereItIs,
        );
        if (isInDoubt) await note(open.filter(runs), whatItTold);
        for (const process of open) unexpected.delete(process);
      }
    if (isInDoubt) await note([...unexpected], whatItTold);
    await note(await unheardOf([...unexpected]), whatItTold);
    return found;
  };

  /** Each with what waits because of it, where the record knows the programme. */
  const withWaits = async (all: readonly Interruption[]) => {
    const programmes = [...new Set(all.map(({ programme }) => programme))];
    const definitions = new Map<string, Programme>();
    for (const key of programmes) {
      const definition = await readModel.definition(key);
      if (definition) definitions.set(key, definition);
    }
    return all.map((each) => {
      const definition = definitions.get(each.programme);
      return { ...each, ...(definition && { waits: interruptionWaits(definition, each) }) };
    });
  };

  /** `patience` says how long is waited for whatever is under way, `underWay` how long ago it may have begun to be, both in milliseconds. */
  return async ({ patience = PATIENCE_MS, underWay = 0 }: Patience = {}): Promise<readonly Interruption[]> => {
    const at = new Date().toISOString();
    const first = await look(underWay);
    if (first.size > 0) await pause(patience);
    const found = first.size > 0 ? await look(underWay) : first;
    const before = new Map((await interruptions.all()).map(({ process, since }) => [process, since]));
    const all = [...found]
      .filter(([process, is]) => first.get(process) === is)
      .map(([process, is]): Interruption => {
        const programme = programmeIn(process);
        return { process, programme, is, since: before.get(process) ?? at };
      });
    await interruptions.replace(await withWaits(all), at);
    return all;
  };
};

/** Asks many processes, some at a time; answers what each disagrees about that does. */
async function answersOf(
  processes: readonly string[],
  ask: AskOne,
): Promise<readonly (readonly [string, Disagreement])[]> {
  const answers: (readonly [string, Disagreement])[] = [];
  for (let from = 0; from < processes.length; from += AT_ONCE)
    await Promise.all(
      processes.slice(from, from + AT_ONCE).map(async (process) => {
        const is = await ask(process);
        if (is) answers.push([process, is]);
      }),
    );
  return answers;
}
