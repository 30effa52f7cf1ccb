import type { Request, Response } from 'express';
import { languageOf as ownLanguageOf, partyOf, zoneOf } from '../../domain/programme/parties';
import { namesOf } from '../../domain/programme/names';
import type { Programme } from '../../domain/programme/programme';
import { rolesOf } from '../../domain/programme/roles';
import type { Session } from '../../infra/keys/sessions';
import type { Reader } from './frame';
import { cookiesOf, keepLanguage, type Cookies } from '../http/cookies';
import { isLanguage, preferredOf } from '../http/languages';
import type { PageDeps } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';

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
  const preferred = preferredOf(request);
  const language =
    chosenLanguage(request, response, deps.publicUrl, cookies) ??
    (about.programme && languageIn(about.programme, person, preferred)) ??
    preferred ??
    'zh';
  const partyCalendars = about.programme && deps.directory.calendars(about.programme);
  return {
    language,
    zone: party?.zone ?? (about.programme ? zoneOf(about.programme) : 'Asia/Shanghai'),
    now: deps.now(),
    ...(partyCalendars && { calendars: Object.values(partyCalendars), partyCalendars }),
    ...(about.programme?.people && { names: namesOf(about.programme) }),
    ...(about.programme?.look && { look: about.programme.look }),
    ...(session && { session }),
    otherLanguageHref: inOtherLanguage(addressOf(request, response), language),
  };
}

/** Whether the visitor may act for the programme's office, so that its forms are shown. */
export const mayRunOffice = (session: Session | undefined, programme: Programme): boolean =>
  session !== undefined && (session.kind === 'pmo' || rolesOf(programme, session.person).includes('pmo'));

/** What the visitor chose: in the address, else before. */
function chosenLanguage(
  request: Request,
  response: Response,
  publicUrl: string,
  cookies: Cookies,
): Language | undefined {
  const asked = request.query.lang;
  if (isLanguage(asked)) {
    keepLanguage(response, publicUrl, asked);
    return asked;
  }
  return isLanguage(cookies.language) ? cookies.language : undefined;
}

/** The one that a person is known to read, else the browser's, else their party's or the programme's. */
const languageIn = (programme: Programme, person: Person | undefined, preferred: Language | undefined) => {
  const own = person === undefined ? undefined : programme.people?.[person]?.language;
  const usual = person === undefined ? programme.language : ownLanguageOf(programme, person);
  return [own, preferred, usual].find(isLanguage);
};

/** The page to which the place of a form leads, where that is another one. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^(\/(?:decisions|figures)\/[^/]+).*/, '$1'],
  [/^(?:\/office)?(\/programmes\/[^/]+)\/(?:appointments|leavers|substitutes)$/, '$1/roster'],
  [/^(?:\/office)?(\/programmes\/[^/]+)\/.+/, '$1'],
  [/^(\/inbox|\/sign-in)(?:\/.*)?$/, '$1'],
  [/^.*$/, '/'],
];

/** Where a page is read: its own address, or that of the page on which the form stands that it answers. */
function addressOf({ method, originalUrl, path }: Request, { locals }: Response): string {
  if (method === 'GET') return originalUrl;
  if (typeof locals.page === 'string') return locals.page;
  const found = pages.find(([pattern]) => pattern.test(path));
  return found ? path.replace(...found) : path;
}

function inOtherLanguage(address: string, language: Language): string {
  const [path = '/', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', language === 'zh' ? 'en' : 'zh');
  return `${path}?${parameters.toString()}`;
}
