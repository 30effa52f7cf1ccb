import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, ParsedNode, YAMLError, YAMLMap } from 'yaml';
import type { Path } from '../domain/shared/findings';

/** One file of a definition as text; `file` is what people are told it is called. */
export interface SourceFile {
  readonly file?: string;
  readonly text: string;
}

/** A position for an editor, both counted from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
  readonly file?: string;
}

/** A file that has been read as YAML and still knows where everything stands. */
export interface Source {
  readonly file?: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
}

/** Reads a text as YAML; what is wrong with it is in `document.errors`, but for keys that stand twice: comparing each with all takes minutes. */
export const readSource = ({ text, ...rest }: SourceFile): Source => {
  const counter = new LineCounter();
  return {
    ...rest,
    text,
    counter,
    document: parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false }),
  };
};

/** Where a character of the text stands. */
export const placeAt = ({ file, counter }: Source, offset: number): SourcePlace => {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col), ...(file === undefined ? {} : { file }) };
};

/** Where a syntax error stands. */
export const placeOfError = (source: Source, error: YAMLError): SourcePlace => placeAt(source, error.pos[0]);

/** A line of a file as it is quoted: what surrounds the place, at most so many characters of it, and the place within that. */
export const quoteOf = (text: string, { line, column }: SourcePlace): Quote | undefined => {
  const whole = text.split('\n')[line - 1]?.replace(/\r$/, '').replaceAll('\t', ' ');
  if (whole === undefined || whole.trim() === '') return undefined;
  const from = whole.length <= MOST_QUOTED ? 0 : Math.max(0, column - 1 - MOST_QUOTED / 2);
  return { text: whole.slice(from, from + MOST_QUOTED), at: Math.min(column - 1 - from, whole.length - from) };
};

/** Part of a line, and at which of its characters (from 0) something is. */
export interface Quote {
  readonly text: string;
  readonly at: number;
}

const MOST_QUOTED = 120;

/** Where an alias stands that has no anchor before it; else where the file begins. */
export const placeOfLooseAlias = (source: Source): SourcePlace => {
  let offset = 0;
  visit(source.document, {
    Alias: (_, alias) => {
      if (alias.resolve(source.document)) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return placeAt(source, offset);
};

/** Where keys stand that stand before them in the same map. */
export const placesOfRepeatedKeys = (source: Source): readonly SourcePlace[] => {
  const places: SourcePlace[] = [];
  visit(source.document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) places.push(placeAt(source, key.range?.[0] ?? 0));
        seen.add(key.value);
      }
    },
  });
  return places;
};

/** The aliases of a file at most: nobody writes so many, and each is looked for through all that stands before it. */
const MOST_ALIASES = 100;

/** Where the first alias beyond them stands, if there is one. */
export const placeOfAliasTooMany = (source: Source): SourcePlace | undefined => {
  let count = 0;
  let offset: number | undefined;
  visit(source.document, {
    Alias: (_, { range }) => {
      count += 1;
      if (count <= MOST_ALIASES) return undefined;
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset === undefined ? undefined : placeAt(source, offset);
};

interface Found {
  readonly key?: Node;
  readonly value: Node | null | undefined;
}

const pairsByKey = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs of a map by their keys, the last of those that stand twice; worked out once a map. */
const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
  const known = pairsByKey.get(map);
  if (known) return known;
  const pairs = new Map(
    map.items.flatMap((item) => (isPair(item) && isScalar(item.key) ? [[String(item.key.value), item] as const] : [])),
  );
  pairsByKey.set(map, pairs);
  return pairs;
};

const entry = (value: Node | null | undefined, key: string | number): Found | undefined => {
  if (isSeq(value))
    return typeof key === 'number' && key < value.items.length ? { value: value.items[key] as Node } : undefined;
  // One thing may stand without a list around it, so its place in the list is its own.
  if (typeof key === 'number') return { value };
  if (!isMap(value)) return undefined;
  const pair = pairsOf(value).get(key);
  if (pair) return { key: pair.key as Node, value: pair.value as Node | null };
  return key === 'groups' ? entry(value, 'group') : undefined;
};

/** The top-level keys of a file. */
export const topKeys = ({ document }: Source): readonly string[] =>
  isMap(document.contents)
    ? document.contents.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
    : [];

/** Where a path stands: at its value when that is a plain one, else at its key; of what is missing, where its parent begins. */
export const placeOf = (source: Source, path: Path, wants: 'key' | 'value' = 'value'): SourcePlace => {
  let found: Found = { value: source.document.contents as ParsedNode | null };
  let isWhole = true;
  for (const key of path) {
    const value = isAlias(found.value) ? found.value.resolve(source.document) : found.value;
    const next = entry(value, key);
    if (!next) {
      isWhole = false;
      break;
    }
    found = next.key || isSeq(value) ? next : found;
  }
  const isPlain = found.value && !isCollection(found.value) && wants === 'value' && isWhole;
  const node = isPlain || !found.key ? found.value : found.key;
  const isRoot = node === source.document.contents;
  return placeAt(source, isRoot ? 0 : (node?.range?.[0] ?? 0));
};
