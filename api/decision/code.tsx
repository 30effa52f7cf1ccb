import type { Request, Response } from 'express';
import type { ApprovalView } from '../../domain/approvals/views';
import { isAsSureAs } from '../../domain/programme/policies';
import type { Language } from '../../domain/shared/text';
import { PROOF_MINUTES } from '../../infra/keys/sessions';
import { decisionPath } from '../../mail/paths';
import { keepProof } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { fieldOf } from '../ui/answer';
import { decisionsWords } from '../ui/decision-words';
import type { DecisionScene } from './scene';
import type { Actor } from './visitor';

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

/** Whoever typed a right code is as sure as `link+code` on this page for the rest of the half hour. Throws `code_wrong` or `rate_limited`. */
export async function proveByCode(
  deps: PageDeps,
  request: Request,
  response: Response,
  { id, approval }: ApprovalView,
  actor: Actor,
): Promise<Actor> {
  const code = fieldOf(request, 'code');
  const isNeeded = approval.request.policy.identity === 'link+code' && !isAsSureAs(actor.identity, 'link+code');
  if (!isNeeded || code === '') return actor;
  const { person } = actor;
  const tier = 'link+code' as const;
  await deps.codes.prove({ approval: id, person }, code, deps.now());
  const token = await deps.sessions.prove({ approval: id, person, tier }, deps.now());
  keepProof(response, deps.publicUrl, decisionPath(id), token, PROOF_MINUTES[tier]);
  return { ...actor, identity: tier };
}
