import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import type { Gatehouse } from '../support/gatehouse';

const { History } = temporal.api.history.v1;

/** A failed activity tells where it failed: files of this folder. */
const root = join(__dirname, '../..');

/** Stores a process's history under a name, without the names of this machine; one that is stored already is never replaced. */
export const createShelf =
  ({ client }: Pick<Gatehouse, 'client'>) =>
  async (name: string, workflowId: string): Promise<void> => {
    const file = join(__dirname, 'histories', `${name}.json`);
    if (existsSync(file)) return console.log(`${name} is kept as it is`);
    const found = await client.workflow.getHandle(workflowId).fetchHistory();
    const written = History.toObject(History.fromObject(found), { longs: String, bytes: String, enums: String });
    const history = JSON.stringify(written, null, 1);
    const nameless = history.replaceAll(`${process.pid}@${hostname()}`, 'recorder').replaceAll(`${root}/`, '');
    writeFileSync(file, `${nameless}\n`);
    console.log(`${name} is recorded`);
  };
