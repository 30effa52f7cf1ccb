import fc from 'fast-check';
import { addMonths } from '../../../domain/calendar/dates';
import { isWorkingDay } from '../../../domain/calendar/calendar';
import type { DomainError } from '../../../domain/shared/errors';
import {
  assertMayAccess,
  assertMayAnswer,
  assertMayClose,
  assertMayFile,
  assertMayRegister,
  ipCountedFrom,
  filersOf,
  ipAfter,
  isIpOver,
  openedState,
  unanswered,
  type IpAnswer,
  type IpHappening,
  type IpItem,
  type IpVerdict,
} from '../../../domain/ip/ip';
import { inOrder, type IpAlarm } from '../../../domain/ip/alarms';
import { ipDates, type IpDatesAsked } from '../../../domain/ip/dates';
import { ipKindText, ipSentence } from '../../../domain/ip/words';
import type { Happening } from '../../../domain/record/ledger';
import { lettersOf } from '../../../domain/letters/letters';
import { filingTitle, isFilingAsked } from '../../../domain/ip/titles';
import { ipWaits } from '../../../domain/ip/waiting';
import { readCalendars } from '../../../infra/reading/calendars';
import { tried } from '../../support/laws';
import { east, seed, west } from '../../support/seed';

const shelf = readCalendars('programmes/calendars');
const cn = shelf.get('cn');
if (!cn) throw new Error('The calendar cn is shipped.');
const datesOf = (question: Omit<IpDatesAsked, 'calendars'>) =>
  ipDates({ ...question, calendars: cn }).map(({ name, on, provisional }) => [name, on, provisional]);
const patent = (subKind: 'invention' | 'utilityModel' | 'design', firstFiledOn: string) =>
  datesOf({ kind: 'patent', subKind, firstFiledOn });

describe('the dates of intellectual property', () => {
  test.each([
    ['invention', '2025-10-03', '2026-10-08', false],
    ['utilityModel', '2025-10-03', '2026-10-08', false],
    ['design', '2025-10-03', '2026-04-03', false],
    // Six months after 31 August end with February; 2026-02-28 is a make-up workday.
    ['design', '2025-08-31', '2026-02-28', false],
    ['design', '2025-08-16', '2026-02-24', false],
    ['invention', '2026-06-01', '2027-06-01', true],
  ] as const)('priority of %s first filed on %s ends on %s', (subKind, firstFiledOn, on, provisional) => {
    expect(patent(subKind, firstFiledOn)).toEqual([['priorityEnds', on, provisional]]);
  });

  test('a moved day says why and which days it skipped', () => {
    const [date] = ipDates({ kind: 'patent', subKind: 'invention', firstFiledOn: '2025-10-03', calendars: cn });
    expect(date?.reason.en).toBe(
      'Priority for an invention lasts 12 months from the first filing on 3 Oct 2025; 3 Oct 2026 is a rest day, so it moves to 8 Oct 2026.',
    );
    expect(date?.reason.zh).toContain('顺延至2026年10月8日');
    expect(date?.skipped.map(({ date: day }) => day)).toContain('2026-10-07');
  });

  test('a trademark may be renewed from twelve months before it expires, and for six months after', () => {
    expect(datesOf({ kind: 'trademark', expiresOn: '2026-04-04' })).toEqual([
      ['renewalOpens', '2025-04-04', false],
      ['expires', '2026-04-04', false],
      ['graceEnds', '2026-10-08', false],
    ]);
  });

  test('a secret has none, and what they are counted from must be given', () => {
    expect(datesOf({ kind: 'tradeSecret' })).toEqual([]);
    expect(datesOf({ kind: 'knowHow' })).toEqual([]);
    const fields = [
      { kind: 'patent', firstFiledOn: '2025-10-03' },
      { kind: 'patent', subKind: 'design' },
      { kind: 'trademark' },
    ] as const;
    const missing = fields.map((question) => {
      try {
        return datesOf(question);
      } catch (error) {
        return (error as DomainError).facts['field'];
      }
    });
    expect(missing).toEqual(['subKind', 'firstFiledOn', 'expiresOn']);
  });

  test('law: priority ends on the first working day that is not before the corresponding day', () => {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2025-12-20'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('invention' as const, 'design' as const), (day, subKind) => {
        const firstFiledOn = day.toISOString().slice(0, 10);
        const plain = addMonths(firstFiledOn, subKind === 'design' ? 6 : 12);
        const [date] = ipDates({ kind: 'patent', subKind, firstFiledOn, calendars: cn });
        const on = date?.on ?? '';
        expect(on >= plain && isWorkingDay(cn, on)).toBe(true);
        if (on > plain) expect(isWorkingDay(cn, plain)).toBe(false);
      }),
      tried(100),
    );
  });

  test('are told in their order, a reminder that is past never', () => {
    const alarm = (at: string, does: IpAlarm['does']): IpAlarm => ({
      at,
      does,
      date: 'priorityEnds',
      on: '2026-10-08',
    });
    const alarms = [
      alarm('2026-10-09T00:00:00+08:00', 'reach'),
      alarm('2026-09-08T09:00:00+08:00', 'remind'),
      alarm('2026-07-10T09:00:00+08:00', 'remind'),
    ];
    const planned = inOrder(alarms, '2026-08-01T00:00:00Z');
    expect(planned.map(({ at }) => at.slice(0, 10))).toEqual(['2026-09-08', '2026-10-09']);
    expect(inOrder(alarms, '2027-01-01T00:00:00Z').map(({ does }) => does)).toEqual(['reach']);
    expect([planned[1]?.does, planned[2]]).toEqual(['reach', undefined]);
  });
});

