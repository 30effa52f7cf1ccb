/** One answer that a scanner got; `path` is shown to people and holds no token. */
export interface Met {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
}

/** The part of an address that may be printed: whoever reads a token can open the page. */
export const printable = (url: string): string => new URL(url).pathname.replace(/^\/d\/.+/, '/d/…');

const elsewhere = /https?:|\*|'unsafe-/;

/** Rules of every page, and what is wrong where one is broken. Source: docs/rules/mail-and-pages.md, "Headers". */
const rules: readonly (readonly [wrong: string, isKept: (headers: Headers) => boolean])[] = [
  ['may be kept by a cache', (headers) => headers.get('cache-control') === 'no-store'],
  ['may be indexed', (headers) => /noindex/.test(headers.get('x-robots-tag') ?? '')],
  ['tells others where it was', (headers) => headers.get('referrer-policy') === 'same-origin'],
  ['may be framed', (headers) => policyOf(headers).get('frame-ancestors') === "'none'"],
  ['may be framed by old browsers', (headers) => /^deny$/i.test(headers.get('x-frame-options') ?? '')],
  ['allows by default', (headers) => policyOf(headers).get('default-src') === "'none'"],
  ['lets third parties in', (headers) => ![...policyOf(headers).values()].some((sources) => elsewhere.test(sources))],
  ['leaves a cookie to scripts', (headers) => headers.getSetCookie().every((line) => /; *httponly/i.test(line))],
  ['leaves a cookie to other sites', (headers) => headers.getSetCookie().every((line) => /; *samesite=/i.test(line))],
];

const policyOf = (headers: Headers): ReadonlyMap<string, string> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );

const isPage = ({ status, headers }: Met) =>
  (status >= 300 && status < 400) || (headers.get('content-type') ?? '').startsWith('text/html');

const asksOnly = ['GET', 'HEAD', 'OPTIONS'];

/** What must not have been answered so, a sentence each: an accepted write, a crash, a page with an unsafe header. */
export function wrongIn(met: readonly Met[]): readonly string[] {
  const wrong = met.flatMap((answer) => {
    const { method, path, status, headers } = answer;
    const called = `${method} ${path} (${status})`;
    return [
      ...(status >= 500 ? [`${called} broke`] : []),
      ...(status < 400 && !asksOnly.includes(method) ? [`${called} was accepted`] : []),
      ...(isPage(answer) ? rules.filter(([, isKept]) => !isKept(headers)).map(([what]) => `${called} ${what}`) : []),
    ];
  });
  return [...new Set(wrong)];
}
