import { namedIn, type Names } from '../../domain/programme/names';
import type { VNode } from 'preact';
import type { Language } from '../../domain/shared/text';
import type { Reader } from './frame';

/** What is sent as it stands, or typed by somebody: an address in it is none that a page shows. */
const asItStands = new Set(['textarea', 'script', 'style', 'title', 'code', 'pre']);

const escape = (said: string) => said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * The HTML of a page with the name beside each address in its texts; its attributes, what is typed into it, and choices that are sent by
 * their text stay as they are.
 */
export function namedInPage(html: string, names: Names, language: Language): string {
  const shown = Object.fromEntries(
    Object.entries(names).map(([person, { zh, en }]) => [person, { zh: escape(zh), en: escape(en) }]),
  );
  const named = namedIn(shown, language);
  let within: string | undefined;
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      if (!piece.startsWith('<')) return within === undefined ? named(piece) : piece;
      const [, slash, tag = ''] = /^<(\/?)([a-z]+)/.exec(piece) ?? [];
      const isKept = asItStands.has(tag) || (tag === 'option' && !/\svalue=/.test(piece));
      if (slash ? tag === within : isKept) within = slash ? undefined : tag;
      return piece;
    })
    .join('');
}

interface Shown {
  readonly reader?: Reader;
}

/** What was made of a page, with the names that its reader's programmes give to people. */
export function withNames(page: VNode, html: string): string {
  const { scene, context, ...props } = page.props as Shown & { readonly scene?: Shown; readonly context?: Shown };
  const { reader } = [props, scene, context].find((each) => each?.reader) ?? {};
  return reader?.names ? namedInPage(html, reader.names, reader.language) : html;
}
