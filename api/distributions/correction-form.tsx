import { formatDate } from '../../domain/calendar/formats';
import { agreedRules } from '../../domain/money/distributions/rules';
import type { StatementDefect } from '../../domain/money/distributions/statement-sheets';
import { ALWAYS } from '../../domain/programme/distribution-plans';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { ItemFields } from './items';
import { Defects } from './list';

const words = {
  zh: {
    correct: '更正本批次',
    correctHint:
      '提出更正批次：双方重新会签并经批准后，原分录冲销，按新明细入账。不附收支明细的，沿用原有的，按现行规则和评估总分重新计算。',
    key: '更正批次的编号',
    version: '适用的分配规则版本',
    byDay: '按各笔收支的日期',
    since: (day: string) => `全部适用${day}起的版本`,
    first: '全部适用最初约定的版本',
    reason: '理由',
  },
  en: {
    correct: 'Correct this run',
    correctHint:
      'Opens a correction: once both have signed it and it is approved, what was posted is reversed and the new lines are posted. Without items the old ones are computed again, by the rules and the evaluation total of today.',
    key: 'Key of the correction',
    version: 'By which version of the rules',
    byDay: 'by the day of each item',
    since: (day: string) => `all of it by that from ${day}`,
    first: 'all of it by that which was agreed first',
    reason: 'Reason',
  },
};

interface CorrectionProps {
  readonly context: ThingContext;
  /** Where the run is. */
  readonly action: string;
  readonly nonce: string;
}

/** Opens a correction of a run: with other items or the same, by the rules of each day or by one version of them. */
export const CorrectionForm = ({ context, action, nonce }: CorrectionProps) => {
  const { reader, typed, refused, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const plan = view.definition.distribution;
  const { versions } = plan ? agreedRules(plan) : { versions: [] };
  const title = (from: string) => (from === ALWAYS ? phrases.first : phrases.since(formatDate(from, language)));
  return (
    <FoldForm
      name="correction"
      title={phrases.correct}
      hint={phrases.correctHint}
      action={`/office${action}/corrections`}
      nonce={nonce}
      submit={phrases.correct}
      typed={typed}
      isOpen={refused?.code === 'statement_invalid'}
      hasFiles
    >
      {refused?.code === 'statement_invalid' && (
        <Defects defects={(refused.facts?.['defects'] ?? []) as readonly StatementDefect[]} language={language} />
      )}
      <Field name="run" label={phrases.key} typed={typed} isRequired />
      <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
      {versions.length > 1 && (
        <Choice
          name="version"
          label={phrases.version}
          typed={typed}
          options={[['', phrases.byDay], ...versions.map(({ from }) => [from, title(from)] as const)]}
        />
      )}
      <ItemFields typed={typed} language={language} />
    </FoldForm>
  );
};
