import { assertAllCosts, type OwnCosts } from '../../domain/money/distributions/own-costs';
import { statementIn, type StatementDefect } from '../../domain/money/distributions/statement-sheets';
import type { StatementLine } from '../../domain/money/distributions/statements';
import type { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { ProgrammeView } from '../../domain/views/views';
import { aside } from '../../infra/reading/side-thread';
import type { Services } from '../../infra/services';
import { minorIn } from '../http/amounts';
import type { GivenItem } from './forms';

/** The own costs of a party on a kept sheet. Throws `statement_invalid` with every defect, `not_found`. */
export async function ownCostsIn(
  deps: Pick<Services, 'evidenceFiles'>,
  view: Pick<ProgrammeView, 'key' | 'definition'>,
  hash: string,
): Promise<Pick<OwnCosts, 'file' | 'items'>> {
  const lines = await itemsOf(deps, view, { file: hash });
  assertAllCosts(lines);
  const name = lines[0]?.evidence[0]?.title ?? '';
  return { file: { hash, name }, items: lines.length };
}

interface Items {
  readonly lines?: readonly GivenItem[] | undefined;
  readonly file?: string | undefined;
}

/** The items of a statement, as they were sent or from a kept sheet. Throws `statement_invalid` with every defect, `not_found`, `invalid_input`. */
export async function itemsOf(
  { evidenceFiles }: Pick<Services, 'evidenceFiles'>,
  { key, definition }: Pick<ProgrammeView, 'key' | 'definition'>,
  { lines = [], file }: Items,
): Promise<readonly StatementLine[]> {
  const { currency } = definition;
  if (file === undefined) {
    if (lines.length > 0)
      return lines.map(({ amount, currency: own, project, ...rest }, at) => ({
        ...rest,
        key: String(at + 1),
        amount: minorIn(amount, own ?? currency, `lines.${at}.amount`),
        ...(own !== undefined && own !== currency && { currency: own }),
        ...(project !== undefined && { project }),
      }));
    throw refused('invalid_input', text('请填写收支明细。', 'Give the items of the statement.'), { field: 'lines' });
  }
  const kept = await evidenceFiles.read(key, file);
  const read = await aside('readSheet', kept.bytes);
  const evidence = [{ kind: 'document' as const, title: kept.file.name, hash: kept.file.hash }];
  if ('defects' in read)
    throw statementInvalid(read.defects.map(({ row, column, message }) => ({ row, column, message })));
  const found = statementIn(read.rows, currency, evidence);
  if ('defects' in found) throw statementInvalid(found.defects);
  return found.lines;
}

/** Says how many defects there are, and the first; all of them are in its facts. */
function statementInvalid(defects: readonly StatementDefect[]): DomainError {
  const [first] = defects;
  const place =
    first && first.row > 0
      ? text(`第 ${first.row} 行 ${first.column}：`, `Row ${first.row} ${first.column}: `)
      : text('', '');
  return refused(
    'statement_invalid',
    text(
      `共 ${defects.length} 处。${place.zh}${first?.message.zh ?? ''}`,
      `${defects.length === 1 ? '1 defect' : `${defects.length} defects`}. ${place.en}${first?.message.en ?? ''}`,
    ),
    { field: 'file', defects },
  );
}
