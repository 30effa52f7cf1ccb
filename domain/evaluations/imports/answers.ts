import type { Evidence } from '../../approvals/approvals';
import { DomainError } from '../../shared/errors';
import type { Answer, Wanted } from '../asks';
import { latestIn } from '../collection';
import type { Asked, EvaluationView } from '../views';
import { complaints, LONGEST_NOTE } from './complaints';
import type { Columns, Field, Line } from './headings';
import { isBlankCell, type ImportDefect } from './sheets';
import type { Text } from '../../shared/text';
import { valueIn } from './values';

/** A file that was filed beside an import, by whose name a line names it. */
export interface FiledBeside {
  readonly name: string;
  readonly hash: string;
}

/** What was imported from: the file that is kept, or nothing where rows were sent. */
export interface ImportedFile {
  readonly name: string;
  readonly hash: string;
}

export interface Import {
  readonly evaluation: EvaluationView;
  readonly lines: readonly Line[];
  readonly columns: Columns;
  /** What was found wrong before, where they were read from a sheet. */
  readonly unread: readonly ImportDefect[];
  readonly file?: ImportedFile;
  readonly beside: readonly FiledBeside[];
  /** Said for every line that says nothing itself. */
  readonly note: string;
  /** The unit of what is wanted. */
  readonly unitOf: (of: string) => string;
  /** The answer as its sender may give it. Throws `forbidden`. */
  readonly answerAs: (said: Omit<Answer, 'by' | 'onBehalf'>) => Answer;
}

export interface Imported {
  /** One for each ask that the lines change. */
  readonly answers: readonly Answer[];
  /** How many values that changes, and how many stood there before. */
  readonly taken: number;
  readonly unchanged: number;
  /** In the order of the rows; with any of them nothing is taken. */
  readonly defects: readonly ImportDefect[];
}

