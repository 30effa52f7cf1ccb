import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';
import { decisionsWords } from './decision-words';

interface TwoDigitsProps {
  readonly id: string;
  readonly person: Person;
  readonly language: Language;
  /** Others were typed, or none. */
  readonly isWrong?: boolean;
}

/** Where the two digits of a mail are typed: whoever only opens its link has not got them. */
export const TwoDigits = ({ id, person, language, isWrong = false }: TwoDigitsProps) => {
  const words = decisionsWords[language];
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
        aria-describedby={`${id}-hint`}
        {...(isWrong && { 'aria-invalid': 'true', autofocus: true })}
      />
      <details class="why small">
        <summary id={`${id}-hint`}>{words.digitsHint}</summary>
        <p class="quiet">{words.digitsReason(person)}</p>
      </details>
    </div>
  );
};
