import { contextIn } from '../../contracts/beginnings';
import { delegateFigure, evaluationId, editionOf, evaluationProcess, reportFigure } from '../../contracts/evaluation';
import type { Answer } from '../../domain/evaluations/asks';
import { absentFor, inForceOf, isOtherRater, mayAnswer, ownersOf } from '../../domain/evaluations/answerers';
import { askNamed } from '../../domain/evaluations/collection';
import { assertMayCorrect, latestVersion } from '../../domain/evaluations/corrections';
import type { Asked, EvaluationView } from '../../domain/evaluations/views';
import { officePeople, partyOf } from '../../domain/programme/parties';
import { scopeTitle } from '../../domain/programme/evaluation-defaults';
import { DomainError } from '../../domain/shared/errors';
import { complaints } from '../../domain/evaluations/imports/complaints';
import { kinds } from '../../domain/shared/kinds';
import type { IdentityTier } from '../../domain/programme/policies';
import type { Person } from '../../domain/shared/keys';
import { refused, noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { isBlank } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { untilVisible } from '../http/visible';

/** The evaluation at an address, which may name a version. */
export const evaluationAt = ({ evaluations }: ProgrammeView, cycle: string, edition: string) =>
  evaluations.find((each) => each.cycle === cycle && editionOf(each.period, each.version) === edition);

/** The latest version of the evaluation at an address: that is where something is reported or corrected. Throws `not_found`. */
export function latestAt(view: ProgrammeView, cycle: string, edition: string): EvaluationView {
  const named = evaluationAt(view, cycle, edition);
  if (named) return latestVersion(view.evaluations, named);
  throw new DomainError('not_found', noSuch(kinds.evaluation, `${cycle} ${edition}`));
}

/** Which process an evaluation is. */
export const processOf = (programme: string, { cycle, period, version }: EvaluationView): string =>
  evaluationId(programme, cycle, editionOf(period, version));

/** Who sends an answer, or passes it on, and how that is known; whoever is signed in or shows the office's token as a sign-in. */
export interface Sender {
  readonly person: Person;
  readonly identity: IdentityTier;
}

/**
 * An answer as its sender may give it at an instant: whoever is asked in their own name, their substitute in the name of whoever is
 * absent, the office on their behalf. Throws `forbidden`, `not_found`.
 */
export function answerBy(
  view: ProgrammeView,
  evaluation: EvaluationView,
  { person: by, identity }: Sender,
  said: Omit<Answer, 'by' | 'onBehalf' | 'standsInFor' | 'identity'>,
  at: Date,
): Answer {
  const [ask, inForce] = [askNamed(evaluation, said.ask), inForceOf(view, at)];
  if (mayAnswer(inForce, evaluation, ask).includes(by)) {
    const standsInFor = absentFor(inForce, evaluation, ask, by);
    return { ...said, by, identity, ...(standsInFor !== undefined && { standsInFor }) };
  }
  if (officePeople(view.definition).includes(by)) return { ...said, by, identity, onBehalf: true };
  throw new DomainError('forbidden', complaints.notYours, { field: 'ask' });
}

type Deps = Pick<Services, 'processes' | 'readModel'>;

/**
 * Takes what somebody reports: in a running evaluation as its answer; of one that was signed off as a correction, which opens a further
 * version with a sign-off of its own. Throws what the evaluation throws, `comment_required` for a correction without a reason.
 */
export async function reportIn(
  deps: Deps,
  view: ProgrammeView,
  evaluation: EvaluationView,
  answer: Answer,
  requestId: string,
): Promise<{ readonly evaluation: string; readonly version: number; readonly restates: boolean }> {
  const { key, version = 1 } = evaluation;
  if (evaluation.state !== 'signedOff') {
    await deps.processes.ask(processOf(view.key, evaluation), reportFigure, requestId, answer);
    return { evaluation: key, version, restates: false };
  }
  assertMayCorrect(evaluation, answer);
  return restate(deps, view, evaluation, { correction: answer, reason: answer.note }, requestId);
}

const ratesToo = (person: Person) =>
  text(
    `${person} 另行评定同一事项；评定人互不知晓，不能代为评定。`,
    `${person} rates the same thing already; raters don't know of each other, and none rates for another.`,
  );

/** Something that an evaluation asks. */
interface AskedIn {
  readonly view: ProgrammeView;
  readonly evaluation: EvaluationView;
  readonly ask: Asked;
}

/** Has a colleague of the same party answer what one is asked oneself; nobody who rates the same thing. Throws `forbidden`, `delegation_refused`, and what the evaluation throws. */
export async function delegateIn(
  { processes }: Pick<Deps, 'processes'>,
  { view, evaluation, ask }: AskedIn,
  { person: by, identity }: Sender,
  to: Person,
  requestId: string,
): Promise<void> {
  if (!ownersOf(view.definition, ask).includes(by))
    throw new DomainError('forbidden', complaints.notYours, { field: 'ask' });
  if (isOtherRater(view.definition, evaluation, ask, to))
    throw refused('delegation_refused', ratesToo(to), { field: 'to' });
  const theirs = partyOf(view.definition, to)?.key;
  if (theirs !== undefined && theirs !== partyOf(view.definition, by)?.key)
    throw new DomainError(
      'delegation_refused',
      text(
        `${to} 属于另一方，只能转交给本方人员。`,
        `${to} belongs to the other party; only somebody of one's own may answer.`,
      ),
      { field: 'to' },
    );
  await processes.ask(processOf(view.key, evaluation), delegateFigure, requestId, { ask: ask.key, by, to, identity });
}

/** What a restatement is about: a corrected figure, or only that everything is counted again. */
interface Restated {
  readonly correction?: Answer;
  /** Where several figures are corrected at once. */
  readonly corrections?: readonly Answer[];
  readonly reason: string;
}

/** Opens the next version of an evaluation that was signed off. Throws `evaluation_state` for any other, `comment_required`. */
export async function restate(
  { processes, readModel }: Deps,
  view: ProgrammeView,
  evaluation: EvaluationView,
  { correction, corrections, reason }: Restated,
  requestId: string,
): Promise<{ readonly evaluation: string; readonly version: number; readonly restates: boolean }> {
  const { cycle, period, state, asked, cause, version = 1 } = evaluation;
  if (state !== 'signedOff' || !asked) throw new DomainError('evaluation_state');
  if (isBlank(reason)) throw new DomainError('comment_required', undefined, { field: 'note' });
  const next = version + 1;
  const process = evaluationProcess(
    {
      ...contextIn(view),
      asks: true,
      cycleKey: cycle,
      period,
      restatement: next,
      reason,
      ...(cause && { cause }),
      ...(correction && { correction }),
      ...(corrections && { corrections }),
    },
    scopeTitle(view.definition.evaluation, cycle),
  );
  await processes.start(process, requestId).catch((error: unknown) => {
    // Somebody else has opened this version since.
    throw error instanceof DomainError && error.code === 'key_taken' ? new DomainError('evaluation_state') : error;
  });
  await untilVisible(async () => (await readModel.head(view.key))?.evaluations.some(({ key }) => key === process.id));
  return { evaluation: process.id, version: next, restates: true };
}