/** A line that names a value and what it is of. */
interface Placed {
  readonly line: Line;
  readonly ask: Asked;
  readonly wanted: Wanted;
  readonly value: string;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

const said = (line: Line, field: Field): string => line.cells[field]?.text.trim() ?? '';

/** Makes answers of the lines of an import, all or none: every defect is named with its row and column. Source: docs/rules/evaluation.md, "Who gives the figures". */
export function importedAnswers(asked: Import): Imported {
  const { lines, columns, unread } = asked;
  const defects = [...unread];
  const find = (line: Line, field: Field, code: ImportDefect['code'], message: Text) =>
    void defects.push({ row: line.row, column: columns[field] ?? field, code, message });
  const placed = lines.flatMap((line) => {
    const { cells } = line;
    if (isBlankCell(cells.value) && isBlankCell(cells.note) && isBlankCell(cells.evidence)) return [];
    const found = placeOf(asked, line, find);
    return found ? [found] : [];
  });
  const first = new Map<string, Placed>();
  for (const each of placed) {
    const name = `${each.ask.key} ${each.wanted.of}`;
    const before = first.get(name);
    if (before) find(each.line, 'ask', 'rowTwice', complaints.rowTwice(before.line.row));
    else first.set(name, each);
  }
  const asks = new Set([...first.values()].map(({ ask }) => ask));
  const answers = [...asks].flatMap((ask) => {
    const of = [...first.values()].filter((each) => each.ask === ask);
    return answerOf(asked, ask, of, find);
  });
  const taken = answers.reduce((sum, { count }) => sum + count, 0);
  if (lines.every(({ cells }) => isBlankCell(cells.value)) && defects.length === 0)
    defects.push({ row: 0, column: columns.value ?? 'value', code: 'valueMissing', message: complaints.nothingGiven });
  return {
    answers: answers.map(({ answer }) => answer),
    taken,
    unchanged: first.size - taken,
    defects: defects.toSorted((one, other) => one.row - other.row),
  };
}

type Find = (line: Line, field: Field, code: ImportDefect['code'], message: Text) => void;

function placeOf(asked: Import, line: Line, find: Find): Placed | undefined {
  const { evaluation, note, unitOf } = asked;
  const key = said(line, 'ask');
  if (key === '') return void find(line, 'ask', 'askMissing', complaints.askMissing);
  const ask = (evaluation.asked ?? []).find((each) => each.key === key && !each.isReserve);
  if (!ask) return void find(line, 'ask', 'askUnknown', complaints.askUnknown(evaluation, key));
  const wanted = wantedIn(ask, line, find);
  const cell = line.cells.value;
  if (!wanted) return undefined;
  if (!cell || isBlankCell(cell)) return void find(line, 'value', 'valueMissing', complaints.noteAlone);
  const read = valueIn(cell, wanted, unitOf(wanted.of));
  if ('why' in read) find(line, 'value', 'valueWrong', read.why);
  const own = said(line, 'note');
  if (own.length > LONGEST_NOTE) find(line, 'note', 'noteTooLong', complaints.noteTooLong);
  const evidence = evidenceIn(asked, line, find);
  if ('why' in read || !evidence) return undefined;
  return { line, ask, wanted, value: read.value, note: own || note, evidence };
}

/** Where one value alone is wanted, the line need not name it. */
function wantedIn(ask: Asked, line: Line, find: Find): Wanted | undefined {
  const of = said(line, 'figure');
  const { wants } = ask;
  if (of === '' && wants.length === 1) return wants[0];
  const names = wants.map((each) => each.of);
  if (of === '') return void find(line, 'figure', 'figureMissing', complaints.oneOf(names));
  const found = wants.find((each) => each.of === of);
  return found ?? void find(line, 'figure', 'figureUnknown', complaints.oneOf(names));
}

const isAddress = (said: string): boolean => URL.canParse(said) && /^https?:/i.test(said);

/** Files are named as they were filed beside the import, several with a semicolon between; anything else is an address. */
function evidenceIn({ beside }: Import, line: Line, find: Find): readonly Evidence[] | undefined {
  const names = said(line, 'evidence')
    .split(/[;；\n]/)
    .flatMap((each) => (each.trim() === '' ? [] : each.trim()));
  const evidence = names.flatMap((name): readonly Evidence[] => {
    const filed = beside.find((each) => each.name === name);
    if (filed) return [{ kind: 'document', title: filed.name, hash: filed.hash }];
    if (isAddress(name)) return [{ kind: 'link', title: name, url: name }];
    find(
      line,
      'evidence',
      'evidenceUnknown',
      complaints.notBeside(
        name,
        beside.map((each) => each.name),
      ),
    );
    return [];
  });
  return evidence.length === names.length ? evidence : undefined;
}

/** The answer that the lines of one ask make, with how many values it changes; nothing where they say what was answered before. */
function answerOf({ answerAs, file }: Import, ask: Asked, placed: readonly Placed[], find: Find) {
  const [head] = placed;
  if (!head) return [];
  const before = latestIn(ask)?.values ?? {};
  const changed = placed.filter(({ wanted, value }) => before[wanted.of] !== value);
  if (changed.length === 0) return [];
  const evidence = placed.flatMap((each) => each.evidence);
  const missing = (ask.evidence ?? []).filter((kind) => !evidence.some((each) => each.kind === kind));
  if (missing.length > 0) find(head.line, 'evidence', 'evidenceMissing', complaints.evidenceMissing(missing));
  if (ask.sealed !== undefined && ask.answers.length > 0) find(head.line, 'ask', 'alreadyOpen', complaints.alreadyOpen);
  const given = {
    ask: ask.key,
    values: { ...before, ...Object.fromEntries(placed.map(({ wanted, value }) => [wanted.of, value])) },
    note: [...new Set(placed.map(({ note }) => note))].filter(Boolean).join('\n'),
    evidence: evidence.filter(({ title }, at) => evidence.findIndex((each) => each.title === title) === at),
    ...(file && { source: { ...file, rows: placed.map(({ line }) => line.row) } }),
  };
  try {
    return [{ answer: answerAs(given), count: changed.length }];
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
    find(head.line, 'ask', 'notYours', complaints.notYours);
    return [];
  }
}
