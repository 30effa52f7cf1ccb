import express, { Router, type Request, type Response } from 'express';
import { decodeText, notUtf8 } from '../../definition/encodings';
import { DomainError } from '../../domain/shared/errors';
import { refusal } from '../../domain/shared/refusals';
import { text } from '../../domain/shared/sentences';
import { wrong } from '../http/defects';
import { shownRefusal } from '../ui/refusal';
import type { Session } from '../../infra/keys/sessions';
import type { Reading } from '../../infra/reading/definitions';
import { accessTo } from '../access/noted-access';
import { formOf } from '../evidence/form';
import type { PageDeps } from '../http/page-deps';
import { answering, assertOwnForm, dateOf, fieldOf, goOn, sendPage, textOf } from '../ui/answer';
import { readerOf, visitOf } from '../ui/visit';
import { CheckedPage } from './checked';
import { LARGEST_DEFINITION } from './forms';
import { showHome } from './overview-pages';

/** A definition and what is sent around it. */
const LARGEST_BODY = 4 * LARGEST_DEFINITION;

/** The forms that check and start a programme, for the office's token: from a definition that lies ready, or from one's own. */
export const startPages = (deps: PageDeps): Router =>
  Router()
    .post(
      '/office/programmes/check',
      express.raw({ type: 'multipart/form-data', limit: LARGEST_BODY }),
      answering(deps, check),
    )
    .post('/office/programmes', answering(deps, start));

/** Whoever holds the office's token and sent a form of ours. Throws `forbidden` for anybody else. */
async function assertOffice(deps: PageDeps, request: Request, response: Response): Promise<Session> {
  const { session, cookies } = await visitOf(request, deps);
  assertOwnForm(request, deps, cookies.session);
  if (session?.kind !== 'pmo' || !accessTo(response).token) throw new DomainError('forbidden');
  return session;
}

async function check(deps: PageDeps, request: Request, response: Response): Promise<void> {
  // A form without a file may come as any other does.
  const form = Buffer.isBuffer(request.body) ? await formOf(request) : undefined;
  if (form) request.body = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  await assertOffice(deps, request, response);
  const file = form?.get('file');
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
  const read = bytes ? decodeText(bytes) : { text: textOf(request, 'definition') };
  if ('text' in read) return showChecked(deps, request, response, read.text);
  const { line, column } = read.wrong;
  const wrong = { code: 'not_utf8', message: notUtf8(read.wrong), path: '', line, column };
  await sendChecked(deps, request, response, { definition: '', reading: { defects: [wrong], warnings: [] } });
}

async function start(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const session = await assertOffice(deps, request, response);
  const definition = textOf(request, 'definition');
  try {
    const starts = dateOf(request, 'starts');
    const from = definition ? { definition } : { file: fieldOf(request, 'fileKey') };
    const key = await deps.startProgramme({ ...from, starts }, session.person, fieldOf(request, 'nonce'));
    await goOn(deps, request, response, `/programmes/${encodeURIComponent(key)}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (definition) await showChecked(deps, request, response, definition, error);
    else await showHome(deps, request, response, error);
  }
}

const tooLong = text(
  `定义不超过 ${LARGEST_DEFINITION} 个字符。`,
  `A definition has ${LARGEST_DEFINITION} characters at most.`,
);

/** A definition of one's own as it would start on the day that is chosen, else on that of the file unless it has passed, else on the first of the coming month. */
async function showChecked(
  deps: PageDeps,
  request: Request,
  response: Response,
  definition: string,
  refused?: DomainError,
): Promise<void> {
  if (definition.length > LARGEST_DEFINITION) throw wrong('definition', tooLong);
  const reader = readerOf(request, response, deps, await visitOf(request, deps));
  const typed = fieldOf(request, 'starts');
  const isChosen = refused?.facts.field !== 'starts' && typed !== '';
  const reading = await deps.readDefinition({
    definition,
    ...(isChosen ? { starts: typed } : { offeredAt: reader.now.toISOString() }),
  });
  await sendChecked(deps, request, response, { definition, reading, refused });
}

interface Checked {
  readonly definition: string;
  readonly reading: Reading;
  readonly refused?: DomainError | undefined;
}

async function sendChecked(
  deps: PageDeps,
  request: Request,
  response: Response,
  { definition, reading, refused }: Checked,
): Promise<void> {
  const visit = await visitOf(request, deps);
  const reader = readerOf(request, response, deps, visit);
  sendPage(
    response,
    <CheckedPage
      reader={reader}
      nonce={deps.sessions.nonce(visit.cookies.session ?? '')}
      definition={definition}
      reading={reading}
      {...(refused && { refused: shownRefusal(refused, reader.language) })}
    />,
    refused ? refusal(refused.code).status : reading.programme ? 200 : 422,
    refused && { error: refused, typed: { starts: '', definition: '' } },
  );
}
