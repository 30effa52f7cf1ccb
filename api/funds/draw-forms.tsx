import type { Draw } from '../../domain/money/funds/draws';
import { payersOf, receiversOf } from '../../domain/money/funds/people';
import { officePeople } from '../../domain/programme/parties';
import { EvidenceFields } from '../evidence/fields';
import { FoldForm } from '../ui/fold-form';
import { Field } from '../ui/office-form';
import { isPartner, type ThingContext } from '../ui/thing';
import { fundWords } from './words';

interface FormsProps {
  readonly context: ThingContext;
  readonly draw: Draw;
  readonly isOnHold: boolean;
}

/** What whoever looks on may record of a draw: each side its own. */
export const DrawForms = ({ context, draw, isOnHold }: FormsProps) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  if (!visitor || !isPartner(context)) return null;
  const { definition } = view;
  const { person } = visitor;
  const { state } = draw;
  const fold = (name: string, verb: string, title: string, hint: string) => ({
    name,
    title,
    hint,
    action: `/office/programmes/${view.key}/draws/${draw.key}/${verb}`,
    nonce: visitor.nonce,
    submit: title,
    typed,
  });
  const day = (form: string) => <Field name={`${form}.on`} label={phrases.on} typed={typed} kind="date" />;
  const note = (form: string) => <Field name={`${form}.note`} label={phrases.note} typed={typed} kind="lines" />;
  const shownBy = <EvidenceFields kinds={['document']} typed={typed} language={language} />;
  const mayPay = state === 'approved' && !isOnHold && payersOf(definition, draw.payer).includes(person);
  const mayConfirm = state === 'paid' && draw.payment?.by !== person && receiversOf(definition, draw).includes(person);
  const mayCancel = state === 'approved' && [draw.by, ...officePeople(definition)].includes(person);
  const mayRepay = state === 'repayable' && payersOf(definition, draw.party).includes(person);
  if (![mayPay, mayConfirm, mayCancel, mayRepay].includes(true)) return null;
  return (
    <section class="card folds" aria-label={phrases.drawTitle}>
      {mayPay && (
        <FoldForm {...fold('payment', 'payment', phrases.pay, phrases.payHint)} isOpen hasFiles>
          {day('payment')}
          {note('payment')}
          {shownBy}
        </FoldForm>
      )}
      {mayConfirm && (
        <FoldForm {...fold('confirmation', 'confirmation', phrases.confirm, phrases.confirmHint)} isOpen>
          {day('confirmation')}
          {note('confirmation')}
        </FoldForm>
      )}
      {mayRepay && (
        <FoldForm {...fold('repayment', 'repayments', phrases.repay, phrases.repayHint)} isOpen hasFiles>
          <Field name="repayment.amount" label={phrases.amount(draw.currency)} typed={typed} isRequired />
          {day('repayment')}
          {note('repayment')}
          {shownBy}
        </FoldForm>
      )}
      {mayCancel && (
        <FoldForm {...fold('cancellation', 'cancellation', phrases.cancel, phrases.cancelHint)}>
          <Field name="cancellation.reason" label={phrases.why} typed={typed} kind="lines" isRequired />
        </FoldForm>
      )}
    </section>
  );
};
