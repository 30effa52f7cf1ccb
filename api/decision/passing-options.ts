import type { Request } from 'express';
import { mayPause } from '../../domain/approvals/pauses';
import { delegatesFor } from '../../domain/roster/delegates';
import { mayAnswerFor } from '../../domain/approvals/mandates';
import type { Passing, PassingVerb, TypedPassing } from './passing-scene';
import type { Actor } from '../access/actor';
import { standingOf, type StandingDeps } from './standings';
import { fieldOf, textOf } from '../ui/answer';
import type { Matter } from './visitor';

/** What the actor may do instead of deciding; nothing once it is closed. */
export async function passingIn(
  deps: StandingDeps,
  { view, programme }: Matter,
  { person }: Actor,
  at: string,
): Promise<Passing> {
  const { approval } = view;
  const askable = view.state === 'open' ? mayAnswerFor(approval, person, at) : [];
  const own = askable.filter(({ holder }) => holder === person);
  const standing = own.length > 0 ? await standingOf(deps, programme, at) : undefined;
  const delegable = own.map((seat) => ({ seat, delegates: delegatesFor(approval, programme, seat, at, standing) }));
  return {
    askable,
    delegable: delegable.filter(({ delegates }) => delegates.length > 0),
    mayPause: mayPause(approval),
  };
}

/** The fold that the address asks for, as the inbox links to it. */
export const foldAsked = ({ query }: Request): { readonly open?: PassingVerb } =>
  query.open === 'delegate' || query.open === 'ask' ? { open: query.open } : {};

/** Whether a question has just been sent, as the address says after it. */
export const askedIn = ({ query }: Request): Pick<Passing, 'asked'> =>
  query.asked === undefined ? {} : { asked: query.asked === 'running' ? 'running' : 'sent' };

/** What was typed into a form for passing on or asking; another form has none of it. */
export const typedPassing = (request: Request, verb: PassingVerb): TypedPassing => ({
  verb,
  seat: fieldOf(request, 'seat'),
  to: fieldOf(request, 'to'),
  said: textOf(request, 'said'),
  pauses: fieldOf(request, 'pauses') === 'yes',
});
