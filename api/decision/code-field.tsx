import { decisionsWords } from '../ui/decision-words';
import type { DecisionScene } from './scene';
import type { Language } from '../../domain/shared/text';

/** Whether a code must come with the decision: its link alone is too weak, and none was typed yet. */
export const asksCode = ({ view, identity }: DecisionScene): boolean =>
  view.approval.request.policy.identity === 'link+code' && identity === 'link';

/** Where a mailed code is asked for and typed. */
export const CodeField = ({ id, scene, language }: CodeFieldProps) => {
  const words = decisionsWords[language];
  const isWrong = scene.refused?.code === 'code_wrong';
  return (
    <fieldset class="field">
      <legend>{words.codeTitle}</legend>
      <p class="small">{words.whyCode(scene.person)}</p>
      {scene.isCodeMailed && (
        <p class="notice" role="status">
          {words.codeMailed(scene.person)}
        </p>
      )}
      <button formaction={`${scene.path}/code`}>{scene.isCodeMailed ? words.anotherCode : words.mailCode}</button>
      <label for={id}>{words.code}</label>
      <input
        id={id}
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        {...((isWrong || scene.isCodeMailed) && { autofocus: true })}
        {...(isWrong && { 'aria-invalid': 'true' })}
      />
    </fieldset>
  );
};

interface CodeFieldProps {
  readonly id: string;
  readonly scene: DecisionScene;
  readonly language: Language;
}
