import { isCollecting } from '../../domain/evaluations/collection';
import type { ImportDefect } from '../../domain/evaluations/imports/sheets';
import type { EvaluationView } from '../../domain/evaluations/views';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say } from '../../domain/shared/text';
import { Table } from '../ui/html';
import { FoldForm } from '../ui/fold-form';
import { Field } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import { isPartner, type ThingContext } from '../ui/thing';
import { MOST_BESIDE } from './imports';
import { pathOf } from './scorecard';
import { rowsFor } from './sheet-pages';

const words = {
  zh: {
    title: '用表格填报',
    hint: '下载列有您应填各项的表格，填写“数值”（没有数据的行留空），再导入。全部无误才会采纳；有误时逐行列出，一行也不采纳。Excel（.xlsx，只读第一张工作表）与 CSV（UTF-8）均可；公式以保存的结果为准。',
    corrects: '本评估已签认：导入的不同数值将作为更正，开启新的一版，重新签认。',
    fetch: '下载表格：',
    import: '导入填好的表格',
    sheet: '填好的表格',
    beside: '一并上传证明文件',
    besideHint: '在“证明文件”列写明文件名，多个之间用分号。',
    file: (n: number) => `证明文件 ${n}`,
    note: '说明（用于未写说明的各行）',
    reason: '更正理由',
    send: '导入',
    defects: '需要更正之处',
    heads: ['行', '列', '问题'],
    whole: '整个表格',
    row: (row: number) => `第 ${row} 行`,
  },
  en: {
    title: 'Report by a sheet',
    hint: 'Fetch a sheet with everything that is asked of you, fill in "value" (leave rows without data empty) and import it. It is taken only when all of it is good; otherwise every defect is listed and none of it is taken. Excel (.xlsx, its first sheet) and CSV (UTF-8) will do; formulas count by their saved result.',
    corrects:
      'This evaluation was signed off: values that differ are corrections and open a further version with a sign-off of its own.',
    fetch: 'Fetch the sheet:',
    import: 'Import it, filled in',
    sheet: 'The sheet, filled in',
    beside: 'Send files that show it',
    besideHint: 'Name them under "evidence", with a semicolon between.',
    file: (n: number) => `File ${n}`,
    note: 'Note, for rows without one',
    reason: 'Reason of the correction',
    send: 'Import',
    defects: 'What is to be mended',
    heads: ['Row', 'Column', 'What is wrong'],
    whole: 'the whole sheet',
    row: (row: number) => `row ${row}`,
  },
};

interface ImportProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** By what somebody answers everything that is asked of them at once; after a refusal with every defect. */
export const ImportForm = ({ context, evaluation }: ImportProps) => {
  const { reader, view, visitor, typed, refused } = context;
  const { language } = reader;
  const phrases = words[language];
  const isOver = evaluation.state === 'signedOff';
  if (!visitor || !isPartner(context) || !(isOver || isCollecting(evaluation))) return null;
  if (!evaluation.asked || !mayUndertake(view.state, 'evaluation.report')) return null;
  if (rowsFor(view, evaluation, reader.now, visitor.person).length === 0) return null;
  const defects = refused?.code === 'figures_invalid' ? (refused.facts?.['defects'] as readonly ImportDefect[]) : [];
  const sheet = `${pathOf(view.key, evaluation)}/sheet`;
  return (
    <section class="card">
      <h2>{phrases.title}</h2>
      <p class="quiet">{isOver ? phrases.corrects : phrases.hint}</p>
      <p>
        {phrases.fetch} <a href={`${sheet}.xlsx`}>Excel</a> · <a href={`${sheet}.csv`}>CSV</a>
      </p>
      <FoldForm
        name="import"
        title={phrases.import}
        action={`/office${pathOf(view.key, evaluation)}/imports`}
        nonce={visitor.nonce}
        submit={phrases.send}
        typed={typed}
        isOpen={defects.length > 0}
        hasFiles
      >
        {defects.length > 0 && <Defects defects={defects} context={context} />}
        <FileField name="sheet.file" language={language} takes="sheets" label={phrases.sheet} isRequired />
        <details>
          <summary>{phrases.beside}</summary>
          <p class="quiet small">{phrases.besideHint}</p>
          {Array.from({ length: MOST_BESIDE }, (_, at) => (
            <FileField key={at} name={`beside.${at}.file`} language={language} label={phrases.file(at + 1)} />
          ))}
        </details>
        <Field
          name="import.note"
          label={isOver ? phrases.reason : phrases.note}
          typed={typed}
          kind="lines"
          isRequired={isOver}
        />
      </FoldForm>
    </section>
  );
};

interface DefectsProps {
  readonly defects: readonly ImportDefect[];
  readonly context: ThingContext;
}

/** Every place to mend, in the order of the rows. */
const Defects = ({ defects, context: { reader } }: DefectsProps) => {
  const phrases = words[reader.language];
  return (
    <Table isStacked caption={phrases.defects} heads={phrases.heads}>
      {defects.map(({ row, column, code, message }, at) => (
        <tr key={`${at} ${code}`}>
          <td>{row > 0 ? phrases.row(row) : phrases.whole}</td>
          <td data-label={phrases.heads[1]}>{column || '—'}</td>
          <td data-label={phrases.heads[2]}>{say(message, reader.language)}</td>
        </tr>
      ))}
    </Table>
  );
};
