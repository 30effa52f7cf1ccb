import { askTitleIn } from '../../domain/evaluations/ask-titles';
import { isCollecting } from '../../domain/evaluations/collection';
import { identityOf } from '../../domain/evaluations/identities';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
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
  const asked = askTitleIn(view.definition, evaluation, ask);
  await mailCode(deps, { ...codeMatter(thing), asked, isReport: true }, view.definition, to);
}
