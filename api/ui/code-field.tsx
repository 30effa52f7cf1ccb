import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';
import { decisionsWords } from './decision-words';

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
}

/** Where a mailed code is asked for and typed. */
export const CodeField = ({ id, person, action, language, isMailed, problem, isReport = false }: CodeFieldProps) => {
  const words = decisionsWords[language];
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
      <div class="code">
        <label for={id}>{words.code}</label>
        <input
          id={id}
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          {...((problem || isMailed) && { autofocus: true })}
          {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` })}
        />
      </div>
      <details class="why small">
        <summary>{words.codeWhy}</summary>
        <p class="quiet">{words.whyCode(person)}</p>
      </details>
      {problem && (
        <p class="error small" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
};
