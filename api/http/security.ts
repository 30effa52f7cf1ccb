import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers of every page: nothing from elsewhere, framed by nobody, no script, nothing kept or indexed.
 * Source: docs/rules/mail-and-pages.md, "Headers".
 */
export const pageHeaders = (publicUrl: string): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: isHttps(publicUrl),
  }),
  (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  },
];

/** Cookies travel only over TLS where the product is reached by it. */
export const isHttps = (publicUrl: string): boolean => new URL(publicUrl).protocol === 'https:';

/**
 * Whether a form was sent by a page of ours: the browser says so itself (Sec-Fetch-Site) and names the page's origin. A request that
 * names none is refused: every browser names one when it posts a form.
 */
export function isOwnForm(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const named = request.get('origin') ?? request.get('referer');
  return named !== undefined && ownOrigins(request, publicUrl).includes(originOf(named));
}

/** The public address, and the one by which a machine's own browser reached it on loopback. */
function ownOrigins(request: Request, publicUrl: string): readonly (string | undefined)[] {
  const own = new URL(publicUrl);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'];
  const here = originOf(`${own.protocol}//${request.get('host') ?? ''}`);
  const isLocal = loopback.includes(own.hostname) && here !== undefined && loopback.includes(new URL(here).hostname);
  return isLocal ? [own.origin, here] : [own.origin];
}

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);
