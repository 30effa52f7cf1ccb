import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';
import { decisionsWords } from './decision-words';
import { useMark, Wrong } from './wrongs';

interface TwoDigitsProps {
  readonly id: string;
  readonly person: Person;
  readonly language: Language;
  /** Whether it is this form that was sent, if any was. */
  readonly isTried?: boolean;
}

/** Where the two digits of a mail are typed: whoever only opens its link has not got them. */
export const TwoDigits = ({ id, person, language, isTried = true }: TwoDigitsProps) => {
  const words = decisionsWords[language];
  const { wrong, attributes } = useMark(isTried ? 'digits' : '', id, words.digits, `${id}-hint`);
  return (
    <div class="field digits">
      <label for={id}>{words.digits}</label>
      <input
        id={id}
        name="digits"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{2}"
        maxLength={2}
        required
        {...attributes}
      />
      <Wrong id={id} wrong={wrong} />
      <details class="why small">
        <summary id={`${id}-hint`}>{words.digitsHint}</summary>
        <p class="quiet">{words.digitsReason(person)}</p>
      </details>
    </div>
  );
};
