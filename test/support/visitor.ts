import { connectsAnew } from './calls';
import { eventually } from './eventually';
import type { Mails } from './mails';

interface Site {
  readonly url: string;
  readonly mails: Mails;
}

type Fields = Readonly<Record<string, string>>;

/** A page as it came: its status, its text and where it was found in the end. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly path: string;
}

/** Someone with a browser that has no script: it keeps cookies by their path, follows redirects and posts forms from the page's own origin. */
export const visitorOf = (url: string) => {
  const jar = new Map<string, { readonly value: string; readonly path: string }>();

  const cookiesFor = (path: string) =>
    [...jar].flatMap(([name, cookie]) =>
      path.startsWith(cookie.path) ? [`${name.split(' ')[0]}=${cookie.value}`] : [],
    );

  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(`${name} ${path}`);
      else jar.set(`${name} ${path}`, { value, path });
    }
  };

  const fetchPage = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const headers = { ...connectsAnew, cookie: cookiesFor(path).join('; '), ...(init.headers as Fields) };
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    keep(response);
    const to = response.headers.get('location');
    if (to && response.status < 400) return fetchPage(to.replace(url, ''));
    return { status: response.status, html: await response.text(), path };
  };

  return {
    jar,
    get: (path: string) => fetchPage(path.replace(url, '')),
    /** A form with files goes as `FormData`. */
    post: (path: string, fields: Fields | [string, string][] | FormData, headers: Fields = {}) =>
      fetchPage(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields as Record<string, string>),
        headers: { origin: url, ...headers },
      }),
  };
};

export type Visitor = ReturnType<typeof visitorOf>;

/** The fields that a page's first form for a decision sends along, and what its reader typed there from the mail of a link. */
export const hiddenFields = (html: string, mailed?: { readonly digits: string }): Fields => ({
  ...(mailed && { digits: mailed.digits }),
  ...Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(nonce|seat|round|contentHash)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  ),
});

const decisionPath = (approval: string) => `/decisions/${encodeURIComponent(approval)}`;

/** A person who has signed in by the link that was mailed to them, and decides on the page. */
export const signedIn = async ({ url, mails }: Site, person: string) => {
  const visitor = visitorOf(url);
  const known = await mails.signInLinks(person);
  await visitor.post('/sign-in', { address: person, next: '/inbox' });
  const link = new URL(await mails.signInLinkTo(person, known)).pathname;
  await visitor.get(link);
  await visitor.post(link, {});
  return {
    ...visitor,
    decide: async (approval: string, verdict: string, comment = ''): Promise<Page> => {
      const page = await eventually(async () => {
        const shown = await visitor.get(decisionPath(approval));
        return hiddenFields(shown.html).seat !== undefined && shown;
      });
      const decided = await visitor.post(decisionPath(approval), { ...hiddenFields(page.html), verdict, comment });
      if (decided.status >= 400) throw new Error(`${person} was refused: ${decided.html}`);
      return decided;
    },
  };
};
