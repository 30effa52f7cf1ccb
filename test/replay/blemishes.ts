import { doors } from '../../api/nouns';
import type { Happening } from '../../domain/record/ledger';
import type { Tongues } from '../support/tongues';
import type { Seen } from './crawling';

type Type = Happening['type'];

/** What no page, answer or mail ever says, whatever it tells: values that were lost on the way, and words for what nobody had words for. */
const lost =
  /undefined|\[object Object\]|\bNaN\b|Invalid Date|\{\{|(?:^|>)其他事项(?:<|$)|(?:^|>)Something else(?:<|$)/;

/** The name of a happening as the record has it, which is no word of any language. */
const rawName = (types: readonly Type[]) =>
  new RegExp(`(?<![\\w.-])(?:${types.join('|').replaceAll('.', '\\.')})(?![\\w-])`);

const around = (text: string, at: number) => text.slice(Math.max(0, at - 60), at + 60).replace(/\s+/g, ' ');

const firstOf = (pattern: RegExp, text: string): readonly string[] => {
  const found = pattern.exec(text);
  return found ? [`… ${around(text, found.index)} …`] : [];
};

/** What is wrong with a text that somebody reads. */
export const blemishesIn = (text: string, types: readonly Type[] = []): readonly string[] => [
  ...firstOf(lost, text),
  ...(types.length > 0 ? firstOf(rawName(types), text) : []),
];

/** Fields into which somebody would type where a document is, or which it is. */
const namesDocument =
  /<(?:input|textarea)(?![^>]*type="hidden")[^>]* name="(?:[\w.]+\.)?(?:document|evidence|documentHash|hash|url|reference)"/;

/** Where files are taken that have no verb of a thing behind them. */
const besideVerbs = [
  '/decisions/:approval/question',
  '/office/programmes',
  '/office/programmes/check',
  '/office/programmes/:key/agreements/:agreement/verbs/:verb',
  '/figures/:ask',
];

/** Every address to which a form may send files. */
const takingFiles = [
  ...besideVerbs,
  ...doors
    .flatMap(({ verbs = [] }) => verbs)
    .flatMap((table) => Object.entries(table))
    .flatMap(([place, { takesFiles, pages }]) => (takesFiles ? Object.keys(pages ?? { [place]: '' }) : []))
    .map((place) => `/office/programmes/:key/${place}`),
].map((address) => new RegExp(`^${address.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`));

/** Its form has fields that have nothing to do with a file, or the file is another one's. */
const mayGoWithout = /^\/office\/programmes(\/check)?$|\/verbs\/|^\/figures\//;

/** Forms that name a document, or go to where files are taken, take the file itself, as one that has a file is sent; nobody types a hash. */
const formsOf = (html: string): readonly string[] =>
  (html.match(/<form[^]*?<\/form>/g) ?? []).flatMap((form) => {
    const [opening = ''] = /<form[^>]*>/.exec(form) ?? [];
    const action = /action="([^"]*)"/.exec(opening)?.[1] ?? '';
    const takesFile = form.includes('type="file"');
    const isTaken = takingFiles.some((address) => address.test(action.replace(/[?#].*/, '')));
    return [
      ...(namesDocument.test(form) && !takesFile ? [`the form ${action} names a document and takes no file`] : []),
      ...(isTaken && !takesFile && !mayGoWithout.test(action)
        ? [`the form ${action} goes to where files are taken and takes none`]
        : []),
      ...(takesFile && !/multipart\/form-data/.test(opening) ? [`the form ${action} does not send its file`] : []),
      ...(takesFile && !isTaken ? [`the form ${action} sends a file to where none is taken`] : []),
    ];
  });

const isHtml = ({ type }: Seen) => type.startsWith('text/html');

/** What is wrong with a page: it names itself in the language that was asked for, and says nothing that a text may not say. */
const blemishesOnPage = ({ text }: Seen, { language, types, tongues }: Asked): readonly string[] => [
  ...(/<title>[^<]*\S[^<]*<\/title>/.test(text) ? [] : ['it has no title']),
  ...(/<h1[^>]*>(?:<[^>]+>)*[^<]*\S/.test(text) ? [] : ['it has no heading']),
  ...(text.includes(`<html lang="${language}`) ? [] : ['it is in another language']),
  ...formsOf(text),
  ...blemishesIn(text, types),
  ...(tongues?.blemishesOn(text, language) ?? []),
];

interface Asked {
  readonly language: 'zh' | 'en';
  /** Types that happen in the record. */
  readonly types: readonly Type[];
  /** Who hears the other language, and keys, on the whole page. */
  readonly tongues?: Tongues;
}

/** It is shown; a link of a mail may be dead by now, or that of an earlier round, and says so. */
const isAnswered = ({ path, status }: Seen) =>
  status === 200 || ((status === 409 || status === 410) && path.startsWith('/d/'));

/** Of what was seen, each address with what is wrong there. */
export const blemishesOf = (seen: readonly Seen[], asked: Asked): readonly string[] =>
  seen.flatMap((each) =>
    [
      ...(isAnswered(each) ? [] : [`it answered ${each.status}`]),
      ...(isHtml(each) ? blemishesOnPage(each, asked) : blemishesIn(each.text)),
    ].map((blemish) => `${each.path}: ${blemish}`),
  );
