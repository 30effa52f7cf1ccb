import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Reading } from '../../infra/reading/definitions';
import { hashOf } from '../../infra/host/hashes';
import { aside } from '../../infra/reading/side-thread';
import { actingFor } from '../access/office';
import type { ApiDeps } from '../http/deps';
import type { ProgrammeSource } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';
import { untilVisible } from '../http/visible';

type Starter = Pick<ApiDeps, 'processes' | 'readModel' | 'shelf' | 'programmesFolder'>;

/** A programme begins with all of its agreements, risks and cycles, on a busy machine not within the usual time. */
const SECONDS_TO_BEGIN = 15;

/** By which a change of any picture beside the definitions is known. */
const picturesIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .join(' ');

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

/** What a file held when it was last read, and by which it is known to be the same. */
interface Kept {
  readonly mark: string;
  readonly definition: (Pick<Programme, 'key' | 'title' | 'starts'> & { readonly zone: string }) | undefined;
}

const keptFiles = new Map<string, Kept>();

/** The programme of a definition file without a defect; the file is read and checked again only when it has changed. */
async function definitionIn(path: string, calendars: readonly string[]): Promise<Kept['definition']> {
  const { mtimeMs, size } = statSync(path);
  const mark = `${mtimeMs} ${size} ${calendars.join(' ')} ${picturesIn(dirname(path))}`;
  const before = keptFiles.get(path);
  if (before?.mark === mark) return before.definition;
  const { programme } = await aside('loadProgramme', path, calendars);
  const definition = programme && {
    key: programme.key,
    title: programme.title,
    starts: programme.starts,
    zone: zoneOf(programme),
  };
  keptFiles.set(path, { mark, definition });
  return definition;
}

/** The definition files that have not been started yet and have no defect. */
export const definitionsAtHand = async ({ readModel, programmesFolder, shelf }: Starter) => {
  const found = await Promise.all(
    filesIn(programmesFolder).map(async (fileKey) => ({
      fileKey,
      definition: await definitionIn(join(programmesFolder, `${fileKey}.yaml`), [...shelf.keys()]),
    })),
  );
  const ready = found.flatMap(({ fileKey, definition }) => (definition ? [{ fileKey, ...definition }] : []));
  const started = new Set(await readModel.started(ready.map(({ key }) => key)));
  return ready.flatMap(({ key, ...file }) => (started.has(key) ? [] : [file]));
};

/** Reads a definition of the folder (by its file's name) or one that was sent along, as it would start on the day that is chosen. Throws `not_found`, or `too_costly` for one that takes too long to read. */
export const readDefinition = async (
  { programmesFolder, shelf }: Starter,
  { file = '', definition, starts, offeredAt }: ProgrammeSource,
): Promise<Reading> => {
  const as = { ...(starts !== undefined && { starts }), ...(offeredAt !== undefined && { offeredAt }) };
  if (definition !== undefined) return aside('readProgramme', definition, [...shelf.keys()], as);
  if (filesIn(programmesFolder).includes(file))
    return aside('loadProgramme', join(programmesFolder, `${file}.yaml`), [...shelf.keys()], as);
  throw new DomainError('not_found', noSuch(kinds.definition, file));
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
  await deps.processes.startProgramme(
    { definition: programme, version: hashOf(programme), startedBy, opens: ['risks'] },
    requestId,
  );
  const runs = async () => (await deps.readModel.head(programme.key))?.phases.some(({ state }) => state === 'running');
  await untilVisible(runs, SECONDS_TO_BEGIN);
  return programme.key;
};
