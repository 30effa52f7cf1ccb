import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import {
  answerIp,
  closeIp,
  ipQuery,
  readSecret,
  recordFiling,
  recordRegistration,
  type IpInput,
} from '../contracts/ip';
import { programmeEnds } from '../contracts/programme';
import { endingReason } from '../domain/views/endings';
import {
  assertMayAccess,
  assertMayAnswer,
  assertMayClose,
  assertMayFile,
  assertMayRegister,
  assertPlaceKnown,
  ipCountedFrom,
  ipAfter,
  isIpOver,
  type Filing,
  type IpAccess,
  type IpAnswer,
  type IpHappening,
  type Registration,
} from '../domain/ip/ip';
import { recountedAlarms, type IpAlarm } from '../domain/ip/alarms';
import { latestToday } from '../domain/programme/told-days';
import { planIp } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import { EXIT } from '../domain/shared/reserved';

type Process = (input: IpInput) => Promise<void>;

/** One piece of intellectual property: consented to, filed, registered, reminded of its dates; or a secret that is kept and read with a reason. */
export async function ipFiling(input: IpInput): Promise<void> {
  const { programme } = input;
  const ledger = createRecord(programme, input.resumed?.recorded);
  let item = input.item;
  let alarms: readonly IpAlarm[] = input.resumed?.alarms ?? [];
  let rung = input.resumed?.rung ?? 0;
  let toPlan = input.resumed?.isToPlan ?? false;
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  const about = { item: item.key };

  setHandler(ipQuery, () => item);
  setHandler(answerIp, (answer) => happen({ type: 'ip.answered', ...about, answer }), {
    validator: refusing((answer: IpAnswer) => assertMayAnswer(item, answer)),
  });
  setHandler(recordFiling, (filing) => counted({ type: 'ip.filed', ...about, filing }), {
    validator: refusing((filing: Filing) => assertMayFile(item, filing, today())),
  });
  setHandler(recordRegistration, (registration) => counted({ type: 'ip.registered', ...about, registration }), {
    validator: refusing((registration: Registration) => assertMayRegister(item, registration, today())),
  });
  setHandler(
    readSecret,
    (access) => ({ ...happen({ type: 'ip.accessed', ...about, access }), keptAt: input.keptAt ?? '' }),
    {
      validator: refusing((access: IpAccess) => {
        assertMayAccess(item, access);
        assertPlaceKnown(item, input.keptAt);
      }),
    },
  );
  setHandler(closeIp, (closed) => happen({ type: 'ip.closed', ...about, ...closed }), {
    validator: refusing((closed: { readonly reason: string }) => assertMayClose(item, closed)),
  });

  setHandler(programmeEnds, (ending) => {
    if (!isIpOver(item)) happen({ type: 'ip.closed', ...about, by: EXIT, reason: endingReason(ending) });
  });

  if (!input.resumed) happen({ type: 'ip.opened', ...about, opened: item });
  while (!isIpOver(item)) {
    if (takeNewCalendar() || toPlan) await planDates();
    await ledger.write();
    await lookAround();
  }
  await ledger.write();
  await condition(allHandlersFinished);

  async function lookAround() {
    const alarm = alarms[rung];
    show(item.state, item.state === 'proposed' ? ['pmo'] : [], `${item.title}: ${item.state}`, alarm?.at);
    const isNews = () => isIpOver(item) || toPlan || hasNewCalendar() || ledger.hasNews();
    if (!alarm) await somethingHappens(isNews, 'what becomes of it');
    else if (!(await happensBy(isNews, alarm.at, `${alarm.does} ${alarm.date} ${alarm.on}`))) ring(alarm);
    if (!isNews() && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, item, resumed: { recorded: ledger.recorded(), alarms, rung } });
  }

  /**
   * The dates are counted anew from what was filed or registered last, so that alarms of the ones before ring no more; or again on
   * another calendar, where what was told already is not told again.
   */
  async function planDates() {
    const isNew = toPlan;
    toPlan = false;
    const from = ipCountedFrom(item);
    if (!from) return;
    const now = new Date().toISOString();
    const plan = await planIp({ programme, ...from, now });
    if (!isNew && JSON.stringify(plan.dates) === JSON.stringify(item.dates)) return;
    if (isNew) [alarms, rung] = [plan.alarms, 0];
    else alarms = recountedAlarms(alarms, rung, plan.alarms, now);
    happen({ type: 'ip.datesSet', ...about, dates: plan.dates, calendarVersions: plan.calendarVersions });
  }

  function today() {
    return latestToday(new Date().toISOString());
  }
  function ring({ does, date, on }: IpAlarm) {
    rung += 1;
    happen({ type: does === 'remind' ? 'ip.reminded' : 'ip.dateReached', ...about, date, on });
  }
  function counted(happening: IpHappening) {
    toPlan = true;
    return happen(happening);
  }
  function happen(happening: IpHappening) {
    item = ipAfter(item, happening);
    ledger.tell(happening);
    return { state: item.state, entries: ledger.unwritten() };
  }
}
