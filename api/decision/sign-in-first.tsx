import { isAsSureAs } from '../../domain/programme/policies';
import { word } from '../../mail/words';
import { decisionsWords } from '../ui/decision-words';
import type { DecisionScene, SceneProps } from './scene';

/** A code is typed into the form itself; any other proof comes before the form. */
export const mustSignIn = ({ identity, view }: DecisionScene): boolean => {
  const needed = view.approval.request.policy.identity;
  return needed !== 'link+code' && !isAsSureAs(identity, needed);
};

/** How the reader proves who they are, before the form. */
export const SignInFirst = ({ scene, reader: { language } }: SceneProps) => {
  const words = decisionsWords[language];
  const isAgain = scene.view.approval.request.policy.identity === 'signIn+again';
  return (
    <section class="card" id="decide">
      <h2>{isAgain ? words.signInAgain : words.signInFirst}</h2>
      <p>{isAgain ? words.whyAgain(scene.person) : words.whySignIn(scene.person)}</p>
      <form method="post" action={`${scene.path}/sign-in-link`}>
        <input type="hidden" name="nonce" value={scene.nonce} />
        <button class="primary wide">{words.mailMe}</button>
      </form>
      {scene.companySignIn && (
        <a class="button wide" href={scene.companySignIn}>
          {word('companySignIn', language)}
        </a>
      )}
    </section>
  );
};
