import type { ExceptionState } from '../../domain/exception-reports';
import { Field } from './office-form';
import { ApprovalLink, type ThingContext } from './thing';
import type { Language } from './words';

const words = {
  zh: {
    cause: '原因',
    consequence: '影响',
    options: '可选方案（每行一个）',
    recommendation: '建议',
    open: '待提交',
    deciding: '审批中',
    approved: '已同意',
    refused: '未同意，须重新提交',
  },
  en: {
    cause: 'Cause',
    consequence: 'Consequence',
    options: 'Options (one a line)',
    recommendation: 'Recommendation',
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
  </>
);

interface ReportFieldsProps {
  readonly context: ThingContext;
  readonly of?: string;
}

/** Where a report stands, with the approval that decides on it. */
export const ReportState = ({ context: { view, reader }, state, approval }: ReportStateProps) => (
  <>
    {reportState(state, reader.language)}{' '}
    {approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />}
  </>
);

interface ReportStateProps {
  readonly context: ThingContext;
  readonly state: ExceptionState;
  readonly approval?: string | undefined;
}

const reportState = (state: ExceptionState, language: Language): string => words[language][state];
