import { mayUndertake } from '../../domain/programme/undertakings';
import { decidingParties, officePeople, partyOf } from '../../domain/programme/parties';
import { specialOf } from '../../domain/programme/evaluation-defaults';
import { say } from '../../domain/shared/text';
import { askedThisQuarter, askedWords } from '../../domain/evaluations/requests';
import { todayFor } from '../../domain/programme/told-days';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { isPartner, type ThingContext } from '../ui/thing';

const words = {
  zh: {
    ask: '要求专项评估',
    hint: '每一方每个日历季度可要求一次，下一季度起可再次提出；提出后立即开启，按专项评估的期限办理。',
    why: '需要评估的事项和理由',
    party: '提出方',
  },
  en: {
    ask: 'Ask for a special evaluation',
    hint: 'Each party may ask once in a calendar quarter, and again from the next; it opens at once, with the time that special evaluations have.',
    why: 'What is to be evaluated, and why',
    party: 'In the name of',
  },
};

/** The form by which a party asks for a special evaluation; the office asks in the name of either. */
export const RequestForm = ({ context, action }: { readonly context: ThingContext; readonly action: string }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { evaluation } = view.definition;
  const isPlanned = evaluation.special !== undefined && specialOf(evaluation).triggers.includes('request');
  if (!visitor || !isPlanned || !isPartner(context) || !mayUndertake(view.state, 'evaluation.ask')) return null;
  const on = todayFor(view.definition, reader.now.toISOString());
  const own = partyOf(view.definition, visitor.person)?.key;
  const parties = decidingParties(view.definition)
    .toSorted((a, b) => Number(b.key === own) - Number(a.key === own))
    .map(({ key, title }) => [key, say(title, language)] as const);
  const earlier = parties.flatMap(([party]) => {
    const asked = askedThisQuarter(view, { party, on });
    return asked ? [say(askedWords(view.definition, party, asked), language)] : [];
  });
  return (
    <OfficeForm
      title={phrases.ask}
      hint={phrases.hint}
      action={`${action}/requests`}
      nonce={visitor.nonce}
      submit={phrases.ask}
    >
      {earlier.map((said) => (
        <p key={said} class="notice">
          {said}
        </p>
      ))}
      <Field name="why" label={phrases.why} typed={typed} kind="lines" isRequired />
      {officePeople(view.definition).includes(visitor.person) && (
        <Choice name="party" label={phrases.party} typed={typed} options={parties} />
      )}
    </OfficeForm>
  );
};
