import type { ExceptionState } from '../../domain/tolerances/exception-reports';
import { FileField } from './file-field';
import { Field, OfficeForm } from './office-form';
import { ApprovalLink, type ThingContext } from './thing';

const words = {
  zh: {
    report: '提交例外报告',
    cause: '原因',
    consequence: '影响',
    options: '可选方案（每行一个）',
    recommendation: '建议',
    file: '证明文件（可不附）',
    open: '待提交',
    deciding: '审批中',
    approved: '已同意',
    refused: '未同意，须重新提交',
  },
  en: {
    report: 'Report the exception',
    cause: 'Cause',
    consequence: 'Consequence',
    options: 'Options (one a line)',
    recommendation: 'Recommendation',
    file: 'A file that bears it out (optional)',
    open: 'to be handed in',
    deciding: 'being decided',
    approved: 'approved',
    refused: 'refused, to be handed in again',
  },
};

/** What an exception report says, one field a part; `of` tells the fields of one form from those of another on the same page. */
export const ReportFields = ({ context: { reader, typed }, of = '' }: ReportFieldsProps) => (
  <>
    {(['cause', 'consequence', 'options', 'recommendation'] as const).map((part) => (
      <Field
        key={part}
        name={`${of}${part}`}
        label={words[reader.language][part]}
        typed={typed}
        kind="lines"
        isRequired
      />
    ))}
    <FileField name={`${of}shown.file`} label={words[reader.language].file} typed={typed} language={reader.language} />
  </>
);

interface ReportFieldsProps {
  readonly context: ThingContext;
  readonly of?: string;
}

/** The form in which the office hands in the report on something beyond what is tolerated; `action` is the address of that thing. */
export const ReportForm = ({ context, nonce, action, hint }: ReportFormProps) => {
  const { report } = words[context.reader.language];
  return (
    <OfficeForm title={report} hint={hint} action={`${action}/exceptions`} nonce={nonce} submit={report} hasFiles>
      <ReportFields context={context} />
    </OfficeForm>
  );
};

interface ReportFormProps {
  readonly context: ThingContext;
  readonly nonce: string;
  readonly action: string;
  readonly hint: string;
}

/** Where a report stands, with the approval that decides on it. */
export const ReportState = ({ context: { view, reader }, state, approval }: ReportStateProps) => (
  <>
    {words[reader.language][state]}{' '}
    {approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />}
  </>
);

interface ReportStateProps {
  readonly context: ThingContext;
  readonly state: ExceptionState;
  readonly approval?: string | undefined;
}
