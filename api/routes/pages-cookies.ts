import type { Request, Response } from 'express';
import { SESSION_HOURS } from '../../infra/sessions';
import { isHttps } from '../security';

const SESSION = 'gatehouse_session';
const LINK = 'gatehouse_link';
const LANGUAGE = 'gatehouse_language';

/** How long a decision page may be looked at before its link has to be opened again. */
export const LINK_MINUTES = 30;

/** What the browser brought along. */
export interface Cookies {
  readonly session?: string;
  readonly link?: string;
  readonly language?: string;
}

export function cookiesOf(request: Request): Cookies {
  const found = new Map(
    (request.get('cookie') ?? '').split(';').map((pair): [string, string] => {
      const [name = '', ...value] = pair.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const [session, link, language] = [SESSION, LINK, LANGUAGE].map((name) => found.get(name));
  return { ...(session && { session }), ...(link && { link }), ...(language && { language }) };
}

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

export const keepLanguage = (response: Response, publicUrl: string, language: string) =>
  response.cookie(LANGUAGE, language, { ...guarded(publicUrl), path: '/', maxAge: 365 * 86_400_000 });
