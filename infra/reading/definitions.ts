import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { programmeForm } from '../../definition/programme';
import { valueAt } from '../../definition/complaints';
import { complaints } from '../../definition/issues';
import { languageOf } from '../../definition/language';
import { isOfficeAssumed } from '../../definition/left-out';
import { pathName } from '../../definition/paths';
import { repaired } from '../../definition/repair';
import { lint, warn } from '../../domain/definition/lint';
import { dated, saysOf, type ReadAs, type Says } from './first-days';
import { finding } from '../../domain/shared/findings';
import type { Finding, Path } from '../../domain/shared/findings';
import type { Programme } from '../../domain/programme/programme';
import type { Text } from '../../domain/shared/text';
import { readCalendars } from './calendars';
import { noSuchCalendar, noSuchZone } from './calendar-places';
import { isCountryCalendar } from './country-calendars';
import { withLogo } from './logos';
import {
  placeOf,
  placeOfAliasTooMany,
  placeOfError,
  placeOfLooseAlias,
  placesOfRepeatedKeys,
  quoteOf,
  readSource,
  topKeys,
} from '../../definition/source';
import type { Quote, SourcePlace, Source, SourceFile } from '../../definition/source';
import { slipIn } from '../../definition/slips';
import { cutTexts, foreignYaml, lookalikes, type Remark } from '../../definition/script';
import { decodeText, notUtf8 } from '../../definition/encodings';

/** Something to mend in a definition file. `path` is written `phases[0].gate.must[1]`; line and column count from 1. */
export interface Defect extends SourcePlace {
  readonly code: string;
  readonly message: Text;
  readonly path: string;
  /** The line where it stands. */
  readonly quote?: Quote;
}

/** What a definition came to: the programme when it is without a defect, else every defect; in the order of the file. */
export interface Reading {
  readonly programme?: Programme;
  readonly defects: readonly Defect[];
  /** What works but is seldom meant, of a programme without a defect. */
  readonly warnings: readonly Defect[];
  /** In which language the file says things; of one that can't be opened nobody knows. */
  readonly language?: 'zh' | 'en' | 'both';
  readonly says?: Says;
}

/** Where it was read from: pictures that it names lie there. */
interface ReadFrom extends ReadAs {
  readonly folder?: string;
}

const write = (path: Path): string =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');

const duplicate: Text = { zh: '这个键出现了两次。', en: 'This key stands twice.' };

const syntaxDefect = (reason: string, place: SourcePlace): Defect => ({
  code: 'yaml_syntax',
  message: { zh: `YAML 写法有误：${reason}`, en: `This is not good YAML: ${reason}` },
  path: '',
  ...place,
});

const asDefect = (remark: Remark): Defect => ({ ...remark, path: '' });

/** What cannot be read as YAML at all, keys that stand twice, and aliases that multiply. */
export const syntaxDefects = (source: Source): Defect[] => {
  const { errors, warnings } = source.document;
  const [first] = errors;
  if (first) {
    const { message, place } = slipIn(source, first);
    return [{ code: 'yaml_syntax', message, path: '', ...place }];
  }
  const syntax = warnings.map((error) => syntaxDefect(error.message, placeOfError(source, error)));
  const twice = placesOfRepeatedKeys(source).map((place) => ({
    code: 'duplicate_key',
    message: duplicate,
    path: '',
    ...place,
  }));
  const tooMany = placeOfAliasTooMany(source);
  const foreign = foreignYaml(source).map(asDefect);
  const told = [...syntax, ...twice, ...foreign, ...(tooMany ? [syntaxDefect('too many aliases (*)', tooMany)] : [])];
  return told.length > 0 ? told : unfoldDefects(source);
};

const keysTwice = (sources: readonly Source[]): Defect[] =>
  sources.flatMap((source, at) => {
    const before = sources.slice(0, at).flatMap(topKeys);
    return topKeys(source)
      .filter((key) => before.includes(key))
      .map((key) => ({ code: 'duplicate_key', message: duplicate, path: key, ...placeOf(source, [key], 'key') }));
  });

// What these complain about is the name itself, not what stands behind it.
const aboutKeys = ['unknown_key', 'key_malformed', 'unknown_party', 'party_without_votes', 'unknown_method'];

