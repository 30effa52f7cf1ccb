import type { Request } from 'express';
import { mayAnswerFor } from '../../domain/approvals/mandates';
import { mayPause } from '../../domain/approvals/pauses';
import type { Seat } from '../../domain/programme/governance';
import { delegatesFor } from '../../domain/roster/delegates';
import type { Person } from '../../domain/shared/keys';
import { fieldOf, textOf } from '../ui/answer';
import { standingOf, type StandingDeps } from './standings';
import type { Typed } from '../ui/thing';
import type { Actor, Matter } from './visitor';

/** What may be done on a decision page instead of deciding. */
export type PassingVerb = 'delegate' | 'ask';

/** What was typed into one of these forms; shown again after a refusal, never lost. */
export interface TypedPassing {
  readonly verb: PassingVerb;
  readonly seat: string;
  readonly to: Person;
  /** The reason of a delegation, or the question. */
  readonly said: string;
  readonly pauses: boolean;
  /** The file that it came with, by the fields of its form; it is kept already. */
  readonly shown?: Typed;
}

/** What a person may do on a decision page instead of deciding, and what they tried just now. */
export interface Passing {
  /** The seats whose task may be passed on, each with those who may take it. */
  readonly delegable: readonly { readonly seat: Seat; readonly delegates: readonly Person[] }[];
  /** The seats for which the requester may be asked. */
  readonly askable: readonly Seat[];
  /** Whether a question may stop the clock. */
  readonly mayPause: boolean;
  /** The fold that is open from the start. */
  readonly open?: PassingVerb;
  readonly typed?: TypedPassing;
  /** A question has just been sent; `running` where it was to stop the clock and could not. */
  readonly asked?: 'sent' | 'running';
}

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
  ...fileIn(request),
  verb,
  seat: fieldOf(request, 'seat'),
  to: fieldOf(request, 'to'),
  said: textOf(request, 'said'),
  pauses: fieldOf(request, 'pauses') === 'yes',
});

/** The file of a form that was sent before, which is kept. */
function fileIn(request: Request): Pick<TypedPassing, 'shown'> {
  const [hash, title] = [fieldOf(request, 'shown.hash'), fieldOf(request, 'shown.title')];
  return hash === '' ? {} : { shown: { 'shown.hash': hash, 'shown.title': title } };
}