const by = `research@${east.domain}`;
const anItem = (changes: Partial<IpItem> = {}): IpItem => ({
  key: 'cooling',
  title: 'Liquid cooling',
  kind: 'patent',
  subKind: 'invention',
  isJoint: true,
  party: east.key,
  by,
  parties: [east.key, west.key],
  answers: [{ party: east.key, by, verdict: 'consent', reason: '' }],
  state: 'proposed',
  dates: [],
  accesses: [],
  ...changes,
});
const about = { item: 'cooling' };
const answer = (party: string, verdict: IpVerdict, reason = ''): IpAnswer => ({ party, by, verdict, reason });
const answered = (party: string, verdict: IpVerdict): IpHappening => ({
  type: 'ip.answered',
  ...about,
  answer: answer(party, verdict),
});
const filed: IpHappening = {
  type: 'ip.filed',
  ...about,
  filing: { on: '2025-10-03', number: '2025-1', where: 'CNIPA', party: east.key, by },
};
const registered = (expiresOn?: string): IpHappening => ({
  type: 'ip.registered',
  ...about,
  registration: { on: '2026-10-01', number: 'R1', by, ...(expiresOn && { expiresOn }) },
});
const after = (item: IpItem, ...happenings: readonly IpHappening[]) => happenings.reduce(ipAfter, item);
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};
const files = (item: IpItem, party = east.key) => codeOf(() => assertMayFile(item, { party }));