/** Says where findings stand: in the file whose top-level key they are under, else in the first. */
const locatedIn = (sources: readonly Source[]) => {
  const owners = new Map(
    sources.toReversed().flatMap((source) => topKeys(source).map((key) => [key, source] as const)),
  );
  return ({ code, message, path }: Finding): Defect => {
    const owner = owners.get(String(path[0])) ?? sources[0];
    const wants = aboutKeys.includes(code) ? 'key' : 'value';
    return { code, message, path: write(path), ...(owner ? placeOf(owner, path, wants) : { line: 1, column: 1 }) };
  };
};

const plainData = (sources: readonly Source[]): unknown => {
  const parts: unknown[] = sources.map(({ document }) => document.toJS());
  return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
};

/** That nobody named the office, and which addresses are therefore taken for it. */
const warnOfOffice = (data: unknown, { governance }: Programme): readonly Finding[] => {
  if (!isOfficeAssumed(data)) return [];
  const people = Object.values(governance.office.people);
  return [
    finding(
      'office_assumed',
      ['governance', 'office'],
      `没有写明合作服务办公室的邮箱（office），按 ${people.join('、')} 处理。`,
      `No addresses of the office are given (office): ${people.join(' and ')} are assumed.`,
    ),
  ];
};

/** An alias without its anchor, or aliases that multiply, are found only on unfolding them. */
const unfoldDefects = (source: Source): Defect[] => {
  try {
    source.document.toJS();
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return [syntaxDefect(error.message, placeOfLooseAlias(source))];
  }
};

// Behind a misspelt key there may be another; four layers are more than anybody misspells.
const layers = 4;

/** The calendars of countries by which its parties work. */
const countriesOf = ({ parties }: Programme): readonly string[] =>
  Object.values(parties).flatMap(({ calendar }) => (isCountryCalendar(calendar) ? [calendar] : []));

/** More than anybody mends at one go; of a file that is not a definition at all there are thousands, and nothing behind them is looked for. */
const MOST_DEFECTS = 200;

const idOf = ({ code, path }: Finding) => `${code} ${pathName(path)}`;

/** Of a calendar or a time zone that there is not, with those that come nearest: only here it is known which there are. */
const sayingPlaces = <Found extends Finding>(found: Found, data: unknown): Found => {
  if (found.code !== 'unknown_calendar' && found.code !== 'zone_unknown') return found;
  const party = valueAt(data, found.path.slice(0, 2)) as { readonly calendar?: unknown; readonly zone?: unknown };
  const { calendar, zone } = party;
  if (found.code === 'zone_unknown') return { ...found, message: noSuchZone(String(zone), calendar) };
  return typeof calendar === 'string' ? { ...found, message: noSuchCalendar(calendar) } : found;
};

/** Every defect of a file, those of its shape and, in what of it can be read, those of its meaning. */
const findings = (
  data: unknown,
  calendars: readonly string[],
  left = layers,
  tried: ReadonlySet<string> = new Set(),
): readonly Finding[] => {
  const read = programmeForm.safeParse(data);
  if (read.success)
    return lint(read.data, [...calendars, ...countriesOf(read.data)]).map((one) => sayingPlaces(one, data));
  const found = complaints(read.error.issues, data).map((one) => sayingPlaces(one, data));
  if (left === 0 || found.length > MOST_DEFECTS) return found;
  const mended = repaired(data, found, tried);
  const told = new Set(found.map(idOf));
  const behind = mended.genuine(findings(mended.data, calendars, left - 1, mended.standIns));
  return [...found, ...behind.filter((one) => !told.has(idOf(one)))];
};

const inOrder = (files: readonly SourceFile[]) => {
  const rank = new Map(files.map(({ file }, at) => [file, at]));
  return (one: Defect, other: Defect) =>
    (rank.get(one.file) ?? 0) - (rank.get(other.file) ?? 0) || one.line - other.line || one.column - other.column;
};

