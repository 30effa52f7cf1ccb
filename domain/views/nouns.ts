import { agreementSentence, isOfAgreementLife } from '../agreements/sentences';
import { makingSentence } from '../agreements/making-sentences';
import { comingOfAgreements } from '../agreements/coming';
import { agreementsWait, signaturesWait } from '../agreements/waiting';
import type { Substitution } from '../approvals/actions/actions';
import type { Approval } from '../approvals/approvals';
import { approvalSentence } from '../approvals/sentences';
import { approvalWaits } from '../approvals/waiting';
import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { calendarSentence } from '../calendar/words';
import { budgetSentence } from '../money/budgets/words';
import { disputesWait } from '../disputes/waiting';
import { disputeSentence } from '../disputes/words';
import { evaluationSentence } from '../evaluations/sentences';
import { improvementSentence } from '../improvements/sentences';
import { improvementsWait } from '../improvements/waiting';
import { evaluationWaits } from '../evaluations/waiting';
import { distributionSentence } from '../money/distributions/sentences';
import { distributionsWait } from '../money/distributions/waiting';
import { drawSentence } from '../money/funds/draw-words';
import { drawsWait, fundsWait } from '../money/funds/waiting';
import { fundSentence } from '../money/funds/words';
import { innovationSentence, innovationsWait } from '../innovations/words';
import { staffingSentence, staffingWaits } from '../staffing/words';
import { ipWaits } from '../ip/waiting';
import { ipSentence } from '../ip/words';
import { mailSentence } from '../mail/sentences';
import { obligationSentence } from '../obligations/sentences';
import { obligationsWait } from '../obligations/waiting';
import { comingOfPhases } from '../phases/coming';
import { phaseSentence, sentenceOfMilestone } from '../phases/sentences';
import { isReached } from '../phases/milestones';
import { phasesWait } from '../phases/waiting';
import { policySentence } from '../policy-times/words';
import { processSentence } from '../processes/faults';
import { faultsWait } from '../processes/waiting';
import type { WaitingView } from '../programme/awaited';
import type { ComingDate } from '../programme/coming-date';
import type { Programme } from '../programme/programme';
import { programmeSentence } from '../programme/sentences';
import type { Titles } from '../programme/titles';
import { mayUndertake, type ProgrammeState } from '../programme/undertakings';
import { projectsWait } from '../projects/waiting';
import { projectSentence } from '../projects/words';
import type { Noun, Of } from '../record/nouns';
import { comingOfRisks } from '../risks/coming';
import { risksWait } from '../risks/waiting';
import { riskSentence } from '../risks/words';
import { rosterSentence } from '../roster/sentences';
import { baselineSentence } from '../schedule/baselines';
import { scopeSentence } from '../schedule/scopes';
import { scheduleWaits } from '../schedule/waiting';
import { scheduleSentence } from '../schedule/words';
import { comingOfAdjustments } from '../strategy/coming';
import { correctionsWait } from '../strategy/retroactive';
import { planSentence, plansWait } from '../strategy/plan-words';
import { assessmentsWait, watchesWait } from '../strategy/watch-waiting';
import { exitSentence } from '../strategy/exits';
import { watchSentence } from '../strategy/watch-words';
import { strategySentence } from '../strategy/words';
import { inBoth } from '../shared/sentences';
import type { Text } from '../shared/text';
import { comingOfCycles, comingOfDisputes, comingOfIp } from './coming-clocks';
import { goesOnWith } from './endings';
import type { Things } from './kept';
import type { WaitingProgrammeView } from './views';

/** What a sentence of the history may need beside its happening: names, the approval that the entries are about, and its reader's zone. */
export interface Around {
  readonly programme: Programme;
  readonly titles: Titles;
  readonly approval: Approval | undefined;
  readonly zone: string;
}

/** What pages, lists and calendars show of one noun. */
interface Shown<One extends Noun> {
  /** How it tells what happened to it. */
  readonly sentence: (happening: Of<One>, around: Around) => Text;
  /** What of it waits for somebody. */
  readonly waits?: (
    programme: Programme,
    things: Things,
    state: ProgrammeState,
    substitutions: readonly Substitution[],
  ) => readonly WaitingView[];
  /** Its dates to come, beside those until which something waits: these stand in the waiting list. */
  readonly coming?: (view: WaitingProgrammeView, today: LocalDate, calendars: Calendars) => readonly ComingDate[];
}

