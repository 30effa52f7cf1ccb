import { randomUUID } from 'node:crypto';
import { raiseDispute } from '../../api/disputes/disputes';
import { openIp } from '../../api/ip/ip';
import { ipId, recordFiling, recordRegistration } from '../../contracts/ip';
import type { AgreementObligation } from '../../domain/programme/clauses';
import { rollForward } from '../../domain/calendar/calendar';
import { addMonths, daysBetween } from '../../domain/calendar/dates';
import type { OfficialNotice } from '../../domain/calendar/official-notices';
import { publishedWith, publicationReach } from '../../domain/calendar/publications';
import { lastDay } from '../../domain/programme/terms';
import { openAgreement, recordOf } from '../support/agreements';
import {
  beyondNextMay,
  nextYearsNotice,
  noticeWithDecember,
  publishedNextYear,
  publishedThisYear,
} from '../support/calendars';
import { today } from '../support/days';
import { signAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  aPolicy,
  approveAll,
  ask,
  delivered,
  enterProgramme,
  mailsTo,
  colleague,
  office,
  refusal,
  stateOf,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const partnerOffice = 'office@manzanares.example';
const planOf = async (id: string) => (await eventually(() => gatehouse.readModel.approval(id))).plan;

/** What its office publishes next, made from the version in force. */
const nextPublication = async (programme: string) => {
  const calendar = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
  const { year, source } = nextYearsNotice;
  return { calendar: publishedWith(calendar, nextYearsNotice), follows: calendar.version, year, source, by: office };
};

test('a year that is published moves what was counted on it, tells both offices what moved, and leaves alone what people have set', async () => {
  const programme = await enterProgramme(gatehouse, publishedThisYear);
  const policy = aPolicy({ within: beyondNextMay, remind: [{ percent: 50 }] });
  const [long, short, set] = await Promise.all([
    ask(gatehouse, programme, { policy }),
    ask(gatehouse, programme),
    ask(gatehouse, programme, { policy }),
  ]);
  const [before, near] = [await planOf(long), await planOf(short)];
  expect(before).toMatchObject({ provisional: true });
  const at = new Date().toISOString();
  const own = await gatehouse.planner.planExtension(await stateOf(gatehouse, set), beyondNextMay, at);
  await gatehouse.processes.change(
    set,
    { type: 'approval.extended', ...own, by: colleague, reason: 'agreed', at },
    randomUUID(),
  );
  await delivered(gatehouse, programme);

  const publication = await nextPublication(programme);
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  const { moved = [] } = await eventually(async () => {
    const [published] = await gatehouse.readModel.publications(programme);
    return published?.moved && published;
  });
  expect(moved).toMatchObject([{ kind: 'approval', id: long, from: before.dueAt }]);
  const after = await planOf(long);
  expect(after.dueAt).toBe(moved[0]?.to);
  expect(Date.parse(after.dueAt)).toBeGreaterThan(Date.parse(before.dueAt) + 7 * 24 * 3600_000);
  expect(after.calendarVersions).toContain(`weekdays ${publication.calendar.version}`);
  expect((await stateOf(gatehouse, long)).dueAt).toBe(after.dueAt);
  expect((await planOf(short)).dueAt).toBe(near.dueAt);
  expect((await stateOf(gatehouse, set)).dueAt).toBe(own.plan.dueAt);

  await delivered(gatehouse, programme);
  const subjectsTo = async (person: string) =>
    (await mailsTo(gatehouse, person)).map(({ subject }) => subject).join('\n');
  expect(await subjectsTo('director@manzanares.example')).toContain('New deadline');
  for (const person of [office, partnerOffice]) expect(await subjectsTo(person)).toContain('moved one deadline');
  for (const id of [long, short, set]) await approveAll(gatehouse, id);
});

test('a notice that reaches into the December before moves the open deadlines of the former year, never a closed one, and may be amended', async () => {
  const programme = await enterProgramme(gatehouse, publishedNextYear);
  const { year } = noticeWithDecember;
  const policy = aPolicy({ within: { days: daysBetween(today(), `${year - 1}-12-15`) } });
  const [open, closed] = await Promise.all([
    ask(gatehouse, programme, { policy }),
    ask(gatehouse, programme, { policy }),
  ]);
  const [before, done] = [await planOf(open), await planOf(closed)];
  expect(before.provisional).toBe(false);
  await approveAll(gatehouse, closed);
  const publish = async (notice: OfficialNotice) => {
    const calendar = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
    const next = publishedWith(calendar, notice);
    const about = {
      follows: calendar.version,
      year,
      ...publicationReach(calendar, notice),
      source: notice.source,
      by: office,
    };
    await gatehouse.processes.publishCalendar(programme, { calendar: next, ...about }, randomUUID());
    // What an approval was still about to tell when it was looked at is found a minute later.
    return eventually(async () => {
      const found = (await gatehouse.readModel.publications(programme)).find(({ version }) => version === next.version);
      return found?.moved && found.moved.length > 0 && found;
    });
  };

  const { moved, decemberBefore } = await publish(noticeWithDecember);
  expect(decemberBefore).toHaveLength(31);
  expect(moved).toMatchObject([{ kind: 'approval', id: open, from: before.dueAt }]);
  const after = await planOf(open);
  expect(after.dueAt.slice(0, 4)).toBe(String(year));
  expect(await planOf(closed)).toEqual(done);

  const back = { date: before.dueAt.slice(0, 10), title: { zh: '上班', en: 'worked' } };
  const amended = await publish({ ...noticeWithDecember, amends: true, holidays: [], makeUpWorkdays: [back] });
  expect(amended).toMatchObject({ amends: true, moved: [{ id: open, from: after.dueAt, to: before.dueAt }] });
  expect(await planOf(closed)).toEqual(done);
  await approveAll(gatehouse, open);
});

test('each party acknowledges once what moved, and a publication made from an old version is refused', async () => {
  const programme = await enterProgramme(gatehouse, publishedThisYear);
  const publication = await nextPublication(programme);
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  expect(await refusal(gatehouse.processes.publishCalendar(programme, publication, randomUUID()))).toBe(
    'calendar_changed',
  );
  const seen = { calendar: 'weekdays', version: publication.calendar.version };
  for (const [party, by] of [
    ['spree', office],
    ['spree', office],
    ['manzanares', partnerOffice],
  ] as const)
    await gatehouse.processes.acknowledgeCalendar(programme, { ...seen, party, by }, randomUUID());
  const unknown = { calendar: 'weekdays', version: '1900.1', party: 'spree', by: office };
  expect(await refusal(gatehouse.processes.acknowledgeCalendar(programme, unknown, randomUUID()))).toBe('not_found');
  const [published] = await gatehouse.readModel.publications(programme);
  expect(published?.acknowledged).toMatchObject([{ party: 'spree' }, { party: 'manzanares', by: partnerOffice }]);
  const told = await eventually(async () => {
    const all = await toldBy(gatehouse, `${programme}:calendars`);
    return all.length === 4 && all;
  });
  expect(told.map(({ type }) => type).sort()).toEqual([
    'calendar.acknowledged',
    'calendar.acknowledged',
    'calendar.published',
    'calendar.recounted',
  ]);
});

test('a year that is published moves the last useful moment for a notice and what is due next, and the agreement counts its dates anew', async () => {
  const inTheHolidays = `${nextYearsNotice.year}-05-07`;
  const term = { months: 24, convention: 'inclusiveStart' } as const;
  const days = daysBetween(inTheHolidays, lastDay(term, today()));
  const report: AgreementObligation = {
    key: 'report',
    title: { zh: '报告', en: 'report' },
    owner: 'spree',
    opensDays: 30,
    once: { on: inTheHolidays },
    restDay: 'next',
  };
  const programme = await openAgreement(
    gatehouse,
    { term, renewal: { kind: 'optional', notice: { days } }, obligations: [report] },
    publishedThisYear,
  );
  await signAgreement(gatehouse, programme, 'consortium', today());
  const before = await eventually(async () => (await recordOf(gatehouse, programme)).plan);
  expect(before).toMatchObject({ provisional: true });

  const publication = await nextPublication(programme);
  const firstAfterHolidays = rollForward(publication.calendar, inTheHolidays);
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  const { moved = [] } = await eventually(async () => {
    const [published] = await gatehouse.readModel.publications(programme);
    return published?.moved && published;
  });
  expect(moved).toMatchObject([{ kind: 'agreement', id: 'consortium', from: before.notice?.sendBy }]);
  const after = await eventually(async () => {
    const { plan } = await recordOf(gatehouse, programme);
    return plan?.provisional === false && plan;
  });
  expect(after.notice?.sendBy).toBe(moved[0]?.to);
  expect((after.notice?.lastUsefulDay.date ?? '') < `${nextYearsNotice.year}-05-03`).toBe(true);
  expect(after.expiresOn).toBe(before.expiresOn);
  const { register } = await recordOf(gatehouse, programme);
  expect(register).toMatchObject({ report: { next: { dueOn: firstAfterHolidays, provisional: false } } });
});

test('a year that is published moves the tier of a dispute and the dates of a patent, and both companies see it in the list', async () => {
  const programme = await enterProgramme(gatehouse, (definition) => ({
    ...publishedThisYear(definition),
    disputes: { negotiationDays: daysBetween(today(), `${nextYearsNotice.year}-05-05`), mediationDays: 60 },
  }));
  const view = await eventually(() => gatehouse.readModel.programme(programme));
  const director = { by: 'director@spree.example', party: 'spree' };
  const claim = { key: 'late', title: 'Late delivery', claim: 'It came late.' };
  const lines = { kind: 'lines', lines: ['delivery'] } as const;
  await raiseDispute(gatehouse, view, { ...claim, about: lines }, director, randomUUID());
  const mark = { key: 'mark', title: 'Trademark', kind: 'trademark', joint: false, by: undefined } as const;
  await openIp(gatehouse, view, mark, director, randomUUID());
  const ip = ipId(programme, 'mark');
  const expiresOn = addMonths(`${nextYearsNotice.year}-05-06`, -6); // its grace ends in the holidays
  const on = addMonths(expiresOn, -120);
  await gatehouse.processes.ask(ip, recordFiling, randomUUID(), { ...director, on, number: 'T 1', where: 'EUIPO' });
  await gatehouse.processes.ask(ip, recordRegistration, randomUUID(), { ...director, on, number: 'T 1', expiresOn });
  const standing = async () => {
    const now = await gatehouse.readModel.programme(programme);
    const [dispute] = now?.disputes ?? [];
    const grace = now?.ip[0]?.dates.find(({ name }) => name === 'graceEnds');
    return { clock: dispute?.clock, grace };
  };
  const before = await eventually(async () => {
    const now = await standing();
    return now.clock && now.grace && now;
  });
  expect(before).toMatchObject({ clock: { provisional: true }, grace: { provisional: true } });

  const publication = await nextPublication(programme);
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  const { moved = [] } = await eventually(async () => {
    const [published] = await gatehouse.readModel.publications(programme);
    return published?.moved && published;
  });
  expect(moved.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(['dispute late', 'ip mark']);
  const after = await eventually(async () => {
    const now = await standing();
    return now.clock?.provisional === false && now.grace?.provisional === false && now;
  });
  const afterHolidays = rollForward(publication.calendar, `${nextYearsNotice.year}-05-06`);
  expect(after.grace?.on).toBe(afterHolidays);
  expect(after.clock?.endsAt).toBe(moved.find(({ kind }) => kind === 'dispute')?.to);
  expect(after.clock?.endsAt.slice(0, 10)).toBe(afterHolidays);
});

test('a year that is published moves what is due under an agreement and open already; a second count tells nothing twice', async () => {
  const inTheHolidays = `${nextYearsNotice.year}-05-07`;
  const report: AgreementObligation = {
    key: 'report',
    title: { zh: '报告', en: 'report' },
    owner: 'spree',
    opensDays: 600, // it opens at once
    once: { on: inTheHolidays },
    restDay: 'next',
  };
  const term = { months: 36, convention: 'inclusiveStart' } as const;
  const programme = await openAgreement(gatehouse, { term, obligations: [report] }, publishedThisYear);
  await signAgreement(gatehouse, programme, 'consortium', today());
  const open = async () => (await gatehouse.readModel.programme(programme))?.obligations[0];
  const before = await eventually(open);
  expect(before.condition.due).toBe(inTheHolidays);

  const publication = await nextPublication(programme);
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  const { moved = [] } = await eventually(async () => {
    const [published] = await gatehouse.readModel.publications(programme);
    return published?.moved && published;
  });
  const afterHolidays = rollForward(publication.calendar, inTheHolidays);
  expect(moved).toMatchObject([{ kind: 'obligation', id: before.key, from: before.dueAt }]);
  await eventually(async () => (await open())?.condition.due === afterHolidays);
  expect((await open())?.dueAt).toBe(moved[0]?.to);
  await wait(gatehouse, `${programme}:calendars`, new Date(Date.now() + 120_000).toISOString());
  const told = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);
  expect(await told(before.key)).toEqual(['obligation.opened', 'obligation.recounted']);
  expect(await told(`${programme}:calendars`)).toEqual(['calendar.published', 'calendar.recounted']);
});
