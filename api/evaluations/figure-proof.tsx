import { refusal } from '../../domain/shared/refusals';
import { say, type Language } from '../../domain/shared/text';
import { CodeField } from '../ui/code-field';
import { decisionsWords } from '../ui/decision-words';
import { TwoDigits } from '../ui/two-digits';
import type { FigurePageProps } from './figure-props';

interface ProofProps extends FigurePageProps {
  readonly id: string;
}

/** Where a mailed code is asked for and typed, as on the page of a decision, where the link alone is too weak. */
export const FigureCode = ({ id, person, reader: { language }, action, code, refused }: ProofProps) => {
  if (code === undefined) return null;
  return (
    <CodeField
      id={id}
      person={person}
      action={`${action}/code`}
      language={language}
      isMailed={code === 'mailed'}
      isReport
      problem={problemOf(refused, language)}
    />
  );
};

/** What is wrong with the code that was typed, or left out. */
const problemOf = (refused: FigurePageProps['refused'], language: Language): string | undefined => {
  if (refused?.code === 'code_wrong') return say(refusal('code_wrong'), language);
  return refused?.code === 'identity_too_weak' ? refused.detail : undefined;
};

/** Where the two digits of the mail are typed, in a browser that does not know its reader. */
export const FigureDigits = ({ id, person, reader: { language }, digits, isTried = false }: DigitsProps) => {
  if (digits === 'spent') return isTried ? <p class="notice">{decisionsWords[language].digitsSpent(person)}</p> : null;
  return digits === 'asked' ? <TwoDigits id={id} person={person} language={language} isTried={isTried} /> : null;
};

interface DigitsProps extends ProofProps {
  /** Whether it is this form that was refused, if any was. */
  readonly isTried?: boolean;
}
