import type { Request, Response } from 'express';
import { languageOf as ownLanguageOf, partyOf, zoneOf } from '../../domain/parties';
import type { Person, Programme } from '../../domain/programme';
import { rolesOf } from '../../domain/roles';
import type { Session } from '../../infra/sessions';
import type { Reader } from '../pages/frame';
import type { Language } from '../pages/words';
import { cookiesOf, keepLanguage, type Cookies } from './pages-cookies';
import type { PageDeps } from './page-deps';

/** One request to a page: who is signed in and what the browser brought along. */
export interface Visit {
  readonly session?: Session;
  readonly cookies: Cookies;
}

export async function visitOf(request: Request, { sessions, now }: PageDeps): Promise<Visit> {
  const cookies = cookiesOf(request);
  const session = await sessions.read(cookies.session, now());
  return { cookies, ...(session && { session }) };
}

/** For whom a page is written; of a programme's language or person only what is known. */
export function readerOf(
  request: Request,
  response: Response,
  deps: PageDeps,
  { session, cookies }: Visit,
  about: { readonly programme?: Programme; readonly person?: Person } = {},
): Reader {
  const person = about.person ?? session?.person;
  const party = about.programme && person ? partyOf(about.programme, person) : undefined;
  const known = about.programme && (person ? ownLanguageOf(about.programme, person) : about.programme.language);
  const language = languageOf(request, response, deps.publicUrl, cookies, known);
  return {
    language,
    zone: party?.zone ?? (about.programme ? zoneOf(about.programme) : 'Asia/Shanghai'),
    now: deps.now(),
    ...(session && { session }),
    ...(request.method === 'GET' && { otherLanguageHref: inOtherLanguage(request, language) }),
  };
}

/** Whether the visitor may act for the programme's office, so that its forms are shown. */
export const mayRunOffice = (session: Session | undefined, programme: Programme): boolean =>
  session !== undefined && (session.kind === 'pmo' || rolesOf(programme, session.person).includes('pmo'));

/** Asked for in the address, else chosen before, else the reader's own or the programme's, else the browser's. */
function languageOf(
  request: Request,
  response: Response,
  publicUrl: string,
  cookies: Cookies,
  known: Language | 'both' | undefined,
): Language {
  const asked = request.query.lang;
  if (isLanguage(asked)) {
    keepLanguage(response, publicUrl, asked);
    return asked;
  }
  if (isLanguage(cookies.language)) return cookies.language;
  if (isLanguage(known)) return known;
  return request.acceptsLanguages(['zh', 'en']) === 'en' ? 'en' : 'zh';
}

const isLanguage = (value: unknown): value is Language => value === 'zh' || value === 'en';

function inOtherLanguage(request: Request, language: Language): string {
  const [path = '/', query = ''] = request.originalUrl.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', language === 'zh' ? 'en' : 'zh');
  return `${path}?${parameters.toString()}`;
}
