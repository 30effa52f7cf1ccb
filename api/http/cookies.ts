import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { CALLBACK_PATH, ERRAND_MINUTES } from '../../infra/sign-in/oidc';
import { LINK_MINUTES, SESSION_HOURS, type BrowserId, type Sessions } from '../../infra/keys/sessions';
import { isHttps } from './security';

const SESSION = 'gatehouse_session';
const LINK = 'gatehouse_link';
const PROOF = 'gatehouse_proof';
const ERRAND = 'gatehouse_errand';
const LANGUAGE = 'gatehouse_language';
const BROWSER = 'gatehouse_browser';

/** What the browser brought along. */
export interface Cookies {
  readonly session?: string;
  readonly link?: string;
  readonly proof?: string;
  readonly errand?: string;
  readonly language?: string;
  readonly browser?: BrowserId;
}

export function cookiesOf(request: Request): Cookies {
  const found = new Map(
    (request.get('cookie') ?? '').split(';').map((pair): [string, string] => {
      const [name = '', ...value] = pair.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const [session, link, proof, errand, language, browser] = [SESSION, LINK, PROOF, ERRAND, LANGUAGE, BROWSER].map(
    (name) => found.get(name),
  );
  return {
    ...(session && { session }),
    ...(link && { link }),
    ...(proof && { proof }),
    ...(errand && { errand }),
    ...(language && { language }),
    ...(browser && BROWSER_ID.test(browser) && { browser }),
  };
}

/** How long a browser keeps its name. */
const BROWSER_DAYS = 365;

/** 16 random bytes in base64url. */
const BROWSER_ID = /^[\w-]{22}$/;

const guarded = (publicUrl: string) => ({ httpOnly: true, sameSite: 'lax' as const, secure: isHttps(publicUrl) });

export const keepSession = (response: Response, publicUrl: string, token: string) =>
  response.cookie(SESSION, token, { ...guarded(publicUrl), path: '/', maxAge: SESSION_HOURS * 3_600_000 });

export const dropSession = (response: Response, publicUrl: string) =>
  response.clearCookie(SESSION, { ...guarded(publicUrl), path: '/' });

/** The link is good on its own decision page only, and there for half an hour. */
export const keepLink = (response: Response, publicUrl: string, path: string, token: string) =>
  response.cookie(LINK, token, { ...guarded(publicUrl), path, maxAge: LINK_MINUTES * 60_000 });

export const dropLink = (response: Response, publicUrl: string, path: string) =>
  response.clearCookie(LINK, { ...guarded(publicUrl), path });

/** Like a link, a proof of who one is holds on the page of its matter only. */
export const keepProof = (response: Response, publicUrl: string, path: string, token: string, minutes: number) =>
  response.cookie(PROOF, token, { ...guarded(publicUrl), path, maxAge: minutes * 60_000 });

/** What to know again when the browser comes back from the company's sign-in. */
export const keepErrand = (response: Response, publicUrl: string, token: string) =>
  response.cookie(ERRAND, token, { ...guarded(publicUrl), path: CALLBACK_PATH, maxAge: ERRAND_MINUTES * 60_000 });

export const dropErrand = (response: Response, publicUrl: string) =>
  response.clearCookie(ERRAND, { ...guarded(publicUrl), path: CALLBACK_PATH });

export const keepLanguage = (response: Response, publicUrl: string, language: string) =>
  response.cookie(LANGUAGE, language, { ...guarded(publicUrl), path: '/', maxAge: 365 * 86_400_000 });

/** What this browser is called: as it says, else (or once somebody has signed out there) by a new secret number that it keeps; it opens nothing by itself. */
export async function browserAt(request: Request, response: Response, deps: BrowserDeps): Promise<BrowserId> {
  const { browser: named } = cookiesOf(request);
  const isGood = named !== undefined && !(await deps.sessions.isEnded(named));
  const browser = isGood ? named : randomBytes(16).toString('base64url');
  response.cookie(BROWSER, browser, { ...guarded(deps.publicUrl), path: '/', maxAge: BROWSER_DAYS * 86_400_000 });
  return browser;
}

interface BrowserDeps {
  readonly sessions: Pick<Sessions, 'isEnded'>;
  readonly publicUrl: string;
}

export const dropBrowser = (response: Response, publicUrl: string) =>
  response.clearCookie(BROWSER, { ...guarded(publicUrl), path: '/' });