describe('a joint filing', () => {
  test('needs the consents of both parties', () => {
    expect(unanswered(anItem())).toEqual([west.key]);
    expect(files(anItem())).toBe('consent_missing');
    const cleared = after(anItem(), answered(west.key, 'consent'));
    expect([cleared.state, filersOf(cleared)]).toEqual(['cleared', [east.key, west.key]]);
    expect([files(cleared), files(cleared, west.key)]).toEqual(['accepted', 'accepted']);
    expect(files(after(cleared, filed))).toBe('ip_state');
  });

  test('is blocked by one objection, until that party thinks better of it', () => {
    const blocked = after(anItem(), answered(west.key, 'object'));
    expect([blocked.state, files(blocked), unanswered(blocked)]).toEqual(['blocked', 'consent_missing', []]);
    expect(after(blocked, answered(west.key, 'consent')).state).toBe('cleared');
    expect(after(anItem(), answered(west.key, 'consent'), answered(east.key, 'object')).state).toBe('blocked');
  });

  test('is free for the other party when one waives, and for nobody when both do', () => {
    const waived = after(anItem(), answered(west.key, 'waive'));
    expect([waived.state, filersOf(waived)]).toEqual(['cleared', [east.key]]);
    expect([files(waived), files(waived, west.key)]).toEqual(['accepted', 'forbidden']);
    expect(after(waived, answered(east.key, 'waive')).state).toBe('blocked');
  });

  test('is answered by its parties until it is filed, an objection with its reason', () => {
    const answers = (item: IpItem, given: IpAnswer) => codeOf(() => assertMayAnswer(item, given));
    expect(answers(anItem(), answer(west.key, 'object'))).toBe('comment_required');
    expect(answers(anItem(), answer(west.key, 'object', 'not ours'))).toBe('accepted');
    expect(answers(anItem(), answer('projectCompany', 'consent'))).toBe('forbidden');
    expect(answers(after(anItem(), answered(west.key, 'consent'), filed), answer(west.key, 'object', 'x'))).toBe(
      'ip_state',
    );
    expect(answers(anItem({ isJoint: false, state: 'cleared' }), answer(west.key, 'consent'))).toBe('ip_state');
  });

  test('is nobody else’s business when it is not joint', () => {
    expect([openedState({ kind: 'patent', isJoint: false }), openedState({ kind: 'patent', isJoint: true })]).toEqual([
      'cleared',
      'proposed',
    ]);
    const own = anItem({ isJoint: false, state: 'cleared', answers: [] });
    expect([filersOf(own), files(own), files(own, west.key)]).toEqual([[east.key], 'accepted', 'forbidden']);
  });

  test('law: whoever may file has consented, and nobody objects', () => {
    const verdicts = fc.constantFrom<IpVerdict>('consent', 'object', 'waive');
    const parties = fc.constantFrom(east.key, west.key);
    fc.assert(
      fc.property(fc.array(fc.tuple(parties, verdicts), { maxLength: 8 }), (said) => {
        const item = after(anItem(), ...said.map(([party, verdict]) => answered(party, verdict)));
        const last = new Map([[east.key, 'consent'], ...said] as [string, IpVerdict][]);
        for (const party of item.parties)
          if (files(item, party) === 'accepted') {
            expect(last.get(party)).toBe('consent');
            expect([...last.values()]).not.toContain('object');
            expect(last.size).toBe(2);
          }
      }),
      tried(100),
    );
  });
});

