import { continueAsNew, setHandler } from '@temporalio/workflow';
import { strategyAdjusted } from '../contracts/adjustment';
import { approvalId } from '../contracts/approval';
import {
  answerProposal,
  forecastMilestone,
  outlooksOf,
  reportException,
  type ScheduleInput,
} from '../contracts/schedule';
import { isApproved } from '../domain/approvals/approvals';
import { assertMayReport, exceptionContent, exceptionPolicy } from '../domain/tolerances/exception-reports';
import {
  assertMayAnswerProposal,
  assertMayForecast,
  callsForReport,
  coveredUpTo,
  outlookAfter,
  type ProposalAnswer,
  type Forecast,
  type ScheduleHappening,
  type SlipReport,
} from '../domain/schedule/schedules';
import { text } from '../domain/shared/sentences';
import { assessForecast, planException } from './kit/activities';
import { ask, wereOpened } from './approval/asking';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createChanges } from './schedule/changes';
import { createLateness } from './schedule/lateness';
import { createScopes } from './schedule/scopes';
import { createTimes } from './schedule/times';
import { createSideWork } from './kit/side-work';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: ScheduleInput) => Promise<void>;
type Again = NonNullable<NonNullable<ScheduleInput['resumed']>['again']>;

const nothing: Again = { opened: [], forecasts: [], reports: [], scopes: [] };

