import type { App } from './app';
import type { Mail } from './mails';

/** The link to a figure or report in one of these mails, with its mail. */
export async function figureLinkIn({ links }: Pick<App, 'links'>, mails: readonly Mail[], ask: string) {
  for (const mail of mails) {
    const [link, token = ''] = /https?:\/\/\S+\/f\/(\w+)/.exec(mail.text) ?? [];
    if (link !== undefined && (await links.verify(token)).approval === ask) return { mail, link };
  }
  return undefined;
}
