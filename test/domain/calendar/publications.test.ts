import { join } from 'node:path';
import {
  acknowledge,
  assertMayAcknowledge,
  assertMayPublish,
  isAcknowledged,
  publish,
} from '../../../domain/calendar/acknowledgements';
import { act } from '../../../domain/approvals/actions/rules';
import { addWorkingDays, isWorkingDay } from '../../../domain/calendar/calendar';
import { actionSentence } from '../../../domain/approvals/actions/words';
import { escalate } from '../../../domain/approvals/time/escalations';
import { lettersOf } from '../../../domain/letters/letters';
import { movedSentence } from '../../../domain/calendar/words';
import { publicationAfter } from '../../../domain/views/calendars';
import type { OfficialNotice } from '../../../domain/calendar/official-notices';
import { publishedWith, publicationReach } from '../../../domain/calendar/publications';
import { countedFrom } from '../../../domain/approvals/time/recounts';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { anApproval, aPlan } from '../../support/approvals';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');
const title = { zh: '春节', en: 'Spring Festival' };
const notice: OfficialNotice = {
  year: 2027,
  holidays: [
    { from: '2027-01-01', title: { zh: '元旦', en: 'New Year’s Day' } },
    { from: '2027-02-06', to: '2027-02-12', title },
  ],
  makeUpWorkdays: [{ date: '2027-02-20', title: { zh: '春节调休上班', en: 'make-up workday' } }],
  source: '国办发明电〔2026〕1号',
};
/** New Year as the notice of 2023 had it: the last day of the year before is off. */
const december = { holidays: [{ from: '2026-12-31', to: '2027-01-02', title }] };
const weekend = { date: '2026-12-26', title };
const code = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a year of a calendar is published', () => {
  const published = publishedWith(cn, notice);

  test('its days are known, those of the years before stay', () => {
    expect(published).toMatchObject({
      version: '2027.1',
      publishedThrough: '2027-12-31',
      publishedFrom: cn.publishedFrom,
    });
    expect(addWorkingDays(cn, '2027-02-05', 1)).toBe('2027-02-08');
    expect(addWorkingDays(published, '2027-02-05', 1)).toBe('2027-02-15');
    expect(addWorkingDays(published, '2027-02-19', 1)).toBe('2027-02-20');
    expect(published.holidays['2026-10-01']).toEqual(cn.holidays['2026-10-01']);
  });

  test('a year may be published anew, and then only its own days are others', () => {
    const shorter = { ...notice, holidays: [{ from: '2027-02-06', to: '2027-02-10', title }], makeUpWorkdays: [] };
    const again = publishedWith(published, shorter);
    expect(again.version).toBe('2027.2');
    expect(Object.keys(again.makeUpWorkdays).some((date) => date.startsWith('2027'))).toBe(false);
    expect(addWorkingDays(again, '2027-02-05', 1)).toBe('2027-02-11');
    expect(
      publishedWith(again, { ...notice, year: 2026, holidays: [{ from: '2026-10-01', title }], makeUpWorkdays: [] }),
    ).toMatchObject({
      version: '2027.3',
      publishedThrough: '2027-12-31',
    });
  });

  test.each<[string, Partial<OfficialNotice>]>([
    ['a year that leaves a gap', { year: 2028 }],
    ['a day of the year after', { holidays: [{ from: '2027-12-31', to: '2028-01-01', title }] }],
    ['a day of the November before', { holidays: [{ from: '2026-11-30', to: '2026-12-01', title }] }],
    ['a December day that is off and worked', { ...december, makeUpWorkdays: [{ date: '2026-12-31', title }] }],
    ['a December day that is worked anyway', { makeUpWorkdays: [{ date: '2026-12-30', title }] }],
    ['a day named twice', { holidays: [...december.holidays, { from: '2026-12-31', title }] }],
    ['a make-up workday named twice', { makeUpWorkdays: [weekend, weekend] }],
    ['an amendment of a year that is not published', { amends: true }],
    ['a day that is off and worked at once', { makeUpWorkdays: [{ date: '2027-02-07', title }] }],
    ['a make-up workday in the middle of the week', { makeUpWorkdays: [{ date: '2027-02-24', title }] }],
    ['a year without holidays', { holidays: [] }],
  ])('%s is refused', (_, changes) => {
    expect(code(() => publishedWith(cn, { ...notice, ...changes }))).toBe('invalid_input');
  });
});

