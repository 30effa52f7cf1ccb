import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';
import { decisionsWords } from './decision-words';
import { useWrong, Wrong } from './wrongs';

interface CodeFieldProps {
  readonly id: string;
  readonly person: Person;
  /** Where a code is asked for. */
  readonly action: string;
  readonly language: Language;
  /** A code was just mailed. */
  readonly isMailed: boolean;
  /** Why what was typed, or that nothing was, is refused. */
  readonly problem?: string | undefined;
  /** What is sent with the code, where that is no decision; a form with files asks for its code without them. */
  readonly isReport?: boolean;
  /** Whether it is this form that was sent, if any was. */
  readonly isTried?: boolean;
}

/** Where a mailed code is asked for and typed. */
export const CodeField = ({
  id,
  person,
  action,
  language,
  isMailed,
  problem,
  isReport = false,
  isTried = true,
}: CodeFieldProps) => {
  const words = decisionsWords[language];
  const label = words.code;
  const wrong = useWrong(isTried ? 'code' : '', id, label) ?? problem;
  return (
    <fieldset class="field">
      <legend>{words.codeTitle}</legend>
      {isMailed && (
        <p class="notice" role="status">
          {isReport ? words.codeMailedToReport(person) : words.codeMailed(person)}
        </p>
      )}
      <button
        formaction={action}
        {...(isReport && { formnovalidate: true, formenctype: 'application/x-www-form-urlencoded' })}
      >
        {isMailed ? words.anotherCode : words.mailCode}
      </button>
      <details class="why small">
        <summary>{words.codeWhy}</summary>
        <p class="quiet">{words.whyCode(person)}</p>
      </details>
      <div class="code">
        <label for={id}>{label}</label>
        <input
          id={id}
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          {...(isMailed && { autofocus: true })}
          {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': `${id}-wrong` })}
        />
      </div>
      <Wrong id={id} wrong={wrong} />
    </fieldset>
  );
};
