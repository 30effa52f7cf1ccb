import { colon } from '../../domain/shared/sentences';
import { asksOf } from '../ui/asks';
import { amountText } from '../../domain/shared/amounts';
import { isOwing } from '../../domain/money/funds/calls';
import { payersOf } from '../../domain/money/funds/people';
import { officePeople } from '../../domain/programme/parties';
import { titleIn } from '../../domain/programme/titles';
import { say } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import { isPartner, type ThingContext } from '../ui/thing';
import { DrawFields } from './draw-fields';
import { mayHold, type FoundFund } from './funds';
import { fundWords } from './words';

interface FormsProps {
  readonly context: ThingContext;
  readonly found: FoundFund;
}

/** What whoever looks on may do to a fund. */
export const FundForms = ({ context, found }: FormsProps) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  const { book, rules } = found;
  if (!visitor || !isPartner(context) || book.state === 'closed') return null;
  const { definition } = view;
  const isOffice = officePeople(definition).includes(visitor.person);
  const committed = Object.keys(rules.commitments);
  const dues = book.calls.flatMap(({ number, dues: parts }) =>
    parts
      .filter((due) => isOwing(due) && payersOf(definition, due.party).includes(visitor.person))
      .map(({ party }) => {
        const title = say(titleIn(definition.parties, party), language);
        return [`${number}/${party}`, `${phrases.call(number)} · ${title}`] as const;
      }),
  );
  const fold = (name: string, verb: string, title: string, hint: string) => ({
    name,
    title,
    hint,
    action: `/office/programmes/${view.key}/funds/${book.key}/${verb}`,
    nonce: visitor.nonce,
    submit: title,
    typed,
  });
  const asks = rules.authority.map((level) => {
    const upTo = level.upTo === undefined ? phrases.above : phrases.upTo(amountText(level.upTo, book.currency));
    return `${upTo}${say(colon, language)}${asksOf(context, level)}`;
  });
  const why = (form: string) => (
    <Field name={`${form}.reason`} label={phrases.why} typed={typed} kind="lines" isRequired />
  );
  return (
    <section class="card folds" aria-label={phrases.kind}>
      {book.state === 'open' && (
        <FoldForm {...fold('draw', 'draws', phrases.ask, phrases.askHint)} hasFiles asks={asks}>
          <DrawFields context={context} found={found} />
        </FoldForm>
      )}
      {dues.length > 0 && (
        <FoldForm {...fold('contribution', 'contributions', phrases.contribute, phrases.contributeHint)} hasFiles>
          <Choice name="contribution.due" label={phrases.due} typed={typed} options={dues} />
          <div class="pair">
            <Field name="contribution.amount" label={phrases.amount(book.currency)} typed={typed} isRequired />
            <Field name="contribution.on" label={phrases.on} typed={typed} kind="date" />
          </div>
          <Field name="contribution.note" label={phrases.note} typed={typed} kind="lines" />
          <EvidenceFields kinds={['document']} typed={typed} language={language} />
        </FoldForm>
      )}
      {isOffice && committed.length > 0 && (
        <FoldForm {...fold('call', 'calls', phrases.doCall, phrases.callHint(rules.noticeDays))}>
          <Field name="call.purpose" label={phrases.callPurpose} typed={typed} isRequired />
          <div class="pair">
            {committed.map((party) => (
              <Field
                key={party}
                name={`call.amount.${party}`}
                label={phrases.amountOf(say(titleIn(definition.parties, party), language), book.currency)}
                typed={typed}
              />
            ))}
          </div>
        </FoldForm>
      )}
      {book.state === 'open' && mayHold(definition, visitor.person) && (
        <FoldForm {...fold('holding', 'holding', phrases.hold, phrases.holdHint)}>{why('holding')}</FoldForm>
      )}
      {book.state === 'onHold' && isOffice && (
        <FoldForm {...fold('resumption', 'resumption', phrases.resume, phrases.holdHint)} isOpen>
          {why('resumption')}
        </FoldForm>
      )}
      {isOffice && (
        <FoldForm {...fold('closure', 'closure', phrases.close, phrases.closeHint)}>{why('closure')}</FoldForm>
      )}
    </section>
  );
};
