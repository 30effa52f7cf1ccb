import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import {
  analyseUpdate,
  carryOutUpdate,
  improvementQuery,
  planUpdate,
  recurred,
  recurUpdate,
  restatedFigure,
  verifyUpdate,
  type CauseAgain,
  type ImprovementInput,
  type RestatedFigure,
  type Verification,
} from '../contracts/improvement';
import { programmeEnds } from '../contracts/programme';
import { isApproved } from '../domain/approvals/approvals';
import { localDateOf } from '../domain/calendar/zones';
import { knowsCause } from '../domain/improvements/causes';
import { checkFrom, nextAlarm, watchedUntil } from '../domain/improvements/clocks';
import { planContent } from '../domain/improvements/contents';
import {
  isOpen,
  isOver,
  roundOf,
  type Analysis,
  type CarriedOut,
  type ImprovementHappening,
  type Recurrence,
  type Scheme,
} from '../domain/improvements/improvements';
import { improvementAfter } from '../domain/improvements/projection';
import {
  assertMayAnalyse,
  assertMayCarryOut,
  assertMayPlan,
  assertMayRecur,
  assertMayVerify,
  verdictOf,
} from '../domain/improvements/refusals';
import { stepTitles } from '../domain/improvements/words';
import { endingReason } from '../domain/views/endings';
import { ask, wereOpened } from './approval/asking';
import { findImprovers, planImprovementStep } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { createSideWork } from './kit/side-work';
import { named, show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import { trackMeasures } from './obligation/tracking';

type Process = (input: ImprovementInput) => Promise<void>;

/** One problem of the cooperation: its cause is found, a plan approved and carried out, and its effect verified by the other company; it begins again until it worked and the problem stays away. */
export async function improvement(input: ImprovementInput): Promise<void> {
  const { programme, rules, zone, resumed } = input;
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  let it = input.improvement;
  let approvedAt = resumed?.approvedAt;
  const { key, severity, source } = it;
  const about = { improvement: key };

  setHandler(improvementQuery, () => it);
  setHandler(
    analyseUpdate,
    (analysis) => {
      happen({ type: 'improvement.analysed', ...about, ...analysis });
      return answer();
    },
    { validator: refusing((analysis: Analysis) => assertMayAnalyse(it, analysis)) },
  );
  setHandler(
    planUpdate,
    (scheme) => {
      const approval = approvalId({ programme, subject: { kind: 'improvement', key }, round: it.asked + 1 });
      const content = planContent(it, scheme, input.titles);
      happen({ type: 'improvement.planned', ...about, scheme, approval });
      sideWork.ask(approval, () => decide(content, scheme.by));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((scheme: Scheme) => assertMayPlan(it, scheme, today())) },
  );
  setHandler(
    carryOutUpdate,
    (carriedOut) => {
      const from = checkFrom(carriedOut.on, severity, rules.checkAfterDays);
      happen({ type: 'improvement.carriedOut', ...about, ...carriedOut, checkFrom: from });
      return { ...answer(), checkFrom: from };
    },
    {
      validator: refusing((carriedOut: CarriedOut) =>
        assertMayCarryOut(it, carriedOut, { today: today(), ...(approvedAt && { after: dayOf(approvedAt) }) }),
      ),
    },
  );
  setHandler(
    verifyUpdate,
    (verification) => {
      const verdict = verdictOf(it, verification.measured, verification.verdict);
      const check = { ...verification, verdict, on: today() };
      const isEffective = verdict === 'effective';
      const until = isEffective && { watchedUntil: watchedUntil(check.on, severity, rules.checkAfterDays) };
      happen({ type: 'improvement.verified', ...about, check, ...until });
      if (!isEffective) reopen('notEffective');
      return { ...answer(), verdict };
    },
    { validator: refusing((verification: Verification) => assertMayVerify(it, verification, today())) },
  );
  setHandler(
    recurUpdate,
    (recurrence) => {
      recur(recurrence);
      return answer();
    },
    { validator: refusing(({ note }: Pick<Recurrence, 'note'>) => assertMayRecur(it, note, today())) },
  );
  setHandler(recurred, ({ cause, note }: CauseAgain) => {
    const isLate = it.watchedUntil !== undefined && today() > it.watchedUntil;
    if (!isOver(it) && !isLate && !knowsCause(it, source, cause)) recur({ note, cause });
  });
  setHandler(restatedFigure, ({ restated, told }: RestatedFigure) => {
    const isKnown = it.restatements?.some(
      ({ evaluation, what }) => evaluation === restated.evaluation && what.zh === restated.what.zh,
    );
    if (!isOver(it) && !isKnown) happen({ type: 'improvement.restated', ...about, restated, told });
  });
  setHandler(programmeEnds, (ending) => {
    if (!isOver(it)) happen({ type: 'improvement.abandoned', ...about, reason: endingReason(ending) });
  });

  if (!resumed) happen({ type: 'improvement.opened', ...about, opened: it });
  goOn(resumed?.opened);
  for (;;) {
    sideWork.begin();
    await ledger.write();
    if (isOver(it) && sideWork.count() === 0 && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  async function lookAround() {
    if (takeNewCalendar() && it.clock?.provisional) await setClock(it.clock.from);
    else if (!it.clock && it.state !== 'approval' && !isOver(it)) await setClock(new Date().toISOString(), true);
    if (isNews()) return;
    const title = `${stepTitles[it.state].en}: ${named(it.title)}`;
    show(it.state, it.state === 'approval' ? rules.leads.groups : isOpen(it) ? ['pmo'] : [], title, it.clock?.dueAt);
    const before = { state: it.state, side: sideWork.count() };
    const hasMoved = () => isNews() || it.state !== before.state || sideWork.count() !== before.side;
    const alarm = nextAlarm(it.clock);
    if (!alarm) await somethingHappens(hasMoved, title);
    else if (!(await happensBy(hasMoved, alarm.at, `${alarm.does}: ${title}`))) await ring(alarm.does);
    if (!hasMoved() && sideWork.count() === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({
        ...input,
        improvement: it,
        resumed: { recorded: ledger.recorded(), ...(approvedAt !== undefined && { approvedAt }) },
      });
  }

  /** When the step that it is in is due, and who hears that it began. */
  async function setClock(from: string, begins = false) {
    const counted = it;
    const clock = await planImprovementStep({ programme, improvement: counted, rules, from });
    const told = begins ? await findImprovers({ programme, improvement: counted }) : undefined;
    if (it !== counted || !clock) return;
    if (told) happen({ type: 'improvement.stepBegan', ...about, clock, told: told.people });
    else happen({ type: 'improvement.recounted', ...about, clock: { ...it.clock, ...clock } });
  }

  async function ring(does: NonNullable<ReturnType<typeof nextAlarm>>['does']) {
    if (does === 'close') return happen({ type: 'improvement.closed', ...about, on: today() });
    const before = it;
    const { people: told, isUnverifiable } = await findImprovers({ programme, improvement: it });
    if (it !== before) return;
    const type = { open: 'checkOpened', remind: 'reminded', overdue: 'overdue' } as const;
    happen({ type: `improvement.${type[does]}`, ...about, told, ...(isUnverifiable && { isUnverifiable }) });
  }

  async function decide(content: ReturnType<typeof planContent>, requester: string) {
    const { approval, outcome } = await ask({
      ...contextOf(input),
      ...rules.leads,
      subject: { kind: 'improvement', key },
      round: it.asked,
      content,
      requester,
    });
    if (isOver(it)) return;
    const { measures = [] } = roundOf(it).scheme ?? {};
    happen({ type: 'improvement.planDecided', ...about, approval, outcome });
    if (!isApproved(outcome)) return;
    approvedAt = new Date().toISOString();
    await trackMeasures({ programme, approval }, measures);
  }

  /** What the groups were deciding on when it was lost is waited for as before; measures that it had not come to are tracked. */
  function goOn(opened: readonly string[] = []) {
    wereOpened(opened);
    const { scheme, approval } = roundOf(it);
    const untracked = resumed?.untracked ?? [];
    if (scheme && approval !== undefined && untracked.length > 0)
      sideWork.ask(approval, () => trackMeasures({ programme, approval }, scheme.measures, untracked));
    if (it.state !== 'approval' || !scheme || approval === undefined) return;
    sideWork.ask(approval, () => decide(planContent(it, scheme, input.titles), scheme.by));
  }

  /** While the effect is awaited or watched the same problem begins it again; before, it is open anyway. */
  function recur(recurrence: Omit<Recurrence, 'on'>) {
    happen({ type: 'improvement.recurred', ...about, recurrence: { ...recurrence, on: today() } });
    if (it.state === 'verification' || it.state === 'watch') reopen('recurred');
  }
  function reopen(because: 'notEffective' | 'recurred') {
    happen({ type: 'improvement.reopened', ...about, count: it.reopened + 1, because });
  }
  function happen(happening: ImprovementHappening) {
    it = improvementAfter(it, happening);
    ledger.tell(happening);
  }
  function isNews() {
    return sideWork.isAsked() || ledger.hasNews() || hasNewCalendar();
  }
  function answer() {
    return { state: it.state, entries: ledger.unwritten() };
  }
  function dayOf(instant: string) {
    return localDateOf(instant, zone);
  }
  function today() {
    return dayOf(new Date().toISOString());
  }
}
