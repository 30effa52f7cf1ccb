import { DomainError } from '../domain/shared/errors';
import { filesPlaces, type FilesPlace } from '../infra/files/port';
import type { EvidenceFiles, PlacedFile } from '../infra/store/evidence-files';

/** How many files are where. */
export async function listPlaces(files: EvidenceFiles, print: (line: string) => void): Promise<number> {
  const all = await files.places();
  if (all.length === 0) print('There are no files.');
  for (const place of filesPlaces) {
    const count = all.filter((file) => file.place === place).length;
    if (count > 0) print(`${place}: ${count} files`);
  }
  return 0;
}

/** What a virus scanner refused, by whom and when. */
export async function listInfected(files: EvidenceFiles, print: (line: string) => void): Promise<number> {
  const all = await files.infected();
  if (all.length === 0) print('No file was refused for what a virus scanner found in it.');
  for (const { at, programme, name, size, hash, by, found } of all)
    print(`${at} ${programme}: "${name}" (${size} bytes, SHA-256 ${hash}) of ${by}: ${found}`);
  return 0;
}

/**
 * Brings every file to one place, beside the running product; what is there already stays. It may be broken off and run again. Answers
 * the exit code, 1 where a file stays behind: its bytes are not those of its hash, or a place can't be reached.
 */
export async function moveFiles(files: EvidenceFiles, to: FilesPlace, print: (line: string) => void): Promise<number> {
  const all = await files.places();
  let moved = 0;
  let left = 0;
  for (const file of all) {
    const trouble = await trying(() => bringTo(files, file, to));
    if (trouble !== undefined) {
      left += 1;
      print(`${file.programme}: the file "${file.name}" (SHA-256 ${file.hash}) stays in ${file.place}: ${trouble}`);
    } else if (file.place !== to) moved += 1;
  }
  print(`${moved} files moved to ${to}, ${all.length - moved - left} were there already, ${left} stay where they are.`);
  return left === 0 ? 0 : 1;
}

const bringTo = (files: EvidenceFiles, file: PlacedFile, to: FilesPlace): Promise<void> =>
  file.place === to ? files.forgetElsewhere(file) : files.move(file, to);

/** Why it was not done; a fault of ours is thrown. */
async function trying(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError)
      return [error.message, error.facts['answered']].filter((said) => typeof said === 'string').join(' ');
    throw error;
  }
}
