import { improvementRules } from '../../domain/programme/improvement-plans';
import { asksOf } from '../ui/asks';
import { formatDate } from '../../domain/calendar/formats';
import type { ComponentChildren } from 'preact';
import { criterionWords } from '../../domain/improvements/criteria';
import { verifiesFor } from '../../domain/improvements/doers';
import { fixedCriterion, isOver, roundOf, type Improvement } from '../../domain/improvements/improvements';
import { verdictTitles } from '../../domain/improvements/words';
import { say } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import { FoldForm } from '../ui/fold-form';
import { todayOf } from '../ui/frame';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { choiceOf } from '../ui/choices';
import { formWords } from './form-words';
import { MOST_MEASURES } from './typed';

interface FormsProps {
  readonly context: ThingContext;
  readonly improvement: Improvement;
}

/** The form of the step that an improvement is in, and that by which somebody tells that the problem is seen again. */
export const ImprovementForms = (props: FormsProps) => {
  const { context, improvement } = props;
  const { reader, view, visitor, typed } = context;
  const phrases = formWords[reader.language];
  if (!visitor || isOver(improvement)) return null;
  const maySee = improvement.state === 'verification' || improvement.state === 'watch';
  return (
    <>
      <StepForm {...props} />
      <section class="card folds" aria-labelledby="recurs">
        <h2 id="recurs">{phrases.recurs}</h2>
        <FoldForm
          name="recurrence"
          title={phrases.recurs}
          hint={maySee ? phrases.recursHint : phrases.notedHint}
          action={`/office/programmes/${view.key}/improvements/${improvement.key}/recurrences`}
          nonce={visitor.nonce}
          submit={phrases.recurs}
          typed={typed}
        >
          <Field name="recurrence.note" label={phrases.seen} typed={typed} kind="lines" isRequired />
        </FoldForm>
      </section>
    </>
  );
};

const StepForm = (props: FormsProps) => {
  switch (props.improvement.state) {
    case 'analysis':
      return <AnalysisForm {...props} />;
    case 'plan':
      return <PlanForm {...props} />;
    case 'implementation':
      return <ImplementationForm {...props} />;
    case 'verification':
      return <VerificationForm {...props} />;
    default:
      return null;
  }
};

const Form = ({ context, improvement, place, title, hint, hasFiles, asks, children }: FormProps) => (
  <OfficeForm
    title={title}
    hint={hint}
    action={`/programmes/${context.view.key}/improvements/${improvement.key}/${place}`}
    nonce={context.visitor?.nonce ?? ''}
    submit={title}
    {...(hasFiles && { hasFiles })}
    asks={asks}
  >
    {children}
  </OfficeForm>
);

interface FormProps extends FormsProps {
  readonly place: string;
  readonly title: string;
  readonly hint: string;
  readonly hasFiles?: boolean;
  readonly asks?: string;
  readonly children: ComponentChildren;
}

const AnalysisForm = (props: FormsProps) => {
  const { typed, reader } = props.context;
  const phrases = formWords[reader.language];
  const isAgain = props.improvement.reopened > 0;
  return (
    <Form {...props} place="analysis" title={phrases.analyse} hint={isAgain ? phrases.newCause : phrases.analyseHint}>
      <Field name="cause" label={phrases.cause} typed={typed} kind="lines" isRequired />
      <Field name="method" label={phrases.method} typed={typed} isRequired />
    </Form>
  );
};

