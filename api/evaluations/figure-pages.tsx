import express, { Router, type Request, type Response } from 'express';
import { figureLink } from '../../domain/evaluations/answerers';
import { assertSureWho, identityOf } from '../../domain/evaluations/identities';
import type { Answer } from '../../domain/evaluations/asks';
import { typeTaken } from '../../domain/evidence/files';
import { isAsSureAs } from '../../domain/programme/policies';
import { assertMayUndertake } from '../../domain/programme/undertakings';
import { DomainError } from '../../domain/shared/errors';
import { shownRefusal } from '../ui/refusal';
import { refusal } from '../../domain/shared/refusals';
import { figurePath } from '../../mail/paths';
import { assertByHandOf, digitsAskedOf, sentBy } from '../access/by-hand';
import { formOf, LARGEST_FORM, sentFile } from '../evidence/form';
import { browserAt, cookiesOf, keepLink } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { updateIdOf } from '../http/update-ids';
import { answering, assertOwnForm, fieldOf, goOn, partOf, sendPage } from '../ui/answer';
import { typedIn } from '../things/carrying-out';
import { isCodeWanted } from '../sign-in/codes';
import { proveOnPage } from '../sign-in/codes-typed';
import { readerOf, visitOf } from '../ui/visit';
import type { Reader } from '../ui/frame';
import type { Typed } from '../ui/thing';
import { personIn } from '../ui/person-field';
import { answerBy, delegateIn, reportIn } from './evaluations';
import { codeMatter, mailFigureCode } from './figure-codes';
import { FigurePage } from './figure-page';
import { answererOf, askedThing, linkedThing, type Answerer, type AskedThing } from './figure-visits';

/** Where whoever is asked for a figure, a rating or a report answers: by the link of their mail, or signed in. */
export const figurePages = (deps: PageDeps): Router =>
  Router()
    .get('/f/:token', answering(deps, open))
    .get('/figures/:ask', answering(deps, show))
    .post('/figures/:ask', express.raw({ type: 'multipart/form-data', limit: LARGEST_FORM }), answering(deps, take))
    .post('/figures/:ask/delegations', answering(deps, handOver))
    .post('/figures/:ask/code', answering(deps, sendCode));

/** Exchanges the link for a short cookie and goes to the clean address. It changes nothing, however often it is fetched. */
async function open(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const { claims, thing } = await linkedThing(deps, request);
  const browser = await browserAt(request, response, deps);
  keepLink(response, deps.publicUrl, figurePath(thing.id), await deps.sessions.openLink(claims, deps.now(), browser));
  response.redirect(303, figurePath(thing.id));
}

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const thing = await askedThing(deps, partOf(request, 'ask'));
  await send(deps, request, response, thing, await answererOf(deps, request, thing));
}

/** What was typed, and why it was refused, or that a code was mailed for it. */
interface Tried {
  readonly error?: DomainError;
  readonly typed: Typed;
  readonly isCodeMailed?: true;
}

async function send(
  deps: PageDeps,
  request: Request,
  response: Response,
  thing: AskedThing,
  answerer: Answerer,
  { error, typed, isCodeMailed }: Tried = { typed: {} },
): Promise<void> {
  const { browser } = cookiesOf(request);
  const reader = await readerFor(deps, request, response, thing, answerer);
  const required = identityOf(thing.ask);
  const isSure = isAsSureAs(answerer.identity, required);
  const digits = isSure ? await digitsAskedOf(deps, digitsOf(thing, answerer), answerer, browser) : undefined;
  sendPage(
    response,
    <FigurePage
      thing={thing}
      person={answerer.person}
      reader={reader}
      nonce={deps.sessions.nonce(answerer.binding)}
      action={figurePath(thing.id)}
      typed={typed}
      {...(request.query.done !== undefined && { done: 'reported' as const })}
      {...(request.query.delegated !== undefined && { done: 'delegated' as const })}
      {...(digits && { digits })}
      {...(!isSure && isCodeWanted(required) && { code: isCodeMailed ? ('mailed' as const) : ('asked' as const) })}
      {...(error && { refused: shownRefusal(error, reader.language) })}
    />,
    error ? refusal(error.code).status : 200,
    error && { error, typed },
  );
}

const readerFor = async (
  deps: PageDeps,
  request: Request,
  response: Response,
  { view: { definition: programme } }: AskedThing,
  { person }: Answerer,
): Promise<Reader> => readerOf(request, response, deps, await visitOf(request, deps), { programme, person });