/** Of equally old waits the earlier noun's stands first. */
export const nouns: { readonly [One in Noun]: Shown<One> } = {
  phase: {
    sentence: phaseSentence,
    waits: (programme, { phases, milestones }) => phasesWait(programme, phases, milestones),
    coming: comingOfPhases,
  },
  schedule: {
    sentence: scheduleSentence,
    waits: (programme, { milestones }) => scheduleWaits(programme, milestones, isReached),
  },
  approval: {
    sentence: (happening, { approval }) => approvalSentence(happening, approval),
    waits: (programme, { approvals, agreements }, state) => {
      const view = { agreements: agreements.map(({ value }) => value) };
      return approvals
        .filter((approval) => mayUndertake(state, goesOnWith(view, approval)))
        .map((approval) => approvalWaits(programme, approval));
    },
  },
  evaluation: {
    sentence: evaluationSentence,
    waits: (programme, { evaluations }, _state, substitutions) =>
      evaluations.flatMap((evaluation) => evaluationWaits({ programme, substitutions }, evaluation)),
  },
  obligation: {
    sentence: obligationSentence,
    waits: (_programme, { obligations }, state) =>
      obligationsWait(obligations.filter(({ value }) => state !== 'ended' || value.under !== undefined)),
  },
  project: {
    sentence: projectSentence,
    waits: (programme, { projects }) => projectsWait(programme, projects),
  },
  dispute: {
    sentence: (happening, { titles }) => disputeSentence(happening, titles),
    waits: (programme, { disputes }) => disputesWait(programme, disputes),
    coming: comingOfDisputes,
  },
  improvement: {
    sentence: (happening, { titles }) => improvementSentence(happening, titles),
    waits: (programme, { improvements }) => improvementsWait(programme, improvements),
  },
  distribution: {
    sentence: (happening, { programme }) => distributionSentence(happening, programme.currency),
    waits: (programme, { distributions, adjustments }) => [
      ...distributionsWait(programme, distributions),
      ...correctionsWait(programme, distributions, adjustments),
    ],
  },
  innovation: {
    sentence: innovationSentence,
    waits: (programme, { innovations }) => innovationsWait(programme, innovations),
  },
  fund: {
    sentence: (happening, { programme }) => fundSentence(happening, programme),
    waits: (programme, { funds }, state) => fundsWait(programme, funds, state),
  },
  draw: {
    sentence: (happening, { programme }) => drawSentence(happening, programme),
    waits: (programme, { draws }) => drawsWait(programme, draws),
  },
  staffing: {
    sentence: (happening, { titles }) => staffingSentence(happening, titles),
    waits: (programme, { staffing }) => staffingWaits(programme, staffing),
  },
  ip: {
    sentence: (happening, { titles }) => ipSentence(happening, titles),
    waits: (programme, { ip }) => ipWaits(programme, ip),
    coming: comingOfIp,
  },
  risk: {
    sentence: riskSentence,
    waits: (programme, { risks }) => risksWait(programme, risks),
    coming: comingOfRisks,
  },
  process: {
    sentence: processSentence,
    waits: (programme, { faults }) => faultsWait(programme, faults),
  },
  agreement: {
    sentence: (happening, { titles, programme }) =>
      isOfAgreementLife(happening)
        ? agreementSentence(happening, titles, programme.agreements)
        : makingSentence(happening, titles),
    waits: (programme, { agreements }) => [
      ...agreementsWait(programme, agreements),
      ...agreements.flatMap((agreement) => signaturesWait(programme, agreement)),
    ],
    coming: comingOfAgreements,
  },
  cycle: { sentence: evaluationSentence, coming: comingOfCycles },
  // A phase's wait speaks of its milestones.
  milestone: { sentence: sentenceOfMilestone },
  baseline: { sentence: baselineSentence },
  // What of it waits is its approval.
  budget: { sentence: (happening, { programme }) => budgetSentence(happening, programme.currency) },
  calendar: { sentence: (happening, { programme }) => calendarSentence(happening, programme) },
  mail: { sentence: mailSentence },
  policy: { sentence: (happening, { programme }) => policySentence(happening, programme) },
  programme: { sentence: programmeSentence },
  roster: {
    sentence: (happening, { programme, zone }) =>
      inBoth((language) => rosterSentence(programme, happening, { zone, language })),
  },
  scope: { sentence: scopeSentence },
  // What of it waits is its approval.
  adjustment: { sentence: strategySentence, coming: comingOfAdjustments },
  strategy: { sentence: strategySentence },
  watch: { sentence: watchSentence, waits: (_programme, { watches }) => watchesWait(watches) },
  signal: { sentence: watchSentence },
  exit: { sentence: exitSentence },
  plan: { sentence: planSentence, waits: (_programme, { plans }) => plansWait(plans) },
  assessment: {
    sentence: watchSentence,
    waits: (programme, { assessments, adjustments }) => assessmentsWait(programme, assessments, adjustments),
  },
};

/** All of them, where it does not matter which is which. */
export const shownNouns: readonly Omit<Shown<Noun>, 'sentence'>[] = Object.values(nouns);
