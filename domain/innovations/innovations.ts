import { chineseDay, englishDay } from '../calendar/said-days';
import { isApproved, type Evidence, type Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import type { InnovationKind } from '../programme/innovation-plans';
import { DomainError } from '../shared/errors';
import { innovationStates } from './states';
import { kinds } from '../shared/kinds';
import type { PartyKey, Person } from '../shared/keys';
import { refused, standsAs } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';

/** How it is tried, and until when. */
export interface Trial {
  readonly note: string;
  readonly until: LocalDate;
  readonly by: Person;
  readonly party: PartyKey;
}

/** What a trial came to, and what shows it. */
export interface InnovationResult {
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  readonly by: Person;
}

/** Something that the cooperation does anew, from the proposal to the accepted result. Source: docs/rules/innovation.md, "Course". */
export interface Innovation {
  readonly key: string;
  readonly title: Text;
  readonly kind: InnovationKind;
  readonly proposal: Text;
  readonly by: Person;
  readonly party: PartyKey;
  readonly state: 'proposed' | 'trial' | 'deciding' | 'accepted' | 'dropped';
  readonly trial?: Trial;
  readonly result?: InnovationResult;
  readonly approval?: string;
  /** How many results were put to the groups. */
  readonly asked: number;
  /** The last result was sent back. */
  readonly isReturned?: true;
  /** The day on which its result was accepted: it counts in the period of that day. */
  readonly acceptedOn?: LocalDate;
}

interface About {
  readonly innovation: string;
}

/** Everything that happens to an innovation. */
export type InnovationHappening =
  | ({ readonly type: 'innovation.proposed'; readonly proposed: Innovation } & About)
  | ({ readonly type: 'innovation.trialBegan' } & Trial & About)
  | ({ readonly type: 'innovation.submitted'; readonly result: InnovationResult; readonly approval: string } & About)
  | ({
      readonly type: 'innovation.accepted';
      readonly approval: string;
      readonly outcome: Outcome;
      readonly on: LocalDate;
    } & About)
  | ({ readonly type: 'innovation.returned'; readonly approval: string; readonly outcome: Outcome } & About)
  | ({ readonly type: 'innovation.dropped'; readonly by: Person; readonly reason: string } & About);

/** Whether nothing more becomes of it. */
export const isSettled = ({ state }: Pick<Innovation, 'state'>): boolean => state === 'accepted' || state === 'dropped';

/** Those that were accepted between two days, both included; each counts once. */
export const acceptedWithin = <Of extends Pick<Innovation, 'state' | 'acceptedOn'>>(
  all: readonly Of[],
  starts: LocalDate,
  ends: LocalDate,
): readonly Of[] =>
  all.filter(({ state, acceptedOn = '' }) => state === 'accepted' && starts <= acceptedOn && acceptedOn <= ends);

function assertState(innovation: Innovation, ...states: readonly Innovation['state'][]): void {
  if (!states.includes(innovation.state))
    throw new DomainError('innovation_state', standsAs(kinds.innovation, innovationStates[innovation.state]), {
      state: innovation.state,
    });
}

function assertSaid(field: string, said: string): void {
  if (isBlank(said)) throw new DomainError('comment_required', undefined, { field });
}

/** What is proposed may be tried, for a time to come. Throws `innovation_state`, `comment_required`, `invalid_input`. */
export function assertMayTry(innovation: Innovation, { note, until }: Trial, today: LocalDate): void {
  assertState(innovation, 'proposed');
  assertSaid('note', note);
  if (until < today)
    throw refused('invalid_input', text(`${chineseDay(until)}已经过去。`, `${englishDay(until)} is past.`), {
      field: 'until',
      today,
    });
}

/** The result of a trial is handed in with evidence. Throws `innovation_state`, `comment_required`, `evidence_required`. */
export function assertMaySubmit(innovation: Innovation, { summary, evidence }: InnovationResult): void {
  assertState(innovation, 'trial');
  assertSaid('summary', summary);
  if (evidence.length === 0) throw new DomainError('evidence_required', undefined, { field: 'evidence' });
}

/** It is given up, with a reason, unless groups are deciding on it. Throws `innovation_state`, `comment_required`. */
export function assertMayDrop(innovation: Innovation, reason: string): void {
  assertState(innovation, 'proposed', 'trial');
  assertSaid('reason', reason);
}

/** An innovation after something happened to it: the process and the read model change it alike. */
export function innovationAfter(innovation: Innovation, happening: InnovationHappening): Innovation {
  switch (happening.type) {
    case 'innovation.proposed':
      return happening.proposed;
    case 'innovation.trialBegan': {
      const { note, until, by, party } = happening;
      return { ...innovation, state: 'trial', trial: { note, until, by, party } };
    }
    case 'innovation.submitted': {
      const { isReturned: _, ...rest } = innovation;
      const { result, approval } = happening;
      return { ...rest, state: 'deciding', result, approval, asked: innovation.asked + 1 };
    }
    case 'innovation.accepted':
      return { ...innovation, state: 'accepted', acceptedOn: happening.on };
    case 'innovation.returned':
      return { ...innovation, state: 'trial', isReturned: true };
    case 'innovation.dropped':
      return { ...innovation, state: 'dropped' };
  }
}

/** What an approval of its result says of it: accepted on that day, or sent back to the trial. */
export const decidedAs = (
  innovation: string,
  approval: string,
  outcome: Outcome,
  on: LocalDate,
): InnovationHappening =>
  isApproved(outcome)
    ? { type: 'innovation.accepted', innovation, approval, outcome, on }
    : { type: 'innovation.returned', innovation, approval, outcome };
