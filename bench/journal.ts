import { join } from 'node:path';
import type { Entry, Happening } from '../domain/record/ledger';
import type { Transaction } from '../domain/money/journal/transactions';
import { createLedger } from '../infra/store/ledger';
import { openDatabase } from '../infra/store/opened';
import { round, timed } from './figures';
import { API_TOKEN, openFull, type Full } from './full';
import { ask } from './http';
import { signedIn } from './inbox';
import { PROGRAMME } from './programme';
import { measureRecord } from './scale-record';
import { timePage } from './scale-pages';

const PROCESS = `${PROGRAMME}:fund:grant`;
const [PARTY, FUND, OFFICE] = ['spree', 'grant', 'office@spree.example'];

/** Entries that are appended together. */
const BATCH = 250;

/** A payment of two lines, both about one party and one fund, as a draw posts it. */
const paymentOf = (number: number, lines: number): Transaction => {
  const share = number / (lines / 2);
  const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(share * 1_000))).toISOString().slice(0, 10);
  const amount = BigInt(number) * 1_000_003n + 1n;
  const about = { party: PARTY, fund: FUND, project: 'pilot' };
  return {
    key: `draw/${number}/paid`,
    date: day,
    what: { zh: `第 ${number} 笔提款`, en: `Draw ${number}` },
    currency: 'EUR',
    postings: [
      { account: `fund:${FUND}`, amount: String(-amount), ...about },
      { account: `spent:${FUND}`, amount: String(amount), ...about },
    ],
  };
};

/** Fills the journal of the bench's programme by the store's own append, while the product is stopped. */
async function post(data: string, lines: number) {
  const database = await openDatabase({ folder: join(data, 'store') });
  try {
    const ledger = createLedger(database);
    const count = lines / 2;
    const known = await ledger.countOf(PROCESS);
    const entryOf = (number: number): Entry => {
      const happening: Happening = { type: 'programme.completed', ...{ transaction: paymentOf(number, lines) } };
      return { programme: PROGRAMME, process: PROCESS, number, at: new Date().toISOString(), happening };
    };
    const [ms] = await timed(async () => {
      for (let from = known + 1; from <= count; from += BATCH) {
        const length = Math.min(BATCH, count - from + 1);
        await ledger.append(Array.from({ length }, (_, at) => entryOf(from + at)));
      }
    });
    return { postMsATransaction: round(ms / Math.max(1, count - known)) };
  } finally {
    await database.close();
  }
}

/** Where the middle of a statement goes on. */
async function middleOf(full: Full, path: string, lines: number): Promise<string> {
  const headers = { authorization: `Bearer ${API_TOKEN}` };
  let after = '';
  for (let at = 0; at < lines / 2; at += 500) {
    const url = `http://127.0.0.1:${full.environment.PORT}/api/v1${path}?limit=500${after && `&after=${after}`}`;
    after = (JSON.parse((await ask('GET', url, headers)).body) as { readonly next?: string }).next ?? '';
  }
  return after;
}

/** `--only journal`: the pages of a journal of so many lines, all of one party and one fund, and `verify` and `rebuild` over it. */
export async function measureJournal(folder: string, lines: number) {
  const data = join(folder, 'product');
  await (await openFull({ folder })).close();
  const posted = await post(data, lines);
  return { lines, ...posted, pages: await measurePages(folder, lines), ...(await measureRecord(data)) };
}

async function measurePages(folder: string, lines: number) {
  const full = await openFull({ folder });
  try {
    const money = `/programmes/${PROGRAMME}/money`;
    const statement = `${money}/statements/party/${PARTY}`;
    const after = await middleOf(full, statement, lines);
    const cookie = await signedIn(OFFICE);
    const token = { authorization: `Bearer ${API_TOKEN}` };
    const pages = {
      statement: [statement, cookie],
      statementInTheMiddle: [`${statement}?after=${after}`, cookie],
      statementOfTwoMonths: [`${statement}?from=2027-01-01&until=2027-02-28`, cookie],
      statementToPrint: [`${statement}?all=1`, cookie],
      statementOfTheFund: [`${money}/statements/fund/${FUND}`, cookie],
      trialBalance: [money, cookie],
      apiStatement: [`/api/v1${statement}`, token],
      apiTrialBalance: [`/api/v1${money}/trial-balance`, token],
      csv: [`${statement}/sheet.csv`, cookie],
      xlsx: [`${statement}/sheet.xlsx`, cookie],
    } as const;
    const figures: Record<string, Awaited<ReturnType<typeof timePage>>> = {};
    for (const [name, page] of Object.entries(pages)) figures[name] = await timePage(full, page);
    return figures;
  } finally {
    await full.close();
  }
}
