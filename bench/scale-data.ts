import { join } from 'node:path';
import { calendarsFolder } from '../infra/places';
import { readCalendars } from '../infra/reading/calendars';
import { readProgramme } from '../infra/reading/definitions';
import { createDirectory } from '../infra/planning/directory';
import { hashOf } from '../infra/host/hashes';
import { createPlanner } from '../infra/planning/planner';
import type { Database } from '../infra/store/database';
import { createLedger } from '../infra/store/ledger';
import { openDatabase } from '../infra/store/opened';
import { createReadModel } from '../infra/store/read-model';
import type { Entry } from '../domain/record/ledger';
import type { Programme } from '../domain/programme/programme';
import { round, timed } from './figures';
import { benchDefinition, people, PROGRAMME } from './programme';

/** How much there is to be: open tasks of the one programme, and programmes in all. */
export interface Scale {
  readonly openTasks: number;
  readonly programmes: number;
}

/** Entries that are appended together. */
const BATCH = 250;

const OFFICE = 'office@spree.example';
const text = (words: string) => ({ zh: words, en: words });

/** The opening of a request that asks every seat of the group; those of one batch are opened at one instant. */
const openingOf = async (planner: ReturnType<typeof createPlanner>, at: string, number: number): Promise<Entry> => {
  const title = text(`Protocol amendment ${number}`);
  const { request, plan } = await planner.planApproval({
    opensAt: at,
    question: {
      programme: PROGRAMME,
      version: 'bench',
      subject: { kind: 'request', key: `scale-${number}` },
      round: 1,
      content: { title, summary: [], evidence: [] },
      requester: OFFICE,
      policy: 'routine',
      groups: ['clinical'],
    },
  });
  const happening = { type: 'approval.opened', request, plan } as const;
  return { programme: PROGRAMME, process: request.approval, number: 1, at, happening };
};

/** The start of another programme with the same parties and people. */
const startOf = (programme: Programme, number: number, at: string): Entry => {
  const key = `scale-${String(number).padStart(5, '0')}`;
  const definition = { ...programme, key, title: text(`Registry ${number}`) };
  const happening = { type: 'programme.started', definition, version: hashOf(definition), by: OFFICE } as const;
  return { programme: key, process: key, number: 1, at, happening };
};

async function appendAll(database: Database, numbers: readonly number[], entryOf: (number: number) => Promise<Entry>) {
  const ledger = createLedger(database);
  const times: number[] = [];
  for (let from = 0; from < numbers.length; from += BATCH) {
    const entries = await Promise.all(numbers.slice(from, from + BATCH).map(entryOf));
    const [ms] = await timed(() => ledger.append(entries));
    times.push(ms / entries.length);
  }
  return times;
}

const upTo = (count: number, from: number) =>
  Array.from({ length: Math.max(0, count - from) }, (_, index) => from + index);

const countOf = async ({ query }: Database, sql: string) =>
  (await query<{ count: number }>(`select count(*) as count from ${sql}`))[0]?.count ?? 0;

/**
 * Fills the store in a folder, while the product is stopped, by the store's own append: openings of approvals, which no process of
 * Temporal stands behind, and starts of programmes. Their letters count as sent. What is there already is not made again.
 */
export const fill = async (data: string, { openTasks, programmes }: Scale, report: (line: string) => void) => {
  const database = await openDatabase({ folder: join(data, 'store') });
  try {
    const planner = createPlanner(createDirectory(database, readCalendars(calendarsFolder)), createReadModel(database));
    const approvals = Math.ceil(openTasks / people.length);
    const opened = await countOf(database, `ledger where type = 'approval.opened' and process like '%:scale-%'`);
    const began = Date.now() - approvals * 1_000;
    const [ms, appended] = await timed(() =>
      appendAll(database, upTo(approvals, opened), (number) =>
        openingOf(planner, new Date(began + Math.floor(number / BATCH) * BATCH * 1_000).toISOString(), number),
      ),
    );
    report(`${Math.max(0, approvals - opened)} approvals opened in ${round(ms / 1000)} s`);
    const started = await countOf(database, `programmes where key like 'scale-%'`);
    const { programme } = readProgramme(benchDefinition());
    if (!programme) throw new Error('the definition of the bench has a defect');
    const at = new Date(began).toISOString();
    const [startMs] = await timed(() =>
      appendAll(database, upTo(programmes - 1, started), async (number) => startOf(programme, number, at)),
    );
    report(`${Math.max(0, programmes - 1 - started)} programmes started in ${round(startMs / 1000)} s`);
    await database.query(
      `update outbox set state = 'sent', settled_at = now(), message_id = 'scale-' || id where state = 'waiting'`,
    );
    const [first, last] = [appended[0], appended.at(-1)];
    return first === undefined || last === undefined
      ? {}
      : { appendMsAnEntry: { first: round(first), last: round(last) } };
  } finally {
    await database.close();
  }
};
