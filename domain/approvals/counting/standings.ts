import { isApproved, type Approval, type Panel, type Stage, type Tally } from '../approvals';
import { isAnswerable, openingsOf } from '../barriers';
import { noLimits, seatNode, sendPeople } from './demands';
import { needs } from './distinct-demands';
import { canFill, firstFilling, usualPatience, type SeatOpening, type Patience } from './fillings';
import { once } from '../../shared/once';
import { benchesOf, castingOf, isWeighed } from './quorum';
import { stageNow } from '../seats';
import { benchState, tallyStage, type State } from './tallies';
import type { Titles } from '../../programme/titles';
import { lastDecision, votesOf } from '../votes';
import type { Seat } from '../../programme/governance';

/** A stage as it can be answered: a seat for which nobody may answer counts as a vacant one, as do those `left` unfilled. */
export function answerable(approval: Approval, { panels }: Stage, left: readonly string[]): Stage {
  const gone = new Set(left);
  const seated = (seats: readonly Seat[]) =>
    seats.map((seat) => (isAnswerable(approval, seat) && !gone.has(seat.id) ? seat : { ...seat, holder: null }));
  return { panels: panels.map((panel) => ({ ...panel, seats: seated(panel.seats) })) };
}

/** How the stages from the open one on were counted: what each came to, which of them decides, and the seats left for want of different people. */
export interface StageCount {
  readonly stages: readonly Tally[];
  readonly decisive: Tally;
  readonly left: readonly string[];
  /** That it was not found out whether different people are enough: more than weights, ties and shared seats let anybody see at once. */
  readonly isUnknown?: true;
}

interface CountOptions {
  readonly titles?: Titles;
  readonly patience?: Patience;
}

function counted(approval: Approval, left: readonly string[], options: CountOptions): StageCount {
  const { request, stage } = approval;
  const { titles = request.titles } = options;
  const { hearEverybody } = request.policy;
  const votes = votesOf(approval);
  const stages = request.stages
    .map((_, index) => index)
    .slice(stage)
    .map((index) =>
      tallyStage(answerable(approval, stageNow(approval, index), left), votes, { hearEverybody, titles }),
    );
  const now = stages[0] ?? tallyStage({ panels: [] }, new Map());
  const isGoing = now.outcome === 'open' || isApproved(now.outcome);
  const decisive = (isGoing ? stages.find(({ outcome }) => outcome === 'impossible') : undefined) ?? now;
  return { stages, decisive, left };
}

/**
 * Counts the open stage and those to come by whoever can answer; a later one that is impossible decides at once, since nobody's
 * answer could help. Where different people are asked for and there are too few of them, the seats left unfilled count as vacant.
 */
export const countStages = (approval: Approval, options?: CountOptions): StageCount =>
  options ? countAll(approval, options) : countUsually(approval);

const countUsually = once((approval: Approval) => countAll(approval, {}));

function countAll(approval: Approval, options: CountOptions): StageCount {
  const whole = counted(approval, [], options);
  if (whole.decisive.outcome !== 'open') return whole;
  const isFillable = canBeFilled(approval, options.patience ?? usualPatience());
  if (isFillable !== false) return isFillable ? whole : { ...whole, isUnknown: true };
  return counted(approval, firstFilling(openingsOf(approval)), options);
}

const isRuledOut = (state: State) => state === 'rejected' || state === 'changesRequested';

/** The panels of the open stage and of those to come as they can be answered, without the stages that answers have ruled out. */
function openPanels(approval: Approval): readonly Panel[] {
  const votes = votesOf(approval);
  const isOpen = (panel: Panel) => benchesOf(panel).every((bench) => !isRuledOut(benchState(panel, bench, votes)));
  return [...approval.request.stages.keys()]
    .slice(approval.stage)
    .map((stage) => answerable(approval, stageNow(approval, stage), []).panels)
    .filter((panels) => panels.every(isOpen))
    .flat();
}

/** What the panels to come need of the open seats so that none is impossible. */
function needsOf(approval: Approval) {
  const votes = votesOf(approval);
  return needs(
    openingsOf(approval),
    openPanels(approval),
    (panel, bench) => benchState(panel, bench, votes) !== 'impossible',
  );
}

/** Whether different people can fill the open seats so that no stage is impossible; as long as that is not known, they may. */
function canBeFilled(approval: Approval, patience: Patience): boolean | undefined {
  const openings = openingsOf(approval);
  const suffices = (left: readonly string[]) => counted(approval, left, {}).decisive.outcome !== 'impossible';
  return openings.length === 0 || canFill({ openings, suffices, ...needsOf(approval) }, patience);
}

/** Whether nothing but numbers of seats matters, so that what is needed of them is all there is to it. */
const isCountedBySeats = (approval: Approval, openings: readonly SeatOpening[]) =>
  openings.every(({ circles }) => circles.length === 1) &&
  approval.request.stages.every((_, stage) =>
    stageNow(approval, stage).panels.every((panel) =>
      benchesOf(panel).every((bench) => !castingOf(panel, bench) && !isWeighed(bench)),
    ),
  );

/**
 * Which of some gaps help when people of their own fill them, and how many must be filled, where only numbers of seats matter: those who
 * would let one more go to what is still needed; `filled` is the matter with all of them filled. `undefined` where more matters.
 */
export function helpfulGaps(approval: Approval, filled: Approval, gaps: readonly Seat[]) {
  const [now] = countStages(approval).stages;
  const openings = openingsOf(filled);
  const isSimple =
    openings.length > 0 &&
    now?.outcome !== undefined &&
    !isApproved(now.outcome) &&
    !gaps.some(({ id }) => lastDecision(approval, id)) &&
    isCountedBySeats(filled, openings);
  if (!isSimple) return undefined;
  const known = new Map(openingsOf(approval).map((seat) => [seat.id, seat]));
  const ids = new Set(gaps.map(({ id }) => id));
  const asked = openings.map((seat) =>
    ids.has(seat.id) ? { ...seat, people: known.get(seat.id)?.people ?? [] } : seat,
  );
  const { flow, lacking } = sendPeople(asked, needsOf(filled).demands([]), noLimits);
  const found = gaps.filter((seat) => flow.reachesEnd(seatNode(seat)));
  return { found, isEachNeeded: found.length === lacking };
}
