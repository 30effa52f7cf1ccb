import { isCollecting } from '../../domain/evaluations/collection';
import { identityOf } from '../../domain/evaluations/identities';
import { askTitle, evaluationTitle } from '../../domain/evaluations/titles';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { text } from '../../domain/shared/sentences';
import type { MailLanguage } from '../../mail/mail';
import { figurePath } from '../../mail/paths';
import type { Proven } from '../sign-in/codes';
import { mailCode, type CodeDeps } from '../sign-in/mail';
import { isCorrectable, type AskedThing } from './figure-visits';

/** What a code for an ask proves, and on which page. */
export const codeMatter = ({ id, ask }: AskedThing): Proven & { readonly path: string } => ({
  id,
  identity: identityOf(ask),
  path: figurePath(id),
});

/** Mails whoever is asked a new code for their answer. Throws `evaluation_state` while none is taken, `rate_limited`, `mail_unavailable`. */
export async function mailFigureCode(
  deps: CodeDeps,
  thing: AskedThing,
  to: { readonly person: Person; readonly language: MailLanguage },
): Promise<void> {
  const { view, evaluation, ask } = thing;
  if (!isCollecting(evaluation) && !isCorrectable(thing)) throw new DomainError('evaluation_state');
  const { definition } = view;
  const [what, title] = [askTitle(definition, ask), evaluationTitle(definition, evaluation)];
  const asked = text(`${what.zh}（${title.zh}）`, `${what.en} (${title.en})`);
  await mailCode(deps, { ...codeMatter(thing), asked, isReport: true }, definition, to);
}