const PlanForm = (props: FormsProps) => {
  const { typed, reader, view } = props.context;
  const { language } = reader;
  const phrases = formWords[language];
  const { kpis, guards } = view.definition.evaluation;
  const fixed = fixedCriterion(props.improvement);
  const criteria = [
    ...Object.entries(guards).map(([key, { title }]) => [choiceOf('guard', key), say(title, language)] as const),
    ...kpis.map(
      ({ key, indicator, target }) =>
        [choiceOf('rubric' in target ? 'rubric' : 'kpi', key), say(indicator, language)] as const,
    ),
  ];
  const parties = Object.values(view.definition.parties).map(({ key, title }) => [key, say(title, language)] as const);
  return (
    <Form
      {...props}
      place="plan"
      title={phrases.plan}
      hint={phrases.planHint}
      asks={asksOf(props.context, improvementRules(view.definition).leads)}
    >
      {Array.from({ length: MOST_MEASURES }, (_, row) => (
        <MeasureRow key={row} context={props.context} row={row} />
      ))}
      {fixed ? (
        <p>
          {phrases.fixed} <strong>{say(criterionWords(fixed), language)}</strong>
        </p>
      ) : (
        <>
          <div class="pair">
            <Choice name="criterion" label={phrases.criterion} typed={typed} options={criteria} />
            <Field name="value" label={phrases.value} typed={typed} hint={phrases.valueHint} isRequired />
          </div>
          <Choice
            name="better"
            label={phrases.better}
            typed={typed}
            options={[
              ['', phrases.usual],
              ['higher', phrases.higher],
              ['lower', phrases.lower],
            ]}
          />
        </>
      )}
      <Choice name="implementer" label={phrases.implementer} typed={typed} options={parties} />
      <Field name="plan.note" label={phrases.note} typed={typed} kind="lines" />
    </Form>
  );
};

/** The first measure is asked for, the others are folded away. */
const MeasureRow = ({ context, row }: { readonly context: ThingContext; readonly row: number }) => {
  const { typed, reader } = context;
  const phrases = formWords[reader.language];
  const isTyped = ['text', 'owner', 'due'].some((part) => (typed[`measures.${row}.${part}`] ?? '') !== '');
  const fields = (
    <fieldset>
      <legend>{phrases.measure(row + 1)}</legend>
      <Field name={`measures.${row}.text`} label={phrases.what} typed={typed} isRequired={row === 0} />
      <div class="pair">
        <Field
          name={`measures.${row}.owner`}
          label={phrases.owner}
          typed={typed}
          hint={phrases.ownerHint}
          isRequired={row === 0}
        />
        <Field name={`measures.${row}.due`} label={phrases.due} typed={typed} kind="date" isRequired={row === 0} />
      </div>
    </fieldset>
  );
  if (row === 0) return fields;
  return (
    <details open={isTyped}>
      <summary>{phrases.measure(row + 1)}</summary>
      {fields}
    </details>
  );
};

const ImplementationForm = (props: FormsProps) => {
  const { typed, reader } = props.context;
  const { language } = reader;
  const phrases = formWords[language];
  return (
    <Form {...props} place="implementation" title={phrases.carryOut} hint={phrases.carryOutHint} hasFiles>
      <div class="pair">
        <Field name="who" label={phrases.who} typed={typed} isRequired />
        <Field name="on" label={phrases.on} typed={typed} kind="date" initial={todayOf(reader)} isRequired />
      </div>
      <EvidenceFields kinds={['document']} typed={typed} language={language} />
      <Field name="implementation.note" label={phrases.note} typed={typed} kind="lines" />
    </Form>
  );
};

/** Shown to whoever may verify; others are told who may. */
const VerificationForm = (props: FormsProps) => {
  const { typed, reader, view, visitor } = props.context;
  const { language } = reader;
  const phrases = formWords[language];
  const { scheme, checkFrom = '' } = roundOf(props.improvement);
  const isVerifier = visitor && verifiesFor(view.definition, props.improvement, visitor.person) !== undefined;
  if (!scheme) return null;
  if (!isVerifier) return <p class="notice">{phrases.others}</p>;
  if (todayOf(reader) < checkFrom) return <p class="notice">{phrases.tooEarly(formatDate(checkFrom, language))}</p>;
  const criterion = say(criterionWords(scheme.criterion), language);
  return (
    <Form {...props} place="verification" title={phrases.verify} hint={`${phrases.verifyHint}${criterion}`} hasFiles>
      <div class="pair">
        <Field name="measured" label={phrases.measured} typed={typed} isRequired />
        <Choice
          name="verdict"
          label={phrases.verdict}
          typed={typed}
          options={[
            ['', phrases.byValue],
            ['notEffective', say(verdictTitles.notEffective, language)],
          ]}
        />
      </div>
      <EvidenceFields kinds={['document']} typed={typed} language={language} />
      <Field name="verification.note" label={phrases.note} typed={typed} kind="lines" />
    </Form>
  );
};
