import type { Request, Response } from 'express';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Language } from '../../domain/shared/text';
import { decisionPath } from '../../mail/paths';
import type { PageDeps } from '../http/page-deps';
import { proveOnPage } from '../sign-in/codes-typed';
import { CodeField as Field } from '../ui/code-field';
import type { DecisionScene } from './scene';
import type { Actor } from './visitor';

/** Whether a code must come with the decision: its link alone is too weak, and none was typed yet. */
export const asksCode = ({ view, identity }: DecisionScene): boolean =>
  view.approval.request.policy.identity === 'link+code' && identity === 'link';

/** Where a mailed code is asked for and typed. */
export const CodeField = ({ id, scene, language, isTried = true, isReport = false }: CodeFieldProps) => (
  <Field
    id={id}
    person={scene.person}
    action={`${scene.path}/code`}
    language={language}
    isMailed={scene.isCodeMailed ?? false}
    isTried={isTried}
    isReport={isReport}
  />
);

interface CodeFieldProps {
  readonly id: string;
  readonly scene: DecisionScene;
  readonly language: Language;
  /** Whether it is this form that was sent, if any was. */
  readonly isTried?: boolean;
  /** Whether it is sent with what is no decision and may have files. */
  readonly isReport?: boolean;
}

/** Whoever typed a right code is as sure as `link+code` on this page for the rest of the half hour. Throws `code_wrong` or `rate_limited`. */
export const proveByCode = (
  deps: PageDeps,
  request: Request,
  response: Response,
  { id, approval }: ApprovalView,
  actor: Actor,
): Promise<Actor> =>
  proveOnPage(
    deps,
    request,
    response,
    { id, identity: approval.request.policy.identity, path: decisionPath(id) },
    actor,
  );
