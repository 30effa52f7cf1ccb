import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import { owedWords } from '../../domain/obligations/titles';
import { isOwed, mayFulfil, type Obligation } from '../../domain/obligations/obligations';
import { FileField } from '../ui/file-field';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '登记已履行',
    hint: '由责任人或服务办公室登记；写明如何履行，或附上文件。逾期后仍可登记。',
    which: '哪一项',
    evidence: '履行说明',
    file: '证明文件',
    submit: '登记已履行',
  },
  en: {
    title: 'Record that it was met',
    hint: 'By its owner or the programme office, with what shows it: words, or the file itself. It may still be met late.',
    which: 'Which one',
    evidence: 'What shows it',
    file: 'The file that shows it',
    submit: 'Record it',
  },
};

/** For the owner of what is not met yet, and for the office. */
export const FulfilmentForm = ({
  context,
  obligations,
  action,
}: {
  readonly context: ThingContext;
  readonly obligations: readonly Obligation[];
  /** Where the page is that it stands on, as the office's forms are sent. */
  readonly action: string;
}) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const mine = obligations.filter(
    (each) => isOwed(each) && visitor !== undefined && mayFulfil(each, view.definition, visitor.person),
  );
  if (!visitor || mine.length === 0) return null;
  return (
    <section class="card folds" aria-label={phrases.title}>
      <FoldForm
        name="fulfilment"
        title={phrases.title}
        hint={phrases.hint}
        action={`${action}/fulfilments`}
        nonce={visitor.nonce}
        submit={phrases.submit}
        typed={typed}
        hasFiles
      >
        <Choice
          name="fulfilment.obligation"
          label={phrases.which}
          typed={typed}
          options={mine.map((one) => [
            one.key,
            `${say(owedWords(one), language)} (${formatDate(one.condition.due, language)})`,
          ])}
        />
        <Field name="fulfilment.evidence" label={phrases.evidence} typed={typed} kind="lines" />
        <FileField name="fulfilment.shown.file" label={phrases.file} typed={typed} language={reader.language} />
      </FoldForm>
    </section>
  );
};
