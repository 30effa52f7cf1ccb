import type { Approval } from './approvals';
import type { Answered, Action, Pause, Questioned } from './actions/actions';
import { actionsOf, actionsOfType } from './seats';

type Pausing = Questioned & { readonly pause: Pause };

const pauses = (question: Questioned): question is Pausing => question.pause !== undefined;
const isConversation = (action: Action): action is Questioned | Answered =>
  action.type === 'approval.questioned' || action.type === 'approval.answered';

/** The question that stopped the clock of a matter: the first that brought a pause, since there is no second. */
export const pausedBy = (approval: Pick<Approval, 'changes'>): Pausing | undefined =>
  actionsOfType(approval, 'approval.questioned').find(pauses);

/** Whether it was this question that stopped the clock. */
export const stopsClock = (approval: Pick<Approval, 'changes'>, { by, at }: Questioned): boolean => {
  const first = pausedBy(approval);
  return first?.by === by && first.at === at;
};

/** Whether a question may still stop the clock: where the policy allows it, and once. */
export const mayPause = (approval: Approval): boolean =>
  approval.request.policy.questionPause !== undefined && pausedBy(approval) === undefined;

/** The questions that nobody has answered yet, in their order; an answer is one to all of them. */
const openQuestions = (approval: Approval): readonly Questioned[] => {
  const said = actionsOf(approval).filter(isConversation);
  const answered = said.findLastIndex(({ type }) => type === 'approval.answered');
  return said.slice(answered + 1).filter((action) => action.type === 'approval.questioned');
};

/** The question asked last that waits for the requester's answer. */
export const openQuestion = (approval: Approval): Questioned | undefined => openQuestions(approval).at(-1);

/** Whether the deadline that stands is still the one that a pause set: no extension, step or stage has come since. */
const stillStands = ({ stage, dueAt }: Approval, { plan, counted }: Pause): boolean =>
  dueAt === plan.dueAt && (counted === undefined || counted.stage === stage);

/** The question that waits for the requester's answer, and which one has stopped the clock at that instant, if one has. */
export function questionOf(approval: Approval, at: string) {
  const open = openQuestions(approval);
  const question = open.at(-1);
  if (!question) return undefined;
  const first = pausedBy(approval);
  const stops =
    first &&
    open.includes(first) &&
    stillStands(approval, first.pause) &&
    Date.parse(at) < Date.parse(first.pause.until);
  return { question, isPaused: stops === true, ...(stops && { stoppedBy: first }) };
}

/** Whether a pause was counted from another deadline than the one that stands, so that it would undo what came between. */
export const isOutOfDate = ({ stage, dueAt }: Approval, { counted }: Pause): boolean =>
  counted !== undefined && (counted.stage !== stage || Date.parse(counted.dueAt) !== Date.parse(dueAt));

/**
 * A question or an answer as the approval takes it up: a pause where there may be none, or that would bring the
 * deadline nearer, is none; and an answer moves nothing, since the deadline that people were told stands.
 * Source: docs/rules/approval-time.md, "Pauses".
 */
export function asTold(approval: Approval, made: Action): Action {
  if (made.type === 'approval.answered' && made.plan) {
    const { plan: _, ...answer } = made;
    return answer;
  }
  if (made.type !== 'approval.questioned' || !made.pause) return made;
  const { pause, ...question } = made;
  return mayPause(approval) && Date.parse(pause.plan.dueAt) >= Date.parse(approval.dueAt) ? made : question;
}
