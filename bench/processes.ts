import { readdirSync, readFileSync } from 'node:fs';

/** A figure for each part of a program: its own process, its Postgres, its Temporal server, what watches over them; or its threads. */
export type ByPart = Readonly<Record<string, number>>;

/** Linux counts processor time in hundredths of a second. */
const MS_A_TICK = 10;

/** What is below the program, by how it is called; a Temporal server that was fetched has another name. */
const partNames: Readonly<Record<string, string>> = { postgres: 'postgres', sh: 'watchers' };

/** The SDK's core runs on threads of its own; what is left compiles and collects for V8, or waits for files. */
const threadName = (name: string) => (name.startsWith('tokio') ? 'sdkCore' : 'v8AndFiles');

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
};

/** The name of a process or thread and the fields after it (proc_pid_stat(5)), from the third on. */
const statOf = (path: string) => {
  const text = read(`${path}/stat`);
  const end = text.lastIndexOf(')');
  return {
    name: text.slice(text.indexOf('(') + 1, end),
    fields: text
      .slice(end + 2)
      .split(' ')
      .map(Number),
  };
};

export const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** In user and system mode; of a process also those of its children that have ended. */
const ticks = (fields: readonly number[], withEnded: boolean): number => sum(fields.slice(11, withEnded ? 15 : 13));

const treeOf = (pid: number): readonly number[] => [
  pid,
  ...read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number).flatMap(treeOf),
];

const partOf = (pid: number, root: number): string =>
  pid === root ? 'program' : (partNames[statOf(`/proc/${pid}`).name] ?? 'temporal');

/** Of every process of a program, itself and all below it. */
const byPart = (root: number, figure: (pid: number) => number): ByPart => {
  const all: Record<string, number> = {};
  for (const pid of treeOf(root)) all[partOf(pid, root)] = (all[partOf(pid, root)] ?? 0) + figure(pid);
  return all;
};

/** The processor time of a program's threads: the one that runs the workflows is the busiest after the first. */
function threadsOf(pid: number): ByPart {
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => {
    const { name, fields } = statOf(`/proc/${pid}/task/${id}`);
    return { isMain: Number(id) === pid, part: threadName(name), ms: ticks(fields, false) * MS_A_TICK };
  });
  const isOfV8 = ({ isMain, part }: (typeof threads)[number]) => !isMain && part === 'v8AndFiles';
  const [busiest] = threads.filter(isOfV8).sort((a, b) => b.ms - a.ms);
  const all: Record<string, number> = {};
  for (const thread of threads) {
    const part = thread.isMain ? 'mainThread' : thread === busiest ? 'workflowThread' : thread.part;
    all[part] = (all[part] ?? 0) + thread.ms;
  }
  return all;
}

/** What a program has used so far; what has ended below it stays counted. */
export const usedBy = (root: number) => ({
  cpuMs: byPart(root, (pid) => ticks(statOf(`/proc/${pid}`).fields, true) * MS_A_TICK),
  threadsMs: threadsOf(root),
  written: byPart(root, (pid) => Number(/^write_bytes: (\d+)/m.exec(read(`/proc/${pid}/io`))?.[1] ?? 0)),
});

/** In MiB and proportional (PSS): what processes share, as Postgres its buffers, is counted once. */
export const memoryOf = (root: number): ByPart =>
  byPart(root, (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024);