describe('a notice that reaches into the December before', () => {
  const reaching = { ...notice, ...december, makeUpWorkdays: [weekend] };
  const published = publishedWith(cn, reaching);
  const worked = (calendar: typeof cn, date: string) => isWorkingDay(calendar, date);

  test('makes a further version in which the former year has those days, too, and only those', () => {
    expect(published).toMatchObject({ version: '2027.1', publishedThrough: '2027-12-31' });
    expect([worked(cn, '2026-12-31'), worked(cn, '2026-12-26')]).toEqual([true, false]);
    expect([worked(published, '2026-12-31'), worked(published, '2026-12-26')]).toEqual([false, true]);
    expect(published.holidays['2026-10-01']).toEqual(cn.holidays['2026-10-01']);
    expect(addWorkingDays(published, '2026-12-30', 1)).toBe('2027-01-04');
    expect(publicationReach(cn, reaching)).toEqual({ decemberBefore: ['2026-12-26', '2026-12-31'] });
  });

  test('takes back what it said there when it is published anew, and outlives the former year published anew', () => {
    const anew = publishedWith(published, notice);
    expect([worked(anew, '2026-12-31'), worked(anew, '2026-12-26'), anew.replaced]).toEqual([true, false, undefined]);
    const former = { ...notice, year: 2026, holidays: [{ from: '2026-10-01', title }], makeUpWorkdays: [] };
    const both = publishedWith(published, former);
    expect([worked(both, '2026-12-31'), worked(both, '2026-10-02'), worked(both, '2027-01-01')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('may make a day off of the former year a working day', () => {
    const off = { ...notice, year: 2026, holidays: [{ from: '2026-12-30', to: '2026-12-31', title }] };
    const former = publishedWith(cn, { ...off, makeUpWorkdays: [] });
    expect(worked(former, '2026-12-31')).toBe(false);
    const next = publishedWith(former, { ...notice, makeUpWorkdays: [{ date: '2026-12-31', title }] });
    expect([worked(next, '2026-12-30'), worked(next, '2026-12-31')]).toEqual([false, true]);
    expect(worked(publishedWith(next, notice), '2026-12-31')).toBe(false);
  });
});

describe('a notice that amends a published year', () => {
  const published = publishedWith(cn, notice);
  const amending: OfficialNotice = {
    ...notice,
    amends: true,
    holidays: [{ from: '2027-02-15', title }],
    makeUpWorkdays: [{ date: '2027-02-12', title }],
  };

  test('changes the days that it names and leaves the others: a day off becomes a working day and the reverse', () => {
    const amended = publishedWith(published, amending);
    expect(amended).toMatchObject({ version: '2027.2', publishedThrough: '2027-12-31' });
    expect(['2027-02-11', '2027-02-12', '2027-02-15', '2027-02-20'].map((day) => isWorkingDay(amended, day))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(publicationReach(published, amending)).toEqual({ amends: true });
  });

  test('keeps what its year has said of the December before', () => {
    const reaching = publishedWith(cn, { ...notice, holidays: [...december.holidays, ...notice.holidays.slice(1)] });
    expect(isWorkingDay(publishedWith(reaching, amending), '2026-12-31')).toBe(false);
    const back = { ...amending, holidays: [], makeUpWorkdays: [{ date: '2026-12-31', title }] };
    expect(isWorkingDay(publishedWith(reaching, back), '2026-12-31')).toBe(true);
  });

  test('a working day made of a day off is one as well when the whole year is published anew', () => {
    const anew = publishedWith(published, {
      ...notice,
      holidays: [{ from: '2027-02-06', to: '2027-02-11', title }],
      makeUpWorkdays: [{ date: '2027-02-12', title }],
    });
    expect(isWorkingDay(anew, '2027-02-12')).toBe(true);
  });

  test('that names no day is refused', () => {
    expect(code(() => publishedWith(published, { ...amending, holidays: [], makeUpWorkdays: [] }))).toBe(
      'invalid_input',
    );
  });
});

describe('publications in a row', () => {
  const office = 'office@east.example';
  const calendar = publishedWith(cn, notice);
  const publication = { calendar, follows: cn.version, year: 2027, source: notice.source, by: office };
  const seen = { calendar: 'cn', version: '2027.1', party: 'east', by: office };

  test('one that was made from a version which is no longer the last is refused', () => {
    expect(code(() => assertMayPublish([], publication))).toBe('accepted');
    const known = publish([], publication);
    expect(code(() => assertMayPublish(known, publication))).toBe('calendar_changed');
    expect(code(() => assertMayPublish(known, { ...publication, follows: '2027.1' }))).toBe('accepted');
  });

  test('each party acknowledges once what was published, and nothing else', () => {
    expect(code(() => assertMayAcknowledge([], seen))).toBe('not_found');
    const known = publish([], publication);
    expect(isAcknowledged(known, seen)).toBe(false);
    const after = acknowledge(known, seen);
    expect([isAcknowledged(after, seen), isAcknowledged(after, { ...seen, party: 'west' })]).toEqual([true, false]);
  });

  test('what moved is listed, also when the second count finds more, and an acknowledgement is kept once', () => {
    const at = '2026-11-25T02:00:00Z';
    const view = { calendar: 'cn', version: '2027.1', year: 2027, source: '', by: office, at, acknowledged: [] };
    const moved = {
      kind: 'approval',
      id: 'a',
      title,
      from: '2027-02-08T09:30:00Z',
      to: '2027-02-15T09:30:00Z',
    } as const;
    const recounted = { type: 'calendar.recounted', calendar: 'cn', version: '2027.1', moved: [moved] } as const;
    const twice = publicationAfter(publicationAfter(view, recounted, at), recounted, at);
    expect(twice.moved).toHaveLength(2);
    const told = { type: 'calendar.acknowledged', ...seen } as const;
    expect(publicationAfter(publicationAfter(twice, told, at), told, at).acknowledged).toEqual([
      { party: 'east', by: office, at },
    ]);
    expect(movedSentence(moved, 'Asia/Shanghai').zh).toBe('春节：2027-02-08 17:30 → 2027-02-15 17:30');
  });
});

describe('a deadline is counted again', () => {
  const at = '2026-03-04T02:00:00Z';
  const plan = { ...aPlan(), dueAt: '2026-03-10T09:30:00Z' };
  const recounted = {
    type: 'approval.recounted',
    calendar: { key: 'cn', version: '2026.2' },
    from: '2026-03-09T09:30:00Z',
    plan,
    at,
  } as const;

  test('from where its stage opened, or from where it climbed', () => {
    expect(countedFrom(anApproval(), aPlan())).toEqual({
      from: aPlan().opensAt,
      within: { workingDays: 5 },
      isStep: false,
    });
    const chain = [{ to: 'groupChair', within: { workingDays: 2 }, does: 'notify' }] as const;
    const climbed = escalate(anApproval({ policy: { atDeadline: 'escalate', escalation: chain } }), {
      step: 0,
      at,
      to: [],
      dueAt: '2026-03-06T09:30:00Z',
    });
    expect(countedFrom(climbed, aPlan())).toEqual({ from: at, within: { workingDays: 2 }, isStep: true });
  });

  test('but not once people have set another date', () => {
    const moved = { dueAt: '2026-03-20T09:30:00Z', reminders: [] };
    const by = 'office@east.example';
    const extended = { type: 'approval.extended', plan: moved, earliest: at, by, reason: 'more time', at } as const;
    expect(countedFrom(act(anApproval(), extended), aPlan())).toBeUndefined();
    expect(countedFrom(act(anApproval(), recounted), aPlan())).toBeDefined();
  });

  test('those awaited are told of another day, and nobody of one that stands', () => {
    const lettersAfter = (made: typeof recounted | (Omit<typeof recounted, 'from'> & { readonly from: string })) => {
      const approval = act(anApproval(), made);
      const id = approval.request.approval;
      const entry = { programme: 'east-west', process: id, number: 2, at, happening: { ...made, approval: id } };
      return lettersOf(entry, { approval, office: [] });
    };
    expect(lettersAfter(recounted).map(({ kind }) => kind)).toContain('extended');
    expect(lettersAfter({ ...recounted, from: plan.dueAt })).toEqual([]);
    expect(actionSentence(act(anApproval(), recounted), recounted).en).toContain(
      'the deadline moved from 2026-03-09 09:30',
    );
  });
});
