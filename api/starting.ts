import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../domain/errors';
import type { Person, Programme } from '../domain/programme';
import { noteBehind, tidyUp } from '../infra/behind';
import { loadProgramme, readProgramme, type Reading } from '../infra/definitions';
import { hashOf } from '../infra/hashes';
import { actingFor } from './office';
import type { ApiDeps } from './deps';

type Starter = Pick<ApiDeps, 'processes' | 'readModel' | 'shelf' | 'programmesFolder'>;

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

/** What a file held when it was last read, and by which it is known to be the same. */
interface Kept {
  readonly mark: string;
  readonly definition: Pick<Programme, 'key' | 'title'> | undefined;
}

const keptFiles = new Map<string, Kept>();

/** The programme of a definition file without a defect; the file is read and checked again only when it has changed. */
function definitionIn(path: string, calendars: readonly string[]): Kept['definition'] {
  const { mtimeMs, size } = statSync(path);
  const mark = `${mtimeMs} ${size} ${calendars.join(' ')}`;
  const before = keptFiles.get(path);
  if (before?.mark === mark) return before.definition;
  const { programme } = loadProgramme(path, calendars);
  const definition = programme && { key: programme.key, title: programme.title };
  keptFiles.set(path, { mark, definition });
  return definition;
}

/** The definition files that have not been started yet and have no defect. */
export const definitionsAtHand = async ({ readModel, programmesFolder, shelf }: Starter) => {
  const ready = filesIn(programmesFolder).flatMap((fileKey) => {
    const definition = definitionIn(join(programmesFolder, `${fileKey}.yaml`), [...shelf.keys()]);
    return definition ? [{ fileKey, ...definition }] : [];
  });
  const started = new Set(await readModel.started(ready.map(({ key }) => key)));
  return ready.flatMap(({ fileKey, key, title }) => (started.has(key) ? [] : [{ fileKey, title }]));
};

/** Reads a definition of the folder (by its file's name) or one that was sent along. Throws `not_found`. */
export const readDefinition = (
  { programmesFolder, shelf }: Starter,
  from: { readonly file?: string | undefined; readonly definition?: string | undefined },
): Reading => {
  if (from.definition !== undefined) return readProgramme(from.definition, [...shelf.keys()]);
  const { file = '' } = from;
  if (filesIn(programmesFolder).includes(file))
    return loadProgramme(join(programmesFolder, `${file}.yaml`), [...shelf.keys()]);
  throw new DomainError('not_found', `There is no definition "${file}" in the folder of programmes.`);
};

/** Starts a programme and waits until it can be seen. Throws `definition_invalid` with every defect, or `already_started`. */
export const startProgramme = async (
  deps: Starter,
  reading: Reading,
  { by, requestId }: { readonly by: Person | undefined; readonly requestId: string },
): Promise<string> => {
  const { programme, defects } = reading;
  if (!programme) throw new DomainError('definition_invalid', undefined, { defects });
  const startedBy = actingFor(programme, by);
  await deps.processes.startProgramme({ definition: programme, version: hashOf(programme), startedBy }, requestId);
  await untilVisible(async () =>
    (await deps.readModel.head(programme.key))?.phases.some(({ state }) => state === 'running'),
  );
  return programme.key;
};

/** Waits up to five seconds for a worker to have written something; the start itself is durable already, so that is noted and no more where it takes longer. */
export const untilVisible = async (isVisible: () => Promise<boolean | undefined>): Promise<void> => {
  let isSeen: boolean | undefined = false;
  const look = async () => void (isSeen = await isVisible());
  for (const until = Date.now() + 5_000; Date.now() < until; await pause(50)) {
    await tidyUp(look);
    if (isSeen) return;
  }
  noteBehind();
};
