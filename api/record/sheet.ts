import { formatInstant } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import type { TableSheet } from '../../infra/reading/table-sheets';
import type { Reader } from '../ui/frame';
import { entryPath } from './entry-path';
import { kindOf, type ToldEntry } from './page';
import { historyWords } from './words';

/** Entries of a record as a table, a row each; at its end from where on there are more. */
export function historyTable(
  entries: readonly ToldEntry[],
  { language, zone }: Pick<Reader, 'language' | 'zone'>,
  next: number | undefined,
): TableSheet {
  const words = historyWords[language];
  return {
    name: words.title,
    heads: [
      words.heads[3] ?? '',
      ...[words.instant, words.local, words.kind, words.heads[1] ?? ''],
      ...[words.happening, words.process, words.number, words.page, words.hash],
    ],
    widths: [8, 26, 26, 14, 80, 28, 40, 8, 40, 66],
    rows: [
      ...entries.map((entry) => [
        { number: String(entry.sequence) },
        entry.at,
        formatInstant(entry.at, zone, language, { year: true }),
        kindOf(entry, language),
        say(entry.sentence, language),
        entry.happening.type,
        entry.process,
        { number: String(entry.number) },
        entryPath(entry),
        entry.hash,
      ]),
      ...(next === undefined ? [] : [['', words.goesOn(next)]]),
    ],
    roundingNote: '',
  };
}
