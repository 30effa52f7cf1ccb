import type { Request } from 'express';
import { reportFigures } from '../../contracts/evaluation';
import { isCollecting } from '../../domain/evaluations/collection';
import { assertMayCorrect } from '../../domain/evaluations/corrections';
import { assertMayRead } from '../../domain/money/distributions/own-costs';
import { unitOf } from '../../domain/evaluations/figure-words';
import { importedAnswers, type FiledBeside } from '../../domain/evaluations/imports/answers';
import { linesOf, type Lines } from '../../domain/evaluations/imports/headings';
import type { ImportDefect } from '../../domain/evaluations/imports/sheets';
import type { EvaluationView } from '../../domain/evaluations/views';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { refused, noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { aside } from '../../infra/reading/side-thread';
import type { Services } from '../../infra/services';
import { fieldOf } from '../ui/answer';
import { answerBy, processOf, restate } from './evaluations';

type Deps = Pick<Services, 'processes' | 'evidenceFiles' | 'readModel'> & { readonly now: () => Date };

/** One value as a program sends it. */
interface SentRow {
  readonly ask: string;
  readonly figure?: string;
  readonly value: string;
  readonly note?: string;
  readonly evidence?: string;
}

interface Sent {
  readonly rows?: readonly SentRow[];
  /** Instead of rows: the SHA-256 of a kept file. */
  readonly file?: string;
  readonly beside: readonly FiledBeside[];
  readonly note: string;
  readonly by: Person;
}

export interface ImportResult {
  readonly evaluation: string;
  readonly version: number;
  readonly restates: boolean;
  /** How many values were taken, and how many stood there before. */
  readonly taken: number;
  readonly unchanged: number;
}

/** Says how many defects there are, and the first; all of them are in its facts. */
const refusedFor = (defects: readonly ImportDefect[]) => {
  const [first] = defects;
  const [zh, en] = first ? [placeZh(first), placeEn(first)] : ['', ''];
  const why = text(
    `共 ${defects.length} 处。${zh}${first?.message.zh ?? ''}`,
    `${defects.length === 1 ? '1 defect' : `${defects.length} defects`}. ${en}${first?.message.en ?? ''}`,
  );
  return refused('figures_invalid', why, { field: 'file', defects });
};

const placeZh = ({ row, column }: ImportDefect) => (row > 0 ? `第 ${row} 行${column && ` ${column} 列`}：` : '');
const placeEn = ({ row, column }: ImportDefect) => (row > 0 ? `Row ${row}${column && `, column ${column}`}: ` : '');

/**
 * Answers much of an evaluation at once: in a running one as its answers, of one that was signed off as corrections, which open one further version.
 * Throws `figures_invalid` with every defect, `evaluation_state`, `not_found` for a file that is not kept, `comment_required` for corrections without a reason.
 */
export async function importFigures(
  deps: Deps,
  view: ProgrammeView,
  evaluation: EvaluationView,
  sent: Sent,
  requestId: string,
): Promise<ImportResult> {
  if (!isCollecting(evaluation) && evaluation.state !== 'signedOff') throw new DomainError('evaluation_state');
  if (sent.file !== undefined) assertMayRead(view.definition, view.distributions, sent.file, sent.by);
  const file = sent.file === undefined ? undefined : await deps.evidenceFiles.read(view.key, sent.file);
  const read = file ? await linesIn(file) : rowsIn(sent);
  const { answers, taken, unchanged, defects } = importedAnswers({
    evaluation,
    ...read,
    ...(file && { file: { name: file.file.name, hash: file.file.hash } }),
    beside: await keptBeside(deps, view.key, sent.beside),
    note: sent.note,
    unitOf: (of) => unitOf(view.definition, of),
    answerAs: (said) => answerBy(view, evaluation, { person: sent.by, identity: 'signIn' }, said, deps.now()),
  });
  if (defects.length > 0) throw refusedFor(defects);
  const { key, version = 1 } = evaluation;
  if (taken === 0) return { evaluation: key, version, restates: false, taken, unchanged };
  if (isCollecting(evaluation)) {
    await deps.processes.ask(processOf(view.key, evaluation), reportFigures, requestId, answers);
    return { evaluation: key, version, restates: false, taken, unchanged };
  }
  for (const answer of answers) assertMayCorrect(evaluation, answer);
  const restated = await restate(deps, view, evaluation, { corrections: answers, reason: sent.note }, requestId);
  return { ...restated, taken, unchanged };
}

/** A program names the fields of its rows itself. */
function rowsIn({ rows }: Sent): Lines {
  if (!rows)
    throw new DomainError(
      'invalid_input',
      text('请发送 rows，或已存档的 file。', 'Send `rows`, or a `file` that was filed.'),
      { field: 'rows' },
    );
  const lines = rows.map((fields, at) => ({
    row: at + 1,
    cells: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, { text }])),
  }));
  return { lines, columns: {}, unread: [] };
}

async function linesIn({ bytes }: { readonly bytes: Buffer }): Promise<Lines> {
  const read = await aside('readSheet', bytes);
  return 'rows' in read ? linesOf(read.rows) : { lines: [], columns: {}, unread: read.defects };
}

/** Only what is kept can be shown. Throws `not_found`. */
async function keptBeside({ evidenceFiles }: Deps, programme: string, beside: readonly FiledBeside[]) {
  const kept = await evidenceFiles.hashes(
    programme,
    beside.map(({ hash }) => hash),
  );
  const lost = beside.find(({ hash }) => !kept.has(hash));
  if (lost) throw new DomainError('not_found', noSuch(kinds.file, lost.name), { field: 'beside' });
  return beside;
}

/** How many files a form sends along with the sheet. */
export const MOST_BESIDE = 5;

/** The sheet that a form sent, by its hash. Throws `figures_invalid` where none was chosen. */
export const fileIn = (request: Request): string => {
  const hash = fieldOf(request, 'sheet.hash');
  if (hash !== '') return hash;
  throw refusedFor([noSheet]);
};

const noSheet: ImportDefect = {
  code: 'emptySheet',
  row: 0,
  column: '',
  message: { zh: '请选择要导入的表格。', en: 'Choose the sheet to import.' },
};

export const besideIn = (request: Request): FiledBeside[] =>
  Array.from({ length: MOST_BESIDE }, (_, row) => row).flatMap((row) => {
    const [hash, name] = [fieldOf(request, `beside.${row}.hash`), fieldOf(request, `beside.${row}.title`)];
    return hash === '' ? [] : [{ hash, name }];
  });
