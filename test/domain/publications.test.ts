import { join } from 'node:path';
import {
  acknowledge,
  assertMayAcknowledge,
  assertMayPublish,
  isAcknowledged,
  publish,
} from '../../domain/acknowledgements';
import { change } from '../../domain/approval-changes';
import { addWorkingDays } from '../../domain/calendar';
import { changeSentence } from '../../domain/change-words';
import { escalate } from '../../domain/escalations';
import { lettersOf } from '../../domain/letters';
import { movedSentence } from '../../domain/calendar-words';
import { publicationAfter } from '../../domain/projections-calendars';
import { publishedWith, type OfficialNotice } from '../../domain/publications';
import { countedFrom } from '../../domain/recounts';
import { calendarOf, readCalendars } from '../../infra/calendars';
import { anApproval, aPlan } from '../support/approvals';

const cn = calendarOf(readCalendars(join(__dirname, '../../programmes/calendars')), 'cn');
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
    ['a day of another year', { holidays: [{ from: '2026-12-31', to: '2027-01-01', title }] }],
    ['a day that is off and worked at once', { makeUpWorkdays: [{ date: '2027-02-07', title }] }],
    ['a make-up workday in the middle of the week', { makeUpWorkdays: [{ date: '2027-02-24', title }] }],
    ['a year without holidays', { holidays: [] }],
  ])('%s is refused', (_, changes) => {
    expect(code(() => publishedWith(cn, { ...notice, ...changes }))).toBe('invalid_input');
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
    expect(countedFrom(change(anApproval(), extended), aPlan())).toBeUndefined();
    expect(countedFrom(change(anApproval(), recounted), aPlan())).toBeDefined();
  });

  test('those awaited are told of another day, and nobody of one that stands', () => {
    const lettersAfter = (made: typeof recounted | (Omit<typeof recounted, 'from'> & { readonly from: string })) => {
      const approval = change(anApproval(), made);
      const id = approval.request.approval;
      const entry = { programme: 'east-west', process: id, number: 2, at, happening: { ...made, approval: id } };
      return lettersOf(entry, { approval, office: [] });
    };
    expect(lettersAfter(recounted).map(({ kind }) => kind)).toContain('extended');
    expect(lettersAfter({ ...recounted, from: plan.dueAt })).toEqual([]);
    expect(changeSentence(change(anApproval(), recounted), recounted).en).toContain(
      'the deadline moved from 2026-03-09 09:30',
    );
  });
});
