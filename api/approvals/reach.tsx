import { unreached } from '../../domain/approvals/time/unreached';
import type { OfficeProps } from './hindrance';
import { verbWords } from '../ui/verb-words';
import { Choice, Field } from '../ui/office-form';
import { personLine } from '../ui/person-line';
import { VerbForm } from '../ui/verb-form';

/** Where mails to somebody do not arrive: the office says that it has reached them by another way, and their clock runs again. */
export const ReachForm = ({ context, shown }: OfficeProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  const people = unreached(shown.approval);
  if (people.length === 0) return null;
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="reach"
      title={words.reach}
      hint={words.reachHint}
      verb="reached"
      submit={words.submitReach}
    >
      <Choice
        name="reach.person"
        label={words.reachWhom}
        typed={typed}
        options={people.map((person) => [person, personLine(view.definition, person, language)])}
      />
      <Field name="reach.reason" label={words.reachHow} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};
