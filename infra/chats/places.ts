import { EnvironmentProblem } from '../host/env';
import { variableOf } from '../../domain/programme/chat-channels';

/** Where a channel is, and what signs for it; both come from the environment alone. */
export interface ChatPlace {
  readonly url: string;
  readonly secret?: string;
}

/** The place of a channel by its key; `undefined` when the environment names none. */
export type ChatPlaces = (channel: string) => ChatPlace | undefined;

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
const isPrivate = (host: string) =>
  isLoopback(host) || /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cd]|\[fe80)/i.test(host);

/** What is wrong with an address; the sentence never holds the address, which is a secret. */
const wrongWith = (url: string, allowsPrivate: boolean): string | undefined => {
  if (!URL.canParse(url)) return 'must be a URL';
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return 'must begin with https: (http: only on loopback)';
  if (isPrivate(hostname) && !allowsPrivate)
    return 'is a private address: set NOTICES_ALLOW_PRIVATE=yes if it is meant';
  return undefined;
};

/**
 * Reads `NOTICE_<KEY>_URL` and `NOTICE_<KEY>_SECRET` of every channel; private and loopback addresses only with
 * `NOTICES_ALLOW_PRIVATE=yes`. Throws `EnvironmentProblem` naming every wrong variable, never its value.
 */
export const readChatPlaces = (variables: Readonly<Record<string, string | undefined>>): ChatPlaces => {
  const allowsPrivate = variables['NOTICES_ALLOW_PRIVATE'] === 'yes';
  const urls = Object.entries(variables).flatMap(([name, url]) =>
    /^NOTICE_[A-Z0-9_]+_URL$/.test(name) && url ? [[name, url] as const] : [],
  );
  const problems = urls.flatMap(([name, url]) => {
    const wrong = wrongWith(url, allowsPrivate);
    return wrong ? `${name}: ${wrong}` : [];
  });
  if (problems.length > 0) throw new EnvironmentProblem(problems.join('\n'));
  const found = new Map(urls);
  return (channel) => {
    const name = `NOTICE_${variableOf(channel)}`;
    const [url, secret] = [found.get(`${name}_URL`), variables[`${name}_SECRET`]];
    return url === undefined ? undefined : { url, ...(secret && { secret }) };
  };
};
