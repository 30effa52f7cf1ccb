import { mayRecuseLate } from '../../domain/approvals/reviews';
import { decisionsWords } from '../ui/decision-words';
import type { DecisionScene, SceneProps, TypedDecision } from './scene';
import { mustSignIn } from './sign-in-first';

/** Whether a form shows what was typed: that of a seat, or that of a recusal after the close. */
export const isShownAgain = (scene: DecisionScene): boolean =>
  !scene.interruption &&
  !mustSignIn(scene) &&
  (scene.answerable.length > 0 ||
    (scene.refused?.typed?.verdict === 'recuse' && mayRecuseLate(scene.view.approval, scene.person)));

/** What was typed when there is no form any more to show it in. */
export const Unsent = ({ scene, typed, reader: { language } }: SceneProps & { readonly typed: TypedDecision }) => {
  const words = decisionsWords[language];
  const lines = [typed.comment, ...typed.conditions.map(({ text, owner, due }) => `${text} · ${owner} · ${due}`)];
  const said = lines.filter(Boolean).join('\n');
  return said ? (
    <div class="notice">
      <p>{mustSignIn(scene) ? words.isKept : words.youWrote}</p>
      <p class="said">{said}</p>
    </div>
  ) : null;
};