/** The dates of a programme's milestones: takes up forecasts, proposes what would follow, and has what slips too far decided. */
export async function schedule({ programme, resumed }: ScheduleInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  const since = resumed?.since ?? new Date().toISOString();
  let outlooks = resumed?.outlooks ?? {};
  let proposals = resumed?.proposals ?? 0;
  let forecasts = 0;
  const changes = createChanges({ programme, ledger, sideWork, measure }, resumed?.changes);
  const scopes = createScopes({ programme, ledger, sideWork }, resumed?.scopes);
  const times = createTimes({ programme, ledger, sideWork }, resumed?.times);
  const lateness = createLateness({ programme, since, sideWork, outlooks: () => outlooks, happens });

  setHandler(outlooksOf, () => outlooks);
  setHandler(strategyAdjusted, ({ adjustment, changes: { milestones = {} } }) => {
    lateness.lookAgain();
    for (const [key, { due }] of Object.entries(milestones))
      if (due !== undefined) sideWork.ask(`${adjustment} moves ${key}`, () => measure(key));
  });
  setHandler(
    forecastMilestone,
    (forecast) => {
      take(forecast);
      return { entries: ledger.unwritten() };
    },
    { validator: refusing(assertMayForecast) },
  );
  setHandler(
    answerProposal,
    (answer) => {
      const { proposal } = outlook(answer.milestone);
      happens({ type: 'schedule.answered', ...answer });
      const reason = `follows ${answer.milestone}`;
      for (const { milestone, to: on } of answer.isAccepted ? (proposal?.moves ?? []) : [])
        take({ milestone, on, reason, by: answer.by }, answer.milestone);
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((answer: ProposalAnswer) => assertMayAnswerProposal(outlook(answer.milestone), answer)) },
  );
  setHandler(
    reportException,
    (report) => {
      const subject = { kind: 'exception', key: report.milestone } as const;
      const round = (outlook(report.milestone).exception?.round ?? 0) + 1;
      const approval = approvalId({ programme, subject, round });
      happens({ type: 'schedule.exceptionReported', approval, ...report });
      sideWork.ask(approval, () => decideOn(report, round));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((report: SlipReport) => assertMayReport(outlook(report.milestone), report)) },
  );

  goOn(resumed?.again);
  for (;;) {
    lateness.begin();
    sideWork.begin();
    await ledger.write();
    showDetails();
    const isNews = () => ledger.hasNews() || sideWork.isAsked() || lateness.isDue();
    if (!isNews() && sideWork.count() === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({
        programme,
        resumed: {
          recorded: ledger.recorded(),
          since,
          outlooks,
          proposals,
          changes: changes.known(),
          scopes: scopes.known(),
          times: times.known(),
        },
      });
    const next = lateness.next();
    if (next === undefined) await somethingHappens(isNews, 'the next forecast');
    else await happensBy(isNews, next, 'the day on which a milestone slips too far');
  }

  /** What was under way when it was lost goes on: what people decide on is waited for as before. */
  function goOn({ opened, forecasts, reports, scopes: changed }: Again | undefined = nothing) {
    wereOpened(opened);
    changes.goOn();
    times.goOn();
    for (const report of changed) scopes.goOn(report);
    for (const report of reports)
      sideWork.ask(`exception ${report.milestone}`, () =>
        decideOn(report, outlook(report.milestone).exception?.round ?? 1),
      );
    for (const { before, isFollowing, ...each } of forecasts)
      sideWork.ask(`forecast again ${each.milestone}`, () => assess(each, before, isFollowing));
  }

  /** What follows from a forecast that itself followed another was proposed with that one. */
  function take(forecast: Forecast, follows?: string) {
    const before = Object.entries(outlooks).flatMap(([key, { forecastOn }]) => (forecastOn ? [[key, forecastOn]] : []));
    happens({ type: 'schedule.forecast', ...forecast, ...(follows !== undefined && { follows }) });
    forecasts += 1;
    sideWork.ask(`forecast ${forecasts}`, () =>
      assess(forecast, Object.fromEntries(before) as Record<string, string>, follows !== undefined),
    );
  }

  async function assess(
    { milestone, on }: Pick<Forecast, 'milestone' | 'on'>,
    before: Readonly<Record<string, string>>,
    isFollowing: boolean,
  ) {
    const { slip, moves } = await assessForecast({ programme, milestone, on, forecasts: before });
    if (outlook(milestone).forecastOn !== on) return; // a later forecast has replaced it
    happens({ type: 'schedule.measured', milestone, on, slip });
    lateness.lookAgain();
    if (callsForReport(outlook(milestone), slip)) happens({ type: 'schedule.exceptionOpened', milestone, slip });
    if (isFollowing || moves.length === 0) return;
    proposals += 1;
    happens({ type: 'schedule.proposed', milestone, number: proposals, moves });
  }

  /** What was forecast slips otherwise from another baseline. */
  async function measure(milestone: string) {
    const { forecastOn: on } = outlook(milestone);
    lateness.lookAgain();
    if (on !== undefined) await assess({ milestone, on }, { [milestone]: on }, true);
  }

  async function decideOn(report: SlipReport, round: number) {
    const { milestone, by } = report;
    await lateness.measure(milestone);
    const { version, title, groups } = await planException({ programme, milestone });
    const why = outlook(milestone).slip?.why ?? text('', '');
    const { approval, outcome } = await ask({
      programme,
      version,
      subject: { kind: 'exception', key: milestone },
      round,
      content: exceptionContent(title, why, report),
      requester: by,
      policy: exceptionPolicy,
      groups,
    });
    const growing = isApproved(outcome) ? await lateness.measure(milestone) : undefined;
    happens({
      type: 'schedule.exceptionDecided',
      milestone,
      approval,
      outcome,
      ...(growing && { upTo: coveredUpTo(growing) }),
    });
    lateness.lookAgain();
  }

  function happens(happening: ScheduleHappening) {
    const { milestone } = happening;
    outlooks = { ...outlooks, [milestone]: outlookAfter(outlook(milestone), happening) };
    ledger.tell(happening);
  }
  function outlook(milestone: string) {
    return outlooks[milestone] ?? {};
  }
  function showDetails() {
    const lines = Object.entries(outlooks).map(
      ([key, { forecastOn, slip, exception }]) =>
        `${key}: forecast ${forecastOn}${slip ? `, ${slip.why.en}` : ''}${exception ? ` Exception: ${exception.state}` : ''}`,
    );
    show('open', ['pmo'], [...lines, ...times.details()].join('\n\n') || 'Nothing is forecast.');
  }
}
