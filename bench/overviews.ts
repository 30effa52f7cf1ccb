import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../domain/record/ledger';
import { entryOf } from '../infra/store/chain';
import { createLedger } from '../infra/store/ledger';
import { openDatabase } from '../infra/store/opened';
import { decisionPath } from '../mail/paths';
import { readLedger } from '../test/replay/ledger-shelf';
import { percentile, round, timed } from './figures';
import { openFull, type Full } from './full';
import { ask } from './http';
import { signedIn } from './inbox';
import { cpuMs } from './scale-pages';

/** What issue 20 asks: the overview, and the decision page once it is warm. */
const wanted = { overviewP95Ms: 150, decisionP95Ms: 80 };

const REQUESTS = 100;
const NOT_COUNTED = 20;
const BATCH = 200;

/** The record of a programme of 36 months as it is kept for the replay, told once more under another key: ids of processes begin with it. */
const toldAgain = (number: number): readonly Entry[] => {
  const { ledger } = readLedger('thirty-six-months');
  const [first] = ledger;
  if (!first) throw new Error('the record of 36 months is empty');
  const key = `months-${String(number).padStart(2, '0')}`;
  return ledger.map((row) => JSON.parse(JSON.stringify(entryOf(row)).replaceAll(first.programme, key)) as Entry);
};

async function fill(folder: string, programmes: number): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase({ folder: join(folder, 'store') });
  try {
    const ledger = createLedger(database);
    let count = 0;
    for (let number = 1; number <= programmes; number += 1) {
      const entries = toldAgain(number);
      for (let from = 0; from < entries.length; from += BATCH) await ledger.append(entries.slice(from, from + BATCH));
      count += entries.length;
    }
    await database.query(
      `update outbox set state = 'sent', settled_at = now(), message_id = 'months-' || id where state = 'waiting'`,
    );
    return count;
  } finally {
    await database.close();
  }
}

/** One page, fetched one time after another once it is warm. */
async function timePage(full: Full, path: string, headers: Readonly<Record<string, string>>) {
  const url = `http://127.0.0.1:${full.environment.PORT}${path}`;
  const fetched = async () => {
    const [ms, { status, body }] = await timed(() => ask('GET', url, headers));
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return { ms, bytes: Buffer.byteLength(body) };
  };
  for (let at = 0; at < NOT_COUNTED; at += 1) await fetched();
  const before = cpuMs(full);
  const all = [];
  for (let at = 0; at < REQUESTS; at += 1) all.push(await fetched());
  const times = all.map(({ ms }) => ms);
  return {
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    cpuMs: round((cpuMs(full) - before) / REQUESTS),
    bytes: Math.max(...all.map(({ bytes }) => bytes)),
  };
}

/** `--only overviews`: home, overview and what is looked for with so many programmes of 36 months, and the decision page. */
export async function measureOverviews(folder: string, programmes: number) {
  const entries = await fill(join(folder, 'product'), programmes);
  const full = await openFull({ folder });
  try {
    const approval = await full.open();
    await full.mailed([approval]);
    const seat = await signedIn('stroke@spree.example');
    const definition = toldAgain(1)[0]?.happening;
    if (definition?.type !== 'programme.started') throw new Error('the record begins otherwise');
    const { office } = definition.definition.governance;
    const officer = await signedIn(Object.values(office.people)[0] ?? '');
    const pages = {
      home: await timePage(full, '/', officer),
      overview: await timePage(full, '/programmes/months-07', officer),
      search: await timePage(full, '/search?q=%E5%8D%8F%E8%AE%AE', officer),
      searchInOne: await timePage(full, '/programmes/months-07/search?q=%E5%8D%8F%E8%AE%AE', officer),
      history: await timePage(full, '/programmes/months-07/history?kind=approval', officer),
      historyOfPerson: await timePage(full, '/programmes/months-07/history?person=nobody@elsewhere.example', officer),
      responseTimes: await timePage(full, '/programmes/months-07/response-times', officer),
      decision: await timePage(full, decisionPath(approval), seat),
    };
    const missed = [
      ...(['home', 'overview'] as const).filter((page) => pages[page].p95Ms >= wanted.overviewP95Ms),
      ...(pages.decision.p95Ms >= wanted.decisionP95Ms ? ['decision'] : []),
    ];
    return { wanted, programmes, entries, pages, ...(missed.length > 0 && { missed }) };
  } finally {
    await full.close();
  }
}
