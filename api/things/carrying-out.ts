import { pathSegment } from '../../mail/paths';
import type { Request } from 'express';
import type { Response } from 'express';
import type { Evidence } from '../../domain/approvals/approvals';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import type { ProgrammeView } from '../../domain/views/views';
import { mayEnter } from '../access/entrance';
import { anyOf, officerOf } from '../access/office';
import { assertMayPost } from '../access/undertakings';
import { accessTo, answeredRoute } from '../access/noted-access';
import { assertFilesTaken } from '../evidence/form';
import { assertOwnForm, fieldOf, goOn, partOf, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import type { Find, ThingPlace } from './lookups';
import { visitOf } from '../ui/visit';
import type { Typed } from '../ui/thing';
import type { Person } from '../../domain/shared/keys';
import { showThing } from './showing';
import { updateIdOf } from '../http/update-ids';

/** What a form of the office asks a process to do, with whom it is recorded and an id that makes a replay harmless. */
export interface Order {
  readonly request: Request;
  readonly view: ProgrammeView;
  readonly by: Person;
  /** Who else it may be, where the office's shared token was shown. */
  readonly orAnyOf?: readonly Person[];
  /** Whoever sent it, also where that is nobody of the office. */
  readonly sender: Person;
  readonly updateId: string;
}

export const MOST_EVIDENCE = 20;
export const SHA_256 = /^[0-9a-f]{64}$/;

/** The page that a form stands on: where it is, and how what it is about is found. */
export interface Shown {
  readonly place: ThingPlace;
  readonly find: Find;
}

/** Only a page of ours, only the office of this programme; a refusal is shown in place and nothing typed is lost. */
export async function carryOut(
  deps: PageDeps,
  request: Request,
  response: Response,
  shown: Shown,
  ask: (order: Order) => Promise<unknown>,
): Promise<void> {
  const page = shownAt(shown.place, request);
  response.locals.page = page.replace(/\?.*/, '');
  const { session, cookies } = await visitOf(request, deps);
  const view = await deps.readModel.head(partOf(request, 'key'));
  const typed = typedIn(request);
  try {
    if (!view || !session || !mayEnter(accessTo(response), session, view.definition))
      throw new DomainError('forbidden');
    assertOwnForm(request, deps, cookies.session);
    assertFilesTaken(response);
    const { nonce = '', ...said } = typed;
    const by = officerOf(session.person, view.definition);
    assertMayPost(answeredRoute(response), view.state);
    await ask({
      request,
      view,
      by,
      ...anyOf(session, view.definition),
      sender: session.kind === 'pmo' ? by : session.person,
      updateId: updateIdOf(nonce, request.path, said),
    });
    if (!response.headersSent) await goOn(deps, request, response, page);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await showThing(deps, request, response, shown.find, { error, typed });
  }
}

/** The page of a thing that a form names, which says that it was carried out. */
export const shownAt = (place: ThingPlace, request: Request): string => {
  const path = place.replace(/:(\w+)/g, (_, name: string) => pathSegment(partOf(request, name)));
  return `/programmes/${pathSegment(partOf(request, 'key'))}/${path}?done=1`;
};

/** What was typed, by field. */
export const typedIn = (request: Request): Typed =>
  Object.fromEntries(Object.keys((request.body ?? {}) as object).map((name) => [name, textOf(request, name)]));

const typedHash = (request: Request, name: string): string => {
  const hash = fieldOf(request, name).toLowerCase();
  if (hash && !SHA_256.test(hash)) throw new DomainError('invalid_input', demands.hash, { field: name });
  return hash;
};

/** The hash of the file `<row>.file` that was sent along, or the one that was typed as `name`; empty where there is neither. */
export const fileHash = (request: Request, row: string, name: string): string =>
  typedHash(request, `${row}.hash`) || typedHash(request, name);

/** The file `<row>.file` that was sent along, as evidence; nothing where none was. */
export const fileAsEvidence = (request: Request, row: string): { readonly evidence?: readonly Evidence[] } => {
  const hash = typedHash(request, `${row}.hash`);
  return hash === '' ? {} : { evidence: [{ kind: 'document', title: fieldOf(request, `${row}.title`), hash }] };
};

export function evidenceOf(request: Request): readonly Evidence[] {
  return Array.from({ length: MOST_EVIDENCE }, (_, row) => row).flatMap((row): Evidence[] => {
    const cell = (name: string) => fieldOf(request, `evidence.${row}.${name}`);
    const kind = (['document', 'minutes', 'link', 'number'] as const).find((known) => known === cell('kind'));
    const [title, reference] = [cell('title'), cell('reference')];
    if (!kind || !(title || reference)) return [];
    const hash = typedHash(request, `evidence.${row}.hash`);
    const said =
      reference && (URL.canParse(reference) && kind !== 'number' ? { url: reference } : { value: reference });
    return [{ kind, title: title || reference, ...(said || {}), ...(hash && { hash }) }];
  });
}
