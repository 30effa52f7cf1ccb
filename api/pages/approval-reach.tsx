import { unreached } from '../../domain/unreached';
import type { OfficeProps } from './approval-override';
import { verbWords } from './approval-verbs-words';
import { FoldForm } from './fold-form';
import { Choice, Field } from './office-form';
import { personLine } from './person-line';
import { verbPath } from './verb-path';

/** Where mails to somebody do not arrive: the office says that it has reached them by another way, and their clock runs again. */
export const ReachForm = ({ context: { reader, view, typed, nonce = '' }, shown }: OfficeProps) => {
  const { language } = reader;
  const words = verbWords[language];
  const people = unreached(shown.approval);
  if (people.length === 0) return null;
  return (
    <FoldForm
      name="reach"
      title={words.reach}
      hint={words.reachHint}
      action={verbPath(shown, 'reached')}
      submit={words.submitReach}
      nonce={nonce}
      typed={typed}
    >
      <Choice
        name="reach.person"
        label={words.reachWhom}
        typed={typed}
        options={people.map((person) => [person, personLine(view.definition, person, language)])}
      />
      <Field name="reach.reason" label={words.reachHow} typed={typed} kind="lines" isRequired />
    </FoldForm>
  );
};
