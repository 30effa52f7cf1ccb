import type { Language } from '../../domain/shared/text';
import { saidIn } from './forms';

const chinese = /[\u3400-\u9fff]/;

/** Four words in a row that are no name, address or number: nobody says as much in a foreign language by the way. */
const englishSentence = /(?<![\w.@/-])[A-Za-z][a-z']*(?:[ ,]+[a-z][a-z']*){3,}/;

/** What no page in a language says of itself. */
const foreign = { zh: englishSentence, en: chinese } as const satisfies Record<Language, RegExp>;

/** A piece of a page that names its own language, as the way to the other one does. */
const inAnother = /<(a|span|q|p)\s[^>]*\blang="[^"]*"[^>]*>[^<]*<\/\1>/g;

/** What machines are told, not people. */
const code = /<code[^>]*>[^<]*<\/code>/g;

/** Documents that are compared, line by line: what people wrote, cut where it differs. */
const compared = /<ol class="compared">[^]*?<\/ol>/g;

/** People go by their addresses, processes and approvals by their ids, lines of a run by number and party, files by their names: keys stand in all of them. */
const ids = /[\w.+-]+@[\w.-]+|[\w-]+(?::[\w.-]+)+|\b\d+\.[\w-]+|[\w.-]+\.(?:pdf|docx?|xlsx|csv|png|jpg|txt|zip)\b/g;

/** A key that is no word of English either. */
const isCoined = (key: string) => /[-_]|[a-z][A-Z]/.test(key);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a programme and its people say in each language, its keys, and what it calls by a word of its own that may be a key as well. */
type Own = Readonly<Record<Language | 'keys' | 'titles', Set<string>>>;

const anOwn = (): Own => ({ keys: new Set(), titles: new Set(), zh: new Set(), en: new Set() });

/** What is longer than a word, or Chinese, may be said in a foreign language. */
const keep = (words: Set<string>, said: string) => {
  if (chinese.test(said) || said.includes(' ')) words.add(said);
};

/** Gathers the keys by which a definition names what has a title (parties, groups, phases, milestones, agreements …), and what it says in each language. */
function gatherDefined(value: unknown, own: Own): void {
  if (Array.isArray(value)) return value.forEach((part) => gatherDefined(part, own));
  if (typeof value === 'string') for (const words of [own.zh, own.en]) keep(words, value);
  if (!isRecord(value)) return;
  if (typeof value.zh === 'string' && typeof value.en === 'string') {
    own.titles.add(value.zh);
    keep(own.zh, value.zh);
    return keep(own.en, value.en);
  }
  if (typeof value.key === 'string' && 'title' in value) own.keys.add(value.key);
  for (const [name, part] of Object.entries(value)) {
    if (isRecord(part) && 'title' in part) own.keys.add(name);
    gatherDefined(part, own);
  }
}

/** Gathers what was recorded: what people wrote, for both languages, and the sentences that were decided on, which stand as they were said then. */
function gatherRecorded(value: unknown, own: Own): void {
  if (Array.isArray(value)) return value.forEach((part) => gatherRecorded(part, own));
  if (typeof value === 'string') for (const words of [own.zh, own.en]) keep(words, value);
  if (!isRecord(value)) return;
  if (typeof value.zh === 'string' && typeof value.en === 'string') {
    own.zh.add(value.zh);
    own.en.add(value.en);
    return;
  }
  if (typeof value.reason === 'string') own.titles.add(value.reason);
  if (isRecord(value.readiness)) own.titles.add(String(value.readiness.owner));
  if (typeof value.title === 'string') for (const words of [own.zh, own.en]) words.add(value.title);
  for (const part of Object.values(value)) gatherRecorded(part, own);
}

/** What is too long for its place is cut, and says so. */
const isBeginning = (said: string, words: readonly string[]) =>
  said.endsWith('…') && words.some((word) => word.startsWith(said.slice(0, -1).trimEnd()));

export interface Heard {
  readonly definitions: readonly unknown[];
  /** What people typed, and what was recorded of it. */
  readonly recorded: readonly unknown[];
}

/** Hears what a page says in the other language, and keys of definitions in it; words of a programme, and what was typed, are its own. */
export function createTongues({ definitions, recorded }: Heard) {
  const own = anOwn();
  for (const definition of definitions) gatherDefined(definition, own);
  for (const each of recorded) gatherRecorded(each, own);
  const longestFirst = (words: Set<string>) =>
    [...words].filter((word) => !own.keys.has(word)).sort((a, b) => b.length - a.length);
  const words = { zh: longestFirst(own.zh), en: longestFirst(own.en) };
  const known = { zh: new Map<string, readonly string[]>(), en: new Map<string, readonly string[]>() };
  const keyIn = (said: string, language: Language) =>
    said
      .replace(ids, '·')
      .split(/[^\w-]+/)
      .find((word) => own.keys.has(word) && !own.titles.has(word) && (language === 'zh' || isCoined(word)));
  function hear(said: string, language: Language): readonly string[] {
    if (!foreign[language].test(said) && keyIn(said, language) === undefined) return [];
    if (own[language].has(said) || isBeginning(said, words[language])) return [];
    const left = words[language].reduce((rest, word) => rest.replaceAll(word, '·'), said);
    const key = keyIn(left, language);
    return [
      ...(foreign[language].test(left) ? [`“${left.slice(0, 200)}”`] : []),
      ...(key !== undefined ? [`the key ${key} in “${left.slice(0, 200)}”`] : []),
    ];
  }
  function blemishesIn(said: string, language: Language): readonly string[] {
    const heard = known[language].get(said) ?? hear(said, language);
    known[language].set(said, heard);
    return heard;
  }
  return {
    /** What is wrong with something that is said on a page. */
    blemishesIn,
    /** What is wrong on a whole page, but for what is marked as being in another language. */
    blemishesOn: (html: string, language: Language): readonly string[] =>
      saidIn(html.replace(inAnother, ' ').replace(code, ' ').replace(compared, ' ')).flatMap((said) =>
        blemishesIn(said, language),
      ),
  };
}

export type Tongues = ReturnType<typeof createTongues>;
