import { asksOf } from '../ui/asks';
import { responseKinds } from '../../domain/programme/risk-plans';
import { riskRules } from '../../domain/risks/authority';
import { isOpenRisk, type Risk } from '../../domain/risks/risks';
import { responseTitles } from '../../domain/risks/titles';
import { say } from '../../domain/shared/text';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import { isPartner, type ThingContext } from '../ui/thing';
import { ScoreFields } from './fields';
import { mayTend } from './risks';
import { ACTIONS_SHOWN } from './typed';
import { riskWords } from './words';

interface FormsProps {
  readonly context: ThingContext;
  readonly risk: Risk;
  /** The groups that decide on it, by their titles. */
  readonly groups: string;
}

/** What whoever looks on may do to a risk: its owners and the office all of it, others tell that it came true. */
export const RiskForms = ({ context, risk, groups }: FormsProps) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = riskWords[language];
  if (!visitor || !isPartner(context)) return null;
  const { state, scores, isOverdue, asked } = risk;
  const rules = riskRules(view.definition);
  const asks = asksOf(context, { groups: rules.authority[risk.level ?? 'high'], policy: rules.policy });
  const isTender = mayTend(view.definition, risk, visitor.person);
  const isOpen = isOpenRisk(risk);
  const isAssessed = isOpen && state !== 'identified';
  const fold = (name: string, verb: string, title: string, hint: string) => ({
    name,
    title,
    hint,
    action: `/office/programmes/${view.key}/risks/${risk.key}/${verb}`,
    nonce: visitor.nonce,
    submit: title,
    typed,
  });
  const reason = (form: string) => (
    <Field name={`${form}.reason`} label={phrases.reason} typed={typed} kind="lines" isRequired />
  );
  return (
    <section class="card folds" aria-label={phrases.kind}>
      {isTender && isAssessed && (
        <FoldForm {...fold('review', 'reviews', phrases.doReview, phrases.reviewHint)} isOpen={isOverdue === true}>
          <Field name="review.note" label={phrases.reviewNote} typed={typed} kind="lines" isRequired />
          <ScoreFields context={context} form="review" scores={scores} />
        </FoldForm>
      )}
      {isTender && isOpen && !isOverdue && (
        <FoldForm
          {...fold('assessment', 'assessments', isAssessed ? phrases.assess : phrases.firstAssess, phrases.assessHint)}
          isOpen={state === 'identified'}
        >
          <ScoreFields context={context} form="assessment" scores={scores} />
          <Field name="assessment.note" label={phrases.note} typed={typed} kind="lines" />
        </FoldForm>
      )}
      {isTender && isAssessed && (
        <FoldForm {...fold('response', 'responses', phrases.respond, phrases.respondHint)}>
          <Choice
            name="response.kind"
            label={phrases.response}
            typed={typed}
            options={responseKinds.map((kind) => [kind, say(responseTitles[kind], language)])}
          />
          {Array.from({ length: ACTIONS_SHOWN }, (_, row) => (
            <fieldset key={row}>
              <legend>{phrases.action(row + 1)}</legend>
              <Field name={`response.action.${row}.text`} label={phrases.what} typed={typed} />
              <div class="pair">
                <Field name={`response.action.${row}.owner`} label={phrases.who} typed={typed} />
                <Field name={`response.action.${row}.due`} label={phrases.due} typed={typed} kind="date" />
              </div>
            </fieldset>
          ))}
          <Field name="response.note" label={phrases.note} typed={typed} kind="lines" />
        </FoldForm>
      )}
      {isTender && isAssessed && !asked && (
        <FoldForm
          {...fold('acceptance', 'acceptances', phrases.accept, phrases.acceptHint(groups, rules.atMostDays))}
          asks={asks}
        >
          {reason('acceptance')}
          <Field name="acceptance.until" label={phrases.until} typed={typed} kind="date" isRequired />
        </FoldForm>
      )}
      {isOpen && state !== 'materialised' && (
        <FoldForm {...fold('materialisation', 'materialisation', phrases.materialise, phrases.materialiseHint)}>
          <Field name="materialisation.what" label={phrases.happened} typed={typed} kind="lines" isRequired />
          <Field name="materialisation.on" label={phrases.on} typed={typed} kind="date" />
        </FoldForm>
      )}
      {isTender && isOpen && !asked && (
        <FoldForm {...fold('closure', 'closure', phrases.close, phrases.closeHint(groups))} asks={asks}>
          {reason('closure')}
        </FoldForm>
      )}
      {isTender && !asked && (!isOpen || state === 'materialised') && (
        <FoldForm {...fold('reopening', 'reopening', phrases.reopen, phrases.reopenHint)}>
          {reason('reopening')}
        </FoldForm>
      )}
    </section>
  );
};
