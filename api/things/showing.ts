import type { Request } from 'express';
import type { Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { anyOf, officerOf } from '../access/office';
import type { JustOpened } from '../ui/opened';
import type { ThingContext, Typed } from '../ui/thing';
import { sendPage, sendRefusal } from '../ui/answer';
import { shownRefusal } from '../ui/refusal';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { mayRunOffice, readerOf } from '../ui/visit';
import type { Find, Thing } from './lookups';
import { processHref } from '../ui/process-links';
import { refusal } from '../../domain/shared/refusals';

/** A form that is answered in place: refused, with what was typed, or with something that is told to nobody but its sender. */
export interface AnsweredForm {
  readonly error?: DomainError;
  readonly typed: Typed;
  readonly disclosed?: string;
}

const hashesIn = ({ evidence = [] }: Thing): readonly string[] => evidence.flatMap(({ hash }) => hash ?? []);

/** Shows a thing to whoever may look at its programme; after a refused form, with the refusal and what was typed. */
export async function showThing(
  deps: PageDeps,
  request: Request,
  response: Response,
  find: Find,
  answered?: AnsweredForm,
): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const { session, cookies } = visit;
  const thing = await find(deps, view, request);
  if (!thing) return sendRefusal(deps, request, response, new DomainError('not_found'));
  const told = await deps.ledger.entriesOf(thing.process);
  const beside = thing.also === undefined ? [] : await deps.ledger.entriesOf(thing.also);
  const entries = [...told, ...beside]
    .filter(({ happening }) => thing.concerns?.(happening) ?? true)
    .sort((a, b) => a.sequence - b.sequence);
  // A process that has told nothing yet has not begun: there is nothing to see of it.
  const href = told.length > 0 ? processHref(deps, thing.process) : undefined;
  const interruption = await deps.interruptions.of(thing.process);
  const error = answered?.error;
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const mayRun = session && cookies.session && mayRunOffice(session, view.definition);
  const nonce = deps.sessions.nonce(cookies.session ?? '');
  const officer = mayRun && officerOf(session.person, view.definition);
  const opened = request.query.done === undefined ? undefined : await justOpened(deps, thing.process, entries);
  const asking = await deps.readModel.openOf(askedBy(thing.process, entries));
  const context: ThingContext = {
    reader,
    view,
    path: request.path,
    entries,
    kept: await deps.evidenceFiles.hashes(view.key, hashesIn(thing)),
    typed: answered?.typed ?? {},
    ...(answered?.disclosed !== undefined && { disclosed: answered.disclosed }),
    ...(asking.length > 0 && { asking }),
    ...(href && { processHref: href }),
    ...(interruption && { interruption }),
    ...(officer && { nonce, officer, ...anyOf(session, view.definition) }),
    ...(session && { visitor: { person: officer || session.person, nonce } }),
    ...(error && { refused: shownRefusal(error, reader.language) }),
    ...(request.query.done !== undefined && { isDone: true, ...(opened && { opened }) }),
  };
  sendPage(
    response,
    thing.page(context),
    error ? refusal(error.code).status : 200,
    error && { error, typed: context.typed },
  );
}

/** The approvals that what happened to a thing speaks of, other than itself; few of its last. */
const askedBy = (process: string, entries: ThingContext['entries']): readonly string[] => {
  const ids = entries.flatMap(({ happening }) =>
    'approval' in happening && typeof happening.approval === 'string' ? happening.approval : [],
  );
  return [...new Set(ids)].filter((id) => id !== process).slice(-MOST_ASKED);
};

const MOST_ASKED = 8;

/** A question is open a moment after the form that asked it. */
const OPEN_WITHIN_MS = 1_500;

/** The approval that the last that happened to a thing has opened, if it did. */
async function justOpened(
  { readModel, outbox, mailboxUrl }: PageDeps,
  process: string,
  entries: ThingContext['entries'],
): Promise<JustOpened | undefined> {
  const last = entries.at(-1)?.happening;
  const id = last && 'approval' in last ? last.approval : undefined;
  if (typeof id !== 'string' || id === process) return undefined;
  const giveUpAt = Date.now() + OPEN_WITHIN_MS;
  let view = await readModel.approval(id);
  while (!view && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    view = await readModel.approval(id);
  }
  if (view?.state !== 'open') return undefined;
  const mailed = await outbox.mailedAbout(view.programme, id);
  return { approval: view, mailed, ...(mailboxUrl && { mailboxUrl }) };
}
