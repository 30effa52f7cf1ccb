import { decisionsWords } from '../ui/decision-words';
import { TwoDigits } from '../ui/two-digits';
import type { DecisionScene } from './scene';
import type { Language } from '../../domain/shared/text';

/** Whether a form for what needs as sure an identity as a vote asks for digits; where more is needed, that is asked for instead. */
export const asksDigits = ({ digits }: DecisionScene): boolean => digits === 'asked' || digits === 'spent';

/** Where the two digits of the mail are typed; where none are taken any more, how to go on without them. */
export const DigitsField = ({ id, scene, isTried, language }: DigitsFieldProps) => {
  const words = decisionsWords[language];
  if (scene.digits === 'spent')
    return (
      <div class="notice">
        <p>{words.digitsSpent(scene.person)}</p>
        <button
          formaction={`${scene.path}/sign-in-link`}
          formenctype="application/x-www-form-urlencoded"
          formnovalidate
        >
          {words.mailMe}
        </button>
      </div>
    );
  return <TwoDigits id={id} person={scene.person} language={language} isTried={isTried} />;
};

interface DigitsFieldProps {
  readonly id: string;
  readonly scene: DecisionScene;
  /** Whether it is this form that was refused, if any was. */
  readonly isTried: boolean;
  readonly language: Language;
}
