import { Router, type Request, type Response } from 'express';
import { formatInstant } from '../../domain/calendar/formats';
import { awaitedFor, inForceOf, mayAnswer } from '../../domain/evaluations/answerers';
import { askedRows } from '../../domain/evaluations/imports/template';
import type { EvaluationView } from '../../domain/evaluations/views';
import { officePeople } from '../../domain/programme/parties';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { sheetTypes, writeSheet, type SheetFormat } from '../../infra/reading/figure-sheets';
import { actingFor } from '../access/office';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, partOf } from '../ui/answer';
import { readerOf } from '../ui/visit';
import { evaluationAt } from './evaluations';

/** Sheets to fill in, with what an evaluation asks of whoever fetches them. */
export const sheetPages = (deps: PageDeps): Router =>
  Router().get('/programmes/:key/evaluations/:cycle/:period/sheet.:format', answering(deps, send));

async function send(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const { session } = visit;
  const evaluation = evaluationAt(view, partOf(request, 'cycle'), partOf(request, 'period'));
  const format = partOf(request, 'format');
  if (!evaluation || !session || !isSheetFormat(format)) throw new DomainError('not_found');
  const { language, zone } = readerOf(request, response, deps, visit, { programme: view.definition });
  const person = session.kind === 'pmo' ? actingFor(view.definition, undefined) : session.person;
  const template = rowsFor(view, evaluation, deps.now(), person).map(
    ({ ask, figure, title, unit, askedOf, dueAt, reported = '' }) => ({
      ask,
      figure,
      title: say(title, language),
      unit,
      askedOf: askedOf.join(', '),
      until: formatInstant(dueAt, zone, language),
      reported,
    }),
  );
  const name = `${view.key}-${evaluation.cycle}-${partOf(request, 'period')}.${format}`;
  response.set({
    'Content-Type': sheetTypes[format],
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  response.send(Buffer.from(await writeSheet(format, template, language)));
}

const isSheetFormat = (format: string): format is SheetFormat => Object.hasOwn(sheetTypes, format);

/** What somebody may answer at an instant; the office everything. */
export function rowsFor(view: ProgrammeView, evaluation: EvaluationView, at: Date, person?: Person) {
  const [{ definition }, inForce] = [view, inForceOf(view, at)];
  const isOwn = (key: string) => {
    const ask = evaluation.asked?.find((each) => each.key === key);
    return ask !== undefined && person !== undefined && mayAnswer(inForce, evaluation, ask).includes(person);
  };
  const isAll = person === undefined || officePeople(definition).includes(person);
  const rows = askedRows(definition, evaluation, (ask) =>
    awaitedFor(inForce, evaluation, ask).map((each) => each.person),
  );
  return isAll ? rows : rows.filter(({ ask }) => isOwn(ask));
}