/** The first so many, and one more that says how many there are besides and where they begin. */
const atMost = (most: number, defects: readonly Defect[]): readonly Defect[] => {
  const [next, count] = [defects[most], defects.length - most];
  if (!next) return defects;
  const message = {
    zh: `从这里起至少另有 ${count} 处问题未列出。`,
    en: `From here on there are at least ${count} more that are not listed.`,
  };
  return [...defects.slice(0, most), { ...next, code: 'and_more', message, path: '' }];
};

/** Each with the line where it stands. */
const quotedFrom =
  (files: readonly SourceFile[]) =>
  (one: Defect): Defect => {
    const quote = quoteOf(files.find(({ file }) => file === one.file)?.text ?? '', one);
    return quote ? { ...one, quote } : one;
  };

/** A look-alike of a character of YAML explains why its file can't be read. */
const withoutExplained = (defects: readonly Defect[], hints: readonly Defect[]): readonly Defect[] =>
  defects.filter(({ code, file }) => code !== 'yaml_syntax' || hints.every((hint) => hint.file !== file));

const shipped = join(__dirname, '..', '..', 'programmes', 'calendars');

/** Reads a definition from its text, or from several texts that share its top-level keys out. Touches no file but the calendars', and the logo where it is told in which folder. */
export const readProgramme = (
  given: string | readonly SourceFile[],
  calendars: readonly string[] = [...readCalendars(shipped).keys()],
  as: ReadFrom = {},
): Reading => {
  const files = typeof given === 'string' ? [{ text: given }] : given;
  const sources = files.map(readSource);
  const language = languageOf(files.map(({ text }) => text));
  const written = [...sources.flatMap(syntaxDefects), ...keysTwice(sources)];
  const located = locatedIn(sources);
  const quoting = quotedFrom(files);
  const unread = (defects: readonly Defect[]): Reading => {
    const hints = sources.flatMap((source, at) => lookalikes(source, files[at]?.text ?? '')).map(asDefect);
    const all = [...hints, ...withoutExplained(defects, hints)].toSorted(inOrder(files));
    return { language, defects: atMost(MOST_DEFECTS, all).map(quoting), warnings: [] };
  };
  if (written.some(({ code }) => code === 'yaml_syntax')) return unread(written);
  const plain = plainData(sources);
  const data = withLogo(dated(plain, as), as.folder);
  const found = findings(data, calendars).map(located);
  if (written.length + found.length > 0) return unread([...written, ...found]);
  const programme = programmeForm.parse(data);
  const meant = [...warn(programme), ...warnOfOffice(data, programme)];
  const warnings = [...meant.map(located), ...sources.flatMap(cutTexts).map(asDefect)];
  const says = saysOf(plain);
  return { programme, language, says, defects: [], warnings: warnings.toSorted(inOrder(files)).map(quoting) };
};

/** A file as text; one that is not UTF-8 is a defect, and nothing else of it can be told. */
const readFileAs = (file: string): { readonly source: SourceFile } | { readonly defect: Defect } => {
  const read = decodeText(readFileSync(file));
  if ('text' in read) return { source: { file, text: read.text } };
  const { line, column } = read.wrong;
  return { defect: { code: 'not_utf8', message: notUtf8(read.wrong), path: '', line, column, file } };
};

const folderOf = (path: string): string => (statSync(path).isDirectory() ? path : dirname(path));

const filesAt = (path: string): readonly string[] => {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(path, name));
};

/** Reads a definition from a file, or from a folder of `*.yaml` files with a part of the top-level keys each. */
export const loadProgramme = (path: string, calendars?: readonly string[], as?: ReadAs): Reading => {
  try {
    const read = filesAt(path).map(readFileAs);
    const defects = read.flatMap((each) => ('defect' in each ? each.defect : []));
    if (defects.length > 0) return { defects, warnings: [] };
    const sources = read.flatMap((each) => ('source' in each ? each.source : []));
    if (sources.length > 0) return readProgramme(sources, calendars, { ...as, folder: folderOf(path) });
  } catch (error) {
    // A path that can't be opened is a defect to tell like any other; everything else is a fault of ours.
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
  }
  const message = { zh: `无法读取“${basename(path)}”。`, en: `"${basename(path)}" can't be read.` };
  return { defects: [{ code: 'file_unreadable', message, path: '', line: 1, column: 1, file: path }], warnings: [] };
};
