import { mayFulfil } from '../../domain/obligations';
import type { ApprovalView } from '../../domain/views';
import { Choice, Field } from './office-form';
import type { ThingContext } from './thing';
import { VerbForm } from './verb-form';

const words = {
  zh: {
    title: '登记已履行',
    hint: '由责任人或服务办公室登记；附上足以证明已履行的说明、文件编号或链接。逾期后仍可登记。',
    which: '哪一项条件',
    evidence: '履行证明',
    submit: '登记已履行',
  },
  en: {
    title: 'Record that a condition was met',
    hint: 'By its owner or the programme office, with what shows it: words, the number of a document, a link. It may still be met late.',
    which: 'Which condition',
    evidence: 'What shows it',
    submit: 'Record it',
  },
};

/** For the owner of a condition that is not met yet, and for the office. */
export const FulfilmentForm = ({
  context,
  shown,
}: {
  readonly context: ThingContext;
  readonly shown: ApprovalView;
}) => {
  const { reader, view, visitor, typed } = context;
  const phrases = words[reader.language];
  const mine = view.obligations.filter(
    (each) =>
      each.approval === shown.id &&
      each.state !== 'fulfilled' &&
      visitor !== undefined &&
      mayFulfil(each, view.definition, visitor.person),
  );
  if (!visitor || mine.length === 0) return null;
  return (
    <section class="card folds" aria-label={phrases.title}>
      <VerbForm
        context={context}
        shown={shown}
        name="fulfilment"
        title={phrases.title}
        hint={phrases.hint}
        verb="fulfilments"
        submit={phrases.submit}
      >
        <Choice
          name="fulfilment.obligation"
          label={phrases.which}
          typed={typed}
          options={mine.map(({ key, condition }) => [key, condition.text])}
        />
        <Field name="fulfilment.evidence" label={phrases.evidence} typed={typed} kind="lines" isRequired />
      </VerbForm>
    </section>
  );
};
