import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { learn, programmeEnds, programmeId } from '../contracts/programme';
import {
  acceptRisk,
  assessRisk,
  closeRisk,
  materialiseRisk,
  reopenRisk,
  respondToRisk,
  reviewRisk,
  riskQuery,
  type ClosingAsked,
  type MaterialisationTold,
  type RiskInput,
} from '../contracts/risk';
import { levelOf, currentOf, type Scores } from '../domain/risks/levels';
import { factMark, riskFact } from '../domain/risks/facts';
import { isSameReview, nearer } from '../domain/risks/reviews';
import { isRiskOver, nextTurn, reviewToPlan } from '../domain/risks/turns';
import {
  assertMayAccept,
  assertMayAskToClose,
  assertMayAssess,
  assertMayMaterialise,
  assertMayReopen,
  assertMayRespond,
  assertMayReview,
} from '../domain/risks/refusals';
import type { Acceptance, ResponseAsked, RiskAssessment, RiskReview } from '../domain/risks/risks';
import { endingReason } from '../domain/views/endings';
import { latestToday } from '../domain/programme/told-days';
import { EXIT } from '../domain/shared/reserved';
import { findRiskOwners, planRiskReview } from './kit/activities';
import { refusing } from './kit/failures';
import { hearOfCalendars } from './kit/recounting';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { happensBy, isPast, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import { createActions } from './risk/actions';
import { createDecisions } from './risk/decisions';
import { createRiskDesk } from './risk/desk';

type Process = (input: RiskInput) => Promise<void>;

/** One risk: identified, assessed, treated and reviewed in time until it is closed; the programme knows at once how high it is and what is overdue. */
export async function risk(input: RiskInput): Promise<void> {
  const { programme, rules, resumed } = input;
  const desk = createRiskDesk(input);
  const { ledger, sideWork, happen, answer, today } = desk;
  const { key } = input.risk;
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  const actions = createActions(desk, resumed?.untracked);
  const decisions = createDecisions(desk, actions);
  let told = resumed?.told;

  setHandler(riskQuery, () => desk.risk());
  setHandler(assessRisk, assess, {
    validator: refusing((given: RiskAssessment) => assertMayAssess(desk.risk(), given)),
  });
  setHandler(reviewRisk, review, { validator: refusing((given: RiskReview) => assertMayReview(desk.risk(), given)) });
  setHandler(respondToRisk, respond, {
    validator: refusing((given: ResponseAsked) => assertMayRespond(desk.risk(), given, today())),
  });
  setHandler(acceptRisk, decisions.askAcceptance, {
    validator: refusing((given: Acceptance) =>
      assertMayAccept(desk.risk(), given, { today: today(), atMostDays: rules.atMostDays }),
    ),
  });
  setHandler(
    materialiseRisk,
    (given) => {
      const { level } = desk.risk();
      happen({ type: 'risk.materialised', risk: key, ...given, ...(level && { level }) });
      return answer();
    },
    {
      validator: refusing((given: MaterialisationTold) =>
        assertMayMaterialise(desk.risk(), given, latestToday(new Date().toISOString())),
      ),
    },
  );
  setHandler(closeRisk, decisions.askClosing, {
    validator: refusing((given: ClosingAsked) => assertMayAskToClose(desk.risk(), given)),
  });
  setHandler(
    reopenRisk,
    ({ by, reason }) => {
      actions.drop('风险重新启用 / the risk was opened again');
      happen({ type: 'risk.reopened', risk: key, by, reason, on: today() });
      return answer();
    },
    { validator: refusing((given: ClosingAsked) => assertMayReopen(desk.risk(), given)) },
  );
  setHandler(programmeEnds, (ending) => {
    if (!isRiskOver(desk.risk())) happen({ type: 'risk.closed', risk: key, by: EXIT, reason: endingReason(ending) });
  });

  if (!resumed) begin();
  else decisions.goOn(resumed.again);
  for (;;) {
    await planReview();
    await tellReview();
    await decisions.endAcceptance();
    sideWork.begin();
    await actions.carryOut();
    await ledger.write();
    await tellProgramme();
    if (isRiskOver(desk.risk()) && sideWork.count() === 0 && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  function begin() {
    happen({ type: 'risk.raised', risk: key, raised: input.risk, told: input.told });
    if (input.assessment) assess(input.assessment);
    if (input.response) respond(input.response);
  }

  async function lookAround() {
    const { state, level, title } = desk.risk();
    const turn = nextTurn(desk.risk());
    const waitingOn = desk.risk().asked ? decisions.groups() : ['pmo'];
    show(state, waitingOn, `${title.zh} (${title.en}): ${level ?? 'not assessed'}, ${state}`, turn?.at);
    const before = sideWork.count();
    const isChanged = () => isNews() || sideWork.count() !== before;
    if (turn) await happensBy(isChanged, turn.at, turn.why);
    else await somethingHappens(isChanged, 'what becomes of it');
    if (sideWork.count() === 0 && !isNews() && shouldContinueAsNew())
      await continueAsNew<Process>({
        ...input,
        risk: desk.risk(),
        resumed: { recorded: ledger.recorded(), ...(told !== undefined && { told }) },
      });
  }

  function isNews() {
    return (
      ledger.hasNews() ||
      hasNewCalendar() ||
      sideWork.isAsked() ||
      actions.areAsked() ||
      decisions.hasTurn() ||
      reviewToPlan(desk.risk()) !== undefined
    );
  }

  function scored(scores: Scores) {
    const { level: before } = desk.risk();
    const after = levelOf(rules, currentOf(scores));
    return { risk: key, scores, on: today(), after, ...(before && { before }) };
  }
  function assess(given: RiskAssessment) {
    happen({ type: 'risk.assessed', ...given, ...scored(given.scores) });
    return answer();
  }
  function review({ scores = desk.risk().scores, ...given }: RiskReview) {
    if (scores) happen({ type: 'risk.reviewed', ...withAnswer(given), ...scored(scores) });
    return answer();
  }
  /** What was answered of scores that stay as they are is not asked again. */
  function withAnswer({ answer: said = desk.risk().answer, ...given }: Omit<RiskReview, 'scores'>) {
    return { ...given, ...(said !== undefined && { answer: said }) };
  }
  function respond({ by, ...asked }: ResponseAsked) {
    happen({ type: 'risk.responded', risk: key, response: actions.take(asked), by });
    return answer();
  }

  /** After a review, where an assessment made it worse, and on a calendar that was published; what is overdue stays so until it is reviewed. */
  async function planReview() {
    const toPlan = reviewToPlan(desk.risk());
    const isOutdated = takeNewCalendar();
    if (toPlan) {
      const counted = await planRiskReview({ programme, reviewDays: rules.reviewDays, ...toPlan });
      if (JSON.stringify(reviewToPlan(desk.risk())) !== JSON.stringify(toPlan)) return;
      const { level } = counted;
      return happen({ type: 'risk.reviewSet', risk: key, review: { ...nearer(desk.risk().review, counted), level } });
    }
    const { review: known, isOverdue } = desk.risk();
    if (!isOutdated || !known || isOverdue) return;
    const { from: lastReview, level, raisedOn } = known;
    const counted = await planRiskReview({
      programme,
      reviewDays: rules.reviewDays,
      level,
      lastReview,
      ...(raisedOn !== undefined && { raisedOn }),
    });
    if (desk.risk().review === known && !isSameReview(known, counted))
      happen({ type: 'risk.reviewSet', risk: key, review: counted });
  }

  /** Its owners are reminded before; what is overdue is told to those who oversee the programme as well, where it is high. */
  async function tellReview() {
    const { review: clock, isReminded, isOverdue, level, owner } = desk.risk();
    if (!clock || !level || isOverdue || !isPast(isReminded ? clock.dueAt : clock.remindAt)) return;
    const { owners, overseers } = await findRiskOwners({ programme, ...(owner !== undefined && { owner }) });
    if (desk.risk().review !== clock) return;
    if (!isPast(clock.dueAt)) return happen({ type: 'risk.reviewReminded', risk: key, told: owners });
    const whom = level === 'high' ? [...new Set([...owners, ...overseers])] : owners;
    happen({ type: 'risk.reviewOverdue', risk: key, level, dueAt: clock.dueAt, told: whom });
  }

  async function tellProgramme() {
    const fact = riskFact(desk.risk(), today());
    if (factMark(fact) === told) return;
    told = factMark(fact);
    await tellProcess(programmeId(programme), learn, fact);
  }
}
