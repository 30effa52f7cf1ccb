import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../domain/shared/errors';
import { lockFolder } from '../infra/host/folder-lock';

/** Holds the data folder for this process; says so plainly when another `gatehouse start` has it. Answers what gives it back. */
export const holdFolder = async (data: string): Promise<() => Promise<void>> => {
  const run = join(data, 'run');
  mkdirSync(run, { recursive: true });
  try {
    return await lockFolder(run);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Error(
      `Gatehouse already runs with the data in ${data} (${error.message}). Use that one, stop it, or set GATEHOUSE_DATA to another folder.`,
    );
  }
};
