import { strFromU8, unzipSync } from 'fflate';
import { connectsAnew } from '../support/calls';

/** What an address answered to a visitor. */
export interface Seen {
  readonly path: string;
  /** The address that led there, where it was another one. */
  readonly from?: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** What the visitor had got by then to bring along. */
  readonly cookies: Readonly<Record<string, string>>;
}

/** Somebody who opens addresses of a product: by what they bring along, and in which language. */
export interface Reader {
  readonly url: string;
  readonly cookies: Readonly<Record<string, string>>;
}

/** So many addresses are open at once. */
const AT_ONCE = 4;

/** Opens one address; of a redirect, what it leads to, with the cookies that were set on the way. */
export async function see({ url, cookies }: Reader, path: string): Promise<Seen> {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const response = await fetch(`${url}${path}`, { headers: { ...connectsAnew, cookie }, redirect: 'manual' });
  const to = response.headers.get('location');
  if (to !== null && response.status < 400) {
    await response.arrayBuffer();
    const set = response.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? []);
    const kept = Object.fromEntries(set.map(([, name = '', value = '']) => [name, value]));
    return { ...(await see({ url, cookies: { ...cookies, ...kept } }, to.replace(url, ''))), from: path };
  }
  const type = response.headers.get('content-type') ?? '';
  return { path, status: response.status, type, text: await textOf(response, type), cookies };
}

/** What a sheet says, not its packed bytes, among which any word may be met. */
async function textOf(response: Response, type: string): Promise<string> {
  if (response.status !== 200 || !type.includes('spreadsheetml')) return response.text();
  return Object.values(unzipSync(new Uint8Array(await response.arrayBuffer())))
    .map((part) => strFromU8(part))
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

/** The fields by which everything is found, filled in. */
const searchesIn = (text: string): readonly string[] =>
  [...text.matchAll(/ action="([^"]+)" role="search"/g)].map(([, action = '']) => `${action}?q=pro`);

/** The addresses of ours that a page leads to, but for the same one in the other language. */
export const linksIn = ({ text }: Pick<Seen, 'text'>, url: string): readonly string[] =>
  [...[...text.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, href = '']) => href), ...searchesIn(text)]
    .map((href) => plain(href).replace(url, '').replace(/#.*/, ''))
    .filter((href) => href.startsWith('/') && !/[?&]lang=/.test(href));

/** Opens addresses, some at once, and answers in their order. */
export async function seeAll(reader: Reader, paths: readonly string[]): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE)
    seen.push(...(await Promise.all(paths.slice(at, at + AT_ONCE).map((path) => see(reader, path)))));
  return seen;
}

/** Everything that links lead to from some addresses on, each once, as far as they are followed. */
export async function crawl(
  reader: Reader,
  from: readonly string[],
  isFollowed: (path: string) => boolean,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const known = new Set<string>();
  for (let paths = from; paths.length > 0;) {
    for (const path of paths) known.add(path);
    const pages = await seeAll(reader, paths);
    seen.push(...pages);
    const links = new Set(pages.flatMap((page) => linksIn(page, reader.url)).filter(isFollowed));
    paths = [...links].filter((path) => !known.has(path));
  }
  return seen;
}
