import { continueAsNew, setHandler } from '@temporalio/workflow';
import { answerWatch, lookAgain, submitPlan, watchesQuery, type StrategyInput } from '../contracts/strategy';
import {
  assertMayAnswer,
  newWatch,
  watchAfter,
  watchBegins,
  watchOf,
  type SignalHappening,
  type Watch,
  type WatchHappening,
} from '../domain/strategy/watches';
import { localDateOf } from '../domain/calendar/zones';
import { findSignals, planWatches } from './kit/activities';
import { wereOpened } from './approval/asking';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { show } from './kit/visibility';
import { happensBy, isPast, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import { createAssessments } from './strategy/assessments';
import { createExits } from './strategy/exits';
import { createPlans } from './strategy/plans';

type Process = (input: StrategyInput) => Promise<void>;
type Plan = Awaited<ReturnType<typeof planWatches>>[number];

/** Follows a programme's strategy: asks for figures and reviews in their rhythm, reads what the programme tells by itself, and has what lies beyond its threshold assessed. */
export async function strategy({ programme, resumed }: StrategyInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  const since = resumed?.since ?? new Date().toISOString();
  let watches = resumed?.watches ?? {};
  let last = resumed?.last ?? {};
  let plans: readonly Plan[] = [];
  let isToLook = false;
  const toJudge: string[] = [];
  const assessments = createAssessments({ programme, ledger, sideWork }, resumed?.assessments);

  const versions = createPlans({ programme, ledger, sideWork }, resumed?.plans);

  const exits = createExits({ programme, ledger }, resumed?.triggers);

  setHandler(watchesQuery, () => watches);
  setHandler(lookAgain, () => void (isToLook = true));
  setHandler(
    answerWatch,
    ({ watch, kind, title, period, ...given }) => {
      const answer = { ...given, period: watches[watch]?.asked?.period ?? period };
      happen({ type: 'watch.answered', watch, kind, title, answer });
      if (kind === 'figure') toJudge.push(watch);
      return { entries: ledger.unwritten() };
    },
    { validator: refusing(assertMayAnswer) },
  );

  setHandler(
    submitPlan,
    (submission) => {
      const { key: plan, version, approval } = versions.submit(submission);
      return { plan, version, approval, entries: ledger.unwritten() };
    },
    { validator: refusing(versions.assertMaySubmit) },
  );

  wereOpened(resumed?.opened);
  assessments.goOn();
  versions.goOn();
  for (;;) {
    plans = await planWatches({ programme, since, last, now: new Date().toISOString() });
    for (const plan of plans.filter(({ asksAt }) => isPast(asksAt))) await begin(plan);
    if (isToLook) await look();
    for (const watch of toJudge.splice(0)) await judge(watch);
    letTimePass();
    sideWork.begin();
    await ledger.write();
    const isNews = () => ledger.hasNews() || sideWork.isAsked() || isToLook || toJudge.length > 0;
    const next = showNext();
    if (!isNews() && sideWork.count() === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({
        programme,
        resumed: {
          recorded: ledger.recorded(),
          since,
          watches,
          last,
          assessments: assessments.known(),
          triggers: exits.known(),
          plans: versions.known(),
        },
      });
    if (plans.some(({ asksAt }) => isPast(asksAt))) continue;
    if (next === undefined) await somethingHappens(isNews, 'a figure or a review');
    else await happensBy(isNews, next, 'what is followed next of the strategy');
  }

  /** Its period is over: people are asked, or what the programme tells is read. */
  async function begin(plan: Plan) {
    const { key: watch, kind, title, period, dueAt, remindAt, people: told } = plan;
    last = { ...last, [watch]: period };
    if (kind === 'figure' || kind === 'review')
      return happen({ type: 'watch.asked', watch, kind, title, asked: { period, dueAt, remindAt, told } });
    await read(plan);
  }

  async function read({ key: watch, kind, title, period }: Pick<Plan, 'key' | 'kind' | 'title' | 'period'>) {
    const [found] = await findSignals({ programme, keys: [watch] });
    if (found?.value === undefined) return;
    const answer = { period, value: found.value, note: '', on: today() };
    happen({ type: 'watch.answered', watch, kind, title, answer });
    toJudge.push(watch);
  }

  /** Something that the programme tells has changed: those that follow it are read before their period is over. */
  async function look() {
    isToLook = false;
    await exits.look();
    for (const plan of plans.filter(({ kind }) => kind === 'kpi' || kind === 'riskLevel')) {
      const [found] = await findSignals({ programme, keys: [plan.key] });
      if (found?.value !== undefined && found.value !== watches[plan.key]?.values.at(-1)?.value) await read(plan);
    }
  }

  /** Beyond its threshold it opens an assessment, once until it has come back. */
  async function judge(signal: string) {
    const value = watches[signal]?.values.at(-1)?.value ?? '';
    const [found] = await findSignals({ programme, keys: [signal], given: value });
    const known = watches[signal];
    if (!found || !known || found.isBeyond === known.isBeyond) return;
    if (!found.isBeyond) return happen({ type: 'signal.returned', signal });
    const crossing = known.crossings + 1;
    const { why, told, title } = found;
    happen({ type: 'signal.crossed', signal, title, crossing, why, told });
    assessments.open(signal, crossing, { title, why });
  }

  function letTimePass() {
    for (const { key: watch, state, asked } of Object.values(watches)) {
      if (!asked || state !== 'asked') continue;
      if (isPast(asked.dueAt)) happen({ type: 'watch.overdue', watch, told: asked.told });
      else if (!asked.isReminded && isPast(asked.remindAt)) happen({ type: 'watch.reminded', watch, told: asked.told });
    }
  }

  /** Says what is followed next; answers the instant. */
  function showNext(): string | undefined {
    const open = Object.values(watches).filter(({ state }) => state === 'asked');
    const instants = [
      ...plans.map(({ asksAt }) => asksAt),
      ...open.flatMap(({ asked }) => (asked ? [asked.isReminded ? asked.dueAt : asked.remindAt] : [])),
    ];
    const [next] = [...instants].sort((a, b) => Date.parse(a) - Date.parse(b));
    const lines = plans.map(({ key, kind, period, asksAt }) => `${key} (${kind}): ${period} from ${asksAt}`);
    show(
      'open',
      open.length > 0 ? ['pmo'] : [],
      [...lines, ...assessments.details(), ...versions.details()].join('\n\n') || 'Nothing is followed.',
      next,
    );
    return next;
  }

  function today() {
    return localDateOf(new Date().toISOString(), plans[0]?.zone ?? 'UTC');
  }
  function happen(happening: WatchHappening | SignalHappening) {
    const key = watchOf(happening);
    const known: Watch | undefined =
      watches[key] ?? (watchBegins(happening) && 'watch' in happening ? newWatch(happening) : undefined);
    if (known) watches = { ...watches, [key]: watchAfter(known, happening) };
    ledger.tell(happening);
  }
}
