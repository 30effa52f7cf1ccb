import type { Change } from '../schedule/baselines';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import type { TimesChange } from '../policy-times/policy-times';
import { outlookAfter, type Forecast, type Outlook, type SlipReport } from '../schedule/schedules';
import { scopeAfter, type ScopeChange, type ScopeReport } from '../schedule/scopes';

/** A forecast that is still to be measured, with what was forecast before it. */
export interface Unmeasured {
  readonly milestone: string;
  readonly on: string;
  readonly before: Readonly<Record<string, string>>;
  readonly isFollowing: boolean;
}

/** What is under way with the dates of a programme: forecasts to be measured, and reports on which people decide. */
export interface ScheduleUnderWay {
  readonly forecasts: readonly Unmeasured[];
  readonly reports: readonly SlipReport[];
  readonly scopes: readonly ScopeReport[];
}

/** The dates of a programme with which their process goes on, and what is under way with them. */
export function resumedSchedule(entries: readonly Entry[]) {
  let outlooks: Readonly<Record<string, Outlook>> = {};
  let scopes: Readonly<Record<string, readonly ScopeChange[]>> = {};
  let changes: readonly Change[] = [];
  let times: readonly TimesChange[] = [];
  let proposals = 0;
  const unmeasured = new Map<string, Unmeasured>();
  const reports = new Map<string, SlipReport>();
  const scopeReports = new Map<string, ScopeReport>();

  const forecast = ({ milestone, on }: Pick<Forecast, 'milestone' | 'on'>, isFollowing: boolean) => {
    const known = Object.entries(outlooks).flatMap(([key, { forecastOn }]) => (forecastOn ? [[key, forecastOn]] : []));
    const before = Object.fromEntries(known) as Record<string, string>;
    unmeasured.set(milestone, { milestone, on, before, isFollowing });
  };

  for (const { happening } of entries) {
    if (isOf('schedule', happening)) {
      const { milestone } = happening;
      if (happening.type === 'schedule.forecast') forecast(happening, happening.follows !== undefined);
      if (happening.type === 'schedule.measured') unmeasured.delete(milestone);
      if (happening.type === 'schedule.proposed') proposals = happening.number;
      if (happening.type === 'schedule.exceptionReported') reports.set(milestone, happening);
      if (happening.type === 'schedule.exceptionDecided') reports.delete(milestone);
      outlooks = { ...outlooks, [milestone]: outlookAfter(outlooks[milestone] ?? {}, happening) };
    }
    if (isOf('scope', happening)) {
      const { milestone } = happening;
      if (happening.type === 'scope.reported') scopeReports.set(milestone, happening);
      else scopeReports.delete(milestone);
      scopes = { ...scopes, [milestone]: scopeAfter(scopes[milestone] ?? [], happening) };
    }
    if (happening.type === 'baseline.changeRequested') {
      const { type: _, ...request } = happening;
      changes = [...changes, { ...request, state: 'deciding' }];
    }
    if (happening.type === 'baseline.changeEnded') {
      const { number, end } = happening;
      changes = changes.map((each) => (each.number === number ? { ...each, state: end } : each));
    }
    if (happening.type === 'baseline.set')
      for (const milestone of Object.keys(happening.dates)) {
        const { forecastOn: on } = outlooks[milestone] ?? {};
        if (on !== undefined) forecast({ milestone, on }, true);
      }
    if (happening.type === 'policy.timesRequested') {
      const { type: _, ...request } = happening;
      times = [...times, { ...request, state: 'deciding' }];
    }
    if (happening.type === 'policy.timesSet' || happening.type === 'policy.timesRefused') {
      const { approval } = happening;
      const state = happening.type === 'policy.timesSet' ? 'approved' : happening.end;
      times = times.map((each) => (each.approval === approval ? { ...each, state } : each));
    }
  }
  const underWay: ScheduleUnderWay = {
    forecasts: [...unmeasured.values()],
    reports: [...reports.values()],
    scopes: [...scopeReports.values()],
  };
  return { state: { outlooks, proposals, changes, scopes, times }, underWay };
}
