import { Router, type Request, type Response } from 'express';
import { isOf } from '../../domain/record/nouns';
import type { ChainedEntry } from '../../domain/record/ledger';
import { zoneOf } from '../../domain/programme/parties';
import { DomainError } from '../../domain/shared/errors';
import { sentenceOf } from '../../domain/views/sentences';
import type { ProgrammeView } from '../../domain/views/views';
import { sheetTypes } from '../../infra/reading/figure-sheets';
import { aside } from '../../infra/reading/side-thread';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, partOf, sendPage } from '../ui/answer';
import { askedIn } from '../ui/query';
import { readerOf } from '../ui/visit';
import { filterOf, historyQuery, type HistoryQuery } from './forms';
import { HistoryPage, type ToldEntry } from './page';
import { historyTable } from './sheet';

const ENTRIES_A_PAGE = 50;
const MOST_IN_FILE = 20_000;

/** As many entries are read at once for a file. */
const AT_ONCE = 1_000;

/** The whole record of a programme: a page of it, and files with what was chosen. */
export const historyPages = (deps: PageDeps): Router =>
  Router()
    .get('/programmes/:key/history', answering(deps, showHistory))
    .get('/programmes/:key/history.:format', answering(deps, sendHistory));

async function sceneOf(deps: PageDeps, request: Request, response: Response) {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return undefined;
  const reader = readerOf(request, response, deps, seen.visit, { programme: seen.view.definition });
  return { view: seen.view, reader, asked: askedIn(request, historyQuery) };
}

const entriesIn = (
  { ledger }: PageDeps,
  { key: programme, definition }: ProgrammeView,
  asked: HistoryQuery,
  place: { readonly limit: number; readonly after?: number; readonly before?: number },
) => ledger.find({ ...filterOf(asked), ...place, programme, zone: zoneOf(definition) });

/** Entries as sentences: those of approvals name seats that the approval knows. */
async function told(
  { readModel }: PageDeps,
  { definition: programme }: ProgrammeView,
  entries: readonly ChainedEntry[],
  zone: string,
): Promise<readonly ToldEntry[]> {
  const ids = entries.flatMap(({ process, happening }) => (isOf('approval', happening) ? [process] : []));
  const views = await Promise.all([...new Set(ids)].map(async (id) => [id, await readModel.approval(id)] as const));
  const approvals = new Map(views.map(([id, view]) => [id, view?.approval]));
  return entries.map((entry) => {
    const approval = approvals.get(entry.process);
    return { ...entry, sentence: sentenceOf(entry.happening, { programme, approval, zone }) };
  });
}

async function showHistory(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const { view, reader, asked } = scene;
  const { before } = asked;
  const place = { limit: ENTRIES_A_PAGE, ...(before !== undefined && { before }) };
  const { items, next } = await entriesIn(deps, view, asked, place);
  const entries = await told(deps, view, items, reader.zone);
  sendPage(response, <HistoryPage {...{ view, reader, asked, entries }} {...(next !== undefined && { next })} />);
}

/** What was chosen, the earliest first. As JSON the entries are what was hashed; a table says them in sentences. */
async function sendHistory(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const format = partOf(request, 'format');
  if (format !== 'csv' && format !== 'json') throw new DomainError('not_found');
  const { view, reader, asked } = scene;
  const entries: ToldEntry[] = [];
  let next: number | undefined = asked.after ?? 0;
  while (next !== undefined && entries.length < MOST_IN_FILE) {
    const page = await entriesIn(deps, view, asked, { limit: AT_ONCE, after: next });
    entries.push(...(await told(deps, view, page.items, reader.zone)));
    next = page.next;
  }
  response.set({
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${view.key}-history.${format}`)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  if (format === 'json')
    return void response.json({
      programme: view.key,
      entries,
      ...(next !== undefined && { next }),
    });
  response.set('Content-Type', sheetTypes.csv);
  response.send(Buffer.from(await aside('writeTable', 'csv', historyTable(entries, reader, next))));
}