describe('an item', () => {
  test('is registered after its filing; a trademark until a day, and renewed until a later one', () => {
    const registers = (item: IpItem, expiresOn?: string) =>
      codeOf(() => assertMayRegister(item, { on: '2026-10-01', number: 'R1', by, ...(expiresOn && { expiresOn }) }));
    const mark = after(anItem({ kind: 'trademark', state: 'cleared' }), filed);
    expect([registers(anItem()), registers(after(anItem({ state: 'cleared' }), filed))]).toEqual([
      'ip_state',
      'accepted',
    ]);
    expect([registers(mark), registers(mark, '2036-10-01')]).toEqual(['invalid_input', 'accepted']);
    const held = after(mark, registered('2036-10-01'));
    expect([registers(held, '2036-10-01'), registers(held, '2046-10-01')]).toEqual(['invalid_input', 'accepted']);
    expect(registers(after(anItem({ state: 'cleared' }), filed, registered()))).toBe('ip_state');
    expect(ipCountedFrom(held)).toEqual({ kind: 'trademark', expiresOn: '2036-10-01' });
    expect(ipCountedFrom(after(anItem(), filed))).toMatchObject({ kind: 'patent', firstFiledOn: '2025-10-03' });
    expect(ipCountedFrom(mark)).toBeUndefined();
  });

  test('lapses when its grace has ended, and by no other date', () => {
    const reached = (date: 'graceEnds' | 'expires'): IpHappening => ({
      type: 'ip.dateReached',
      ...about,
      date,
      on: '2027-04-01',
    });
    const mark = after(anItem({ kind: 'trademark', state: 'cleared' }), filed, registered('2026-10-01'));
    expect([after(mark, reached('expires')).state, after(mark, reached('graceEnds')).state]).toEqual([
      'registered',
      'lapsed',
    ]);
    expect(isIpOver(after(mark, reached('graceEnds')))).toBe(true);
  });

  test('that is a secret is read with a reason, and every read is kept', () => {
    const secret = anItem({ kind: 'knowHow', state: openedState({ kind: 'knowHow', isJoint: true }), answers: [] });
    const reads = (item: IpItem, why = 'audit') => codeOf(() => assertMayAccess(item, { why }));
    expect([secret.state, reads(secret), reads(secret, ' '), reads(anItem())]).toEqual([
      'kept',
      'accepted',
      'comment_required',
      'ip_state',
    ]);
    const access = { by, why: 'audit', at: '2026-03-02T01:00:00Z' };
    const read: IpHappening = { type: 'ip.accessed', ...about, access };
    expect(after(secret, read, read).accesses).toEqual([access, access]);
  });

  test('a joint filing is asked by what would be filed, as long as an answer may change', () => {
    const mark: IpItem = { ...anItem(), kind: 'trademark', title: 'HY' };
    const { subKind: _, ...sign } = mark;
    expect(filingTitle(sign)).toEqual({ zh: '共同申请商标：HY', en: 'Joint filing of a trademark: HY' });
    const cleared = after(anItem(), answered(west.key, 'waive'));
    const states = [
      anItem(),
      after(anItem(), answered(west.key, 'object')),
      cleared,
      after(cleared, filed),
      { ...anItem(), isJoint: false },
    ];
    expect(states.map(isFilingAsked)).toEqual([true, true, true, false, false]);
  });

  test('is closed once, with the reason', () => {
    const closed: IpHappening = { type: 'ip.closed', ...about, by, reason: 'given up' };
    const closes = (item: IpItem, reason = 'given up') => codeOf(() => assertMayClose(item, { reason }));
    expect([closes(anItem()), closes(anItem(), ''), closes(after(anItem(), closed))]).toEqual([
      'accepted',
      'comment_required',
      'ip_state',
    ]);
  });

  test('waits on the party that has not answered, is told to both offices, and tells its story in both languages', () => {
    const standing = [anItem(), after(anItem(), answered(west.key, 'waive'))].map((value) => ({ since: 'x', value }));
    expect(ipWaits(seed, standing)).toMatchObject([
      {
        kind: 'ip',
        id: 'cooling',
        on: [{ person: `pmo@${west.domain}` }],
        what: {
          zh: `共同申请发明专利：${anItem().title}`,
          en: `Joint filing of a patent (invention): ${anItem().title}`,
        },
      },
    ]);
    const office = [`pmo@${east.domain}`, `pmo@${west.domain}`];
    const told = (happening: Happening) =>
      lettersOf({ programme: 'p', process: 'x', number: 1, at: '2026-03-02T01:00:00Z', happening }, { office });
    const reminded: IpHappening = { type: 'ip.reminded', ...about, date: 'priorityEnds', on: '2026-10-08' };
    expect(told(reminded).map(({ to, kind }) => [to, kind])).toEqual(office.map((to) => [to, 'ip']));
    expect(told(filed)).toEqual([]);
    const all: readonly IpHappening[] = [
      { type: 'ip.opened', ...about, opened: anItem() },
      answered(west.key, 'waive'),
      filed,
      registered('2036-10-01'),
      {
        type: 'ip.datesSet',
        ...about,
        dates: ipDates({ kind: 'trademark', expiresOn: '2026-04-04', calendars: cn }),
        calendarVersions: [],
      },
      reminded,
      { type: 'ip.dateReached', ...about, date: 'priorityEnds', on: '2026-10-08' },
      { type: 'ip.accessed', ...about, access: { by, why: 'audit', at: '2026-03-02T01:00:00Z' } },
      { type: 'ip.closed', ...about, by, reason: 'given up' },
    ];
    const said = all.map((each) => ipSentence(each));
    expect(new Set(said.flatMap(({ zh, en }) => [zh, en])).size).toBe(said.length * 2);
    expect([ipKindText(anItem()).zh, ipKindText({ kind: 'knowHow' }).en]).toEqual(['专利 · 发明', 'Know-how']);
  });
});