const digitsOf = ({ id }: AskedThing, { person }: Answerer) => {
  const { approval, round } = figureLink(id);
  return { approval, round, person };
};

/** Mails a code and shows the page again with everything that was typed. */
async function sendCode(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const thing = await askedThing(deps, partOf(request, 'ask'));
  const answerer = await answererOf(deps, request, thing);
  const typed = typedIn(request);
  try {
    assertOwnForm(request, deps, answerer.binding);
    const { language } = await readerFor(deps, request, response, thing, answerer);
    await mailFigureCode(deps, thing, { person: answerer.person, language });
    await send(deps, request, response, thing, answerer, { typed, isCodeMailed: true });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await send(deps, request, response, thing, answerer, { error, typed });
  }
}

/** Takes an answer, with the file beside it, once it is sure enough who sends it. */
async function take(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const file = await fileIn(request);
  await carryOut(deps, request, response, async ({ thing, answerer, typed }) => {
    const evidence = file ? [await kept(deps, thing, answerer, file)] : [];
    const said = { ask: thing.ask.key, values: valuesIn(typed), note: typed['note'] ?? '', evidence };
    const answer = answerBy(thing.view, thing.evaluation, answerer, said, deps.now());
    const id = updateIdOf(fieldOf(request, 'nonce'), request.path, { ...typed, evidence });
    await reportIn(deps, thing.view, thing.evaluation, answer, id);
    return 'done';
  });
}

/** Has a colleague answer; that needs as sure a hand as answering does. */
const handOver = (deps: PageDeps, request: Request, response: Response): Promise<void> =>
  carryOut(deps, request, response, async ({ thing, answerer, typed }) => {
    const id = updateIdOf(fieldOf(request, 'nonce'), request.path, typed);
    await delegateIn(deps, thing, answerer, personIn(fieldOf(request, 'to'), 'to'), id);
    return 'delegated';
  });

interface Sent {
  readonly thing: AskedThing;
  readonly answerer: Answerer;
  readonly typed: Typed;
}

/**
 * Whoever has only a link shows by the digits of the mail that they read it, or by a code where one is wanted, before anything of it is
 * taken; a refusal is shown in place and nothing typed is lost.
 */
async function carryOut(
  deps: PageDeps,
  request: Request,
  response: Response,
  act: (sent: Sent) => Promise<'done' | 'delegated'>,
): Promise<void> {
  const thing = await askedThing(deps, partOf(request, 'ask'));
  const shown = await answererOf(deps, request, thing);
  const { code: _secret, ...typed } = typedIn(request);
  let answerer = shown;
  try {
    assertOwnForm(request, deps, shown.binding);
    assertMayUndertake(thing.view.state, 'evaluation.report');
    answerer = await proveOnPage(deps, request, response, codeMatter(thing), shown);
    assertSureWho(thing.ask, answerer);
    await assertByHandOf(deps, digitsOf(thing, answerer), answerer, sentBy(request));
    const done = await act({ thing, answerer, typed });
    await goOn(deps, request, response, `${figurePath(thing.id)}?${done}=1`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await send(deps, request, response, thing, answerer, { error, typed });
  }
}

const valuesIn = (typed: Typed): Answer['values'] =>
  Object.fromEntries(
    Object.entries(typed)
      .filter(([name, value]) => name.startsWith('values.') && value.trim() !== '')
      .map(([name, value]) => [name.slice('values.'.length), value.trim()]),
  );

/** The file of a form, whose fields stand in the body afterwards. Throws `malformed`. */
async function fileIn(request: Request): Promise<File | undefined> {
  if (!Buffer.isBuffer(request.body)) return undefined;
  const form = await formOf(request);
  const fields: Record<string, string> = {};
  let file: File | undefined;
  for (const [name, value] of form)
    if (typeof value === 'string') fields[name] = value;
    else if (value.size > 0) file = value;
  request.body = fields;
  return file;
}

async function kept({ evidenceFiles }: PageDeps, { view }: AskedThing, { person }: Answerer, file: File) {
  const bytes = Buffer.from(await file.arrayBuffer());
  const mediaType = typeTaken(sentFile(file, bytes));
  const { hash } = await evidenceFiles.file(view.key, { bytes, name: file.name, mediaType, by: person });
  return { kind: 'document', title: file.name, hash } as const;
}
