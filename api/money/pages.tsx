import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { sheetTypes, type SheetFormat } from '../../infra/reading/figure-sheets';
import { aside } from '../../infra/reading/side-thread';
import { personBehind } from '../access/person-behind';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, pageAsked, partOf, sendPage } from '../ui/answer';
import { readerOf } from '../ui/visit';
import { MoneyPage } from './page';
import { statementTable, trialBalanceTable, type MoneyTable } from './sheets';
import { StatementPage } from './statement-page';
import { maySeeTrialBalance, periodOf, readStatement, readTrialBalance, statementsFor } from './statements';

/** As many lines as are printed on one page, and as a sheet holds. */
const MOST_PRINTED = 2_000;
const MOST_IN_SHEET = 20_000;

/** The journal of a programme: trial balance, statements, and both as sheets. */
export const moneyPages = (deps: PageDeps): Router =>
  Router()
    .get('/programmes/:key/money', answering(deps, showJournal))
    .get('/programmes/:key/money/trial-balance.:format', answering(deps, sendTrialBalance))
    .get('/programmes/:key/money/statements/:kind/:subject', answering(deps, showStatement))
    .get('/programmes/:key/money/statements/:kind/:subject/sheet.:format', answering(deps, sendStatement));

/** Who is looking at which programme, or nothing where they have their answer. */
async function sceneOf(deps: PageDeps, request: Request, response: Response) {
  const seen = await visitProgramme(deps, request, response);
  if (!seen?.visit.session) return undefined;
  const { visit, view } = seen;
  const viewer = personBehind(visit.session);
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  return { view, viewer, reader };
}

async function showJournal(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const { view, viewer } = scene;
  const { until } = periodOf({ until: request.query.until });
  const balance = maySeeTrialBalance(view.definition, viewer)
    ? await readTrialBalance(deps, view, viewer, until)
    : undefined;
  sendPage(response, <MoneyPage {...scene} statements={statementsFor(view, viewer)} balance={balance} until={until} />);
}

async function showStatement(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const { view, viewer } = scene;
  const [period, isWhole] = [periodOf(request.query), request.query.all !== undefined];
  const page = isWhole ? { limit: MOST_PRINTED } : pageAsked(request.query.after);
  const asked = { kind: partOf(request, 'kind'), key: partOf(request, 'subject'), ...period };
  const statement = await readStatement(deps, view, viewer, asked, page);
  const { kind, key } = statement.subject;
  const days = kind === 'fund' ? await deps.journal.daily(view.key, `fund:${key}`, period.until) : [];
  sendPage(response, <StatementPage {...scene} {...{ statement, period, days, isWhole }} />);
}

async function sendTrialBalance(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const { view, viewer, reader } = scene;
  const balance = await readTrialBalance(deps, view, viewer, periodOf({ until: request.query.until }).until);
  await sendSheet(request, response, trialBalanceTable(view, balance, reader.language));
}

async function sendStatement(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const scene = await sceneOf(deps, request, response);
  if (!scene) return;
  const { view, viewer, reader } = scene;
  const period = periodOf(request.query);
  const asked = { kind: partOf(request, 'kind'), key: partOf(request, 'subject'), ...period };
  const statement = await readStatement(deps, view, viewer, asked, { limit: MOST_IN_SHEET });
  await sendSheet(request, response, statementTable(view, statement, period, reader.language));
}

const isFormat = (format: string): format is SheetFormat => Object.hasOwn(sheetTypes, format);

async function sendSheet(request: Request, response: Response, { fileName, ...table }: MoneyTable): Promise<void> {
  const format = partOf(request, 'format');
  if (!isFormat(format)) throw new DomainError('not_found');
  response.set({
    'Content-Type': sheetTypes[format],
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName}.${format}`)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  response.send(Buffer.from(await aside('writeTable', format, table)));
}
