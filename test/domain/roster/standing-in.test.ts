import { DomainError } from '../../../domain/shared/errors';
import {
  clashOf,
  groundOf,
  postsOf,
  type Clash,
  type Ground,
  type Post,
  type RosterStanding,
} from '../../../domain/roster/posts';
import { reasonOf } from '../../../domain/shared/reasons';
import { assertMayStand } from '../../../domain/roster/refusals';
import { emptyRoster, type RosterRequest } from '../../../domain/roster/rosters';
import {
  assertNotOfOther,
  assertOfParty,
  clashSentence,
  clashWith,
  mayActFor,
  mayTakeFor,
  partiesFor,
} from '../../../domain/roster/standing-in';
import type { Programme } from '../../../domain/programme/programme';
import { aSeat } from '../../support/approvals';

const [one, two, other, office, clerk] = [
  'one@east.example',
  'two@east.example',
  'one@west.example',
  'office@west.example',
  'clerk@west.example',
] as const;
const now = '2026-03-01T00:00:00Z';
const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T00:00:00Z`;

const ground = (posts: readonly Post[] = []): Ground => ({
  seats: [
    { id: 'east.solo.one', party: 'east', group: 'solo', holder: one },
    { id: 'east.board.two', party: 'east', group: 'board', holder: two },
    { id: 'west.solo.one', party: 'west', group: 'solo', holder: other },
    { id: 'west.board.two', party: 'west', group: 'board', holder: null },
    { id: 'east.watch.eye', party: 'east', group: 'watch', holder: null },
  ],
  supervision: 'watch',
  posts: [
    { person: office, party: 'west', kind: 'office' },
    { person: clerk, party: 'west', kind: 'operators' },
    { person: 'audit@east.example', party: 'east', kind: 'auditors' },
    ...posts,
  ],
  addresses: { 'one@home.example': one },
});
const standing = (roster: Partial<RosterStanding['roster']> = {}, posts: readonly Post[] = []): RosterStanding => ({
  ground: ground(posts),
  roster: { ...emptyRoster, ...roster },
});
const asking = (request: Partial<RosterRequest>): RosterRequest => ({
  ...{ appointments: [], substitutions: [], by: office, reason: '' },
  ...request,
});
const appoint = (seat: string, holder: string | null, from = now, until?: string) => ({
  ...{ seat, holder, from },
  ...(until !== undefined && { until }),
});
const standIn = (person: string, substitute: string, from = now, until = day(10)) => ({
  ...{ person, substitute, from, until },
});
const refusalOf = (request: Partial<RosterRequest>, at: RosterStanding = standing()) => {
  try {
    assertMayStand(asking(request), at, now);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, ...error.facts, why: reasonOf(error) };
  }
};

describe('nobody acts for both parties, by whatever door', () => {
  const twoParties = { code: 'appointment_refused', field: 'holder', clash: 'person_of_two_parties' };
  const task = { person: 'new@west.example', party: 'east', kind: 'task', seat: 'east.board.two' } as const;

  test.each<[string, Partial<RosterRequest>, RosterStanding?]>([
    ['who holds a seat of the other', { appointments: [appoint('west.board.two', one)] }],
    ['whatever the case', { appointments: [appoint('west.board.two', ' One@East.Example')] }],
    ['under a second address', { appointments: [appoint('west.board.two', 'one@home.example')] }],
    ['from a later day', { appointments: [appoint('west.board.two', one, day(20))] }],
    [
      'who will hold one of the other in an overlapping time',
      { appointments: [appoint('west.board.two', 'new@east.example', day(5))] },
      standing({ appointments: [appoint('east.board.two', 'new@east.example', day(1), day(6))] }),
    ],
    [
      'by two appointments of one request',
      {
        appointments: [appoint('west.board.two', 'new@x.example'), appoint('east.board.two', 'new@x.example', day(3))],
      },
    ],
    ['who works in the office of the other', { appointments: [appoint('east.board.two', office)] }],
    ['who operates for the other', { appointments: [appoint('east.board.two', clerk)] }],
    [
      'who stands in for somebody of the other in that time',
      { appointments: [appoint('west.board.two', 'new@east.example', day(4))] },
      standing({ substitutions: [standIn(one, 'new@east.example', day(3), day(5))] }),
    ],
    [
      'to whom a task of the other was passed on',
      { appointments: [appoint('west.board.two', 'new@west.example')] },
      standing({}, [task]),
    ],
  ])('an appointment is refused to somebody %s', (_, request, ...[at]) => {
    expect(refusalOf(request, at)).toMatchObject(twoParties);
  });

  test.each<[string, string, RosterStanding?]>([
    ['holds a seat of the other', other],
    ['is office of the other and holds nothing', office],
    [
      'will hold a seat of the other before it is over',
      'new@x.example',
      standing({ appointments: [appoint('west.board.two', 'new@x.example', day(9))] }),
    ],
  ])('nobody stands in who %s', (_, substitute, ...[at]) => {
    expect(refusalOf({ substitutions: [standIn(one, substitute)] }, at)).toMatchObject({
      code: 'delegation_refused',
      field: 'substitute',
      clash: 'person_of_two_parties',
    });
  });

  test('whoever leaves the old company before, or in the same request, may be appointed in the new', () => {
    const leaving = appoint('east.solo.one', null, day(5));
    const joining = appoint('west.board.two', one, day(5));
    expect(refusalOf({ appointments: [leaving, joining] })).toBeUndefined();
    expect(refusalOf({ appointments: [joining, leaving] })).toBeUndefined();
    expect(refusalOf({ appointments: [joining] }, standing({ appointments: [leaving] }))).toBeUndefined();
    const early = appoint('west.board.two', one, day(4));
    expect(refusalOf({ appointments: [early] }, standing({ appointments: [leaving] }))).toMatchObject(twoParties);
  });

  test('the process knows who has changed seats since the request was judged', () => {
    const raced = { ...standing(), holders: { 'east.solo.one': 'new@x.example' } };
    expect(refusalOf({ appointments: [appoint('west.board.two', 'new@x.example')] }, raced)).toMatchObject(twoParties);
    expect(refusalOf({ appointments: [appoint('west.board.two', one)] }, raced)).toBeUndefined();
  });

  test('for which parties a person acts is one answer, now and later', () => {
    const at = standing({
      appointments: [appoint('west.board.two', two, day(8)), appoint('east.board.two', null, day(7))],
    });
    expect(partiesFor(at, two, {})).toEqual(['east', 'west']);
    expect(partiesFor(at, two, { until: day(8) })).toEqual(['east']);
    expect(mayActFor(at, two, 'west', { from: day(7) })).toBe(true);
    expect(mayActFor(at, two, 'west')).toBe(false);
    expect(mayActFor(at, 'nobody@x.example', 'west')).toBe(true);
    expect(postsOf(at).filter(({ person }) => person === two)).toHaveLength(2);
  });
});

describe('what does not go together in the definition is not appointed either', () => {
  test.each<[string, string, string]>([
    ['auditor_takes_part', 'east.board.two', 'audit@east.example'],
    ['supervisor_decides', 'east.watch.eye', one],
    ['office_decides', 'west.board.two', office],
  ])('%s', (clash, seat, holder) => {
    expect(refusalOf({ appointments: [appoint(seat, holder)] })).toMatchObject({ clash });
  });

  test('who moves within a group may, and who operates may hold a seat', () => {
    const seats = [...ground().seats, { id: 'east.solo.more', party: 'east', group: 'solo', holder: null }];
    const at = { ...standing(), ground: { ...ground(), seats } };
    expect(refusalOf({ appointments: [appoint('east.solo.more', one)] }, at)).toMatchObject({
      clash: 'person_twice_in_group',
    });
    const moving = [appoint('east.solo.more', one), appoint('east.solo.one', null)];
    expect(refusalOf({ appointments: moving }, at)).toBeUndefined();
    expect(refusalOf({ appointments: [appoint('west.board.two', clerk)] }, at)).toBeUndefined();
  });
});

describe('which posts go together', () => {
  const post = (kind: Post['kind'], changes: Partial<Post> = {}): Post => ({
    ...{ person: one, party: 'east', kind },
    ...(kind === 'seat' && { seat: 'east.board.two', group: 'board' }),
    ...changes,
  });
  const seatOf = (group: string) => post('seat', { seat: `east.${group}.one`, group });

  test.each<[string, Post, Post, Clash | undefined]>([
    [
      'a seat of one party and one of the other',
      post('seat'),
      post('seat', { party: 'west' }),
      'person_of_two_parties',
    ],
    ['operating for both', post('operators'), post('operators', { party: 'west' }), 'person_of_two_parties'],
    ['operating and a seat', post('operators'), post('seat'), undefined],
    ['operating and the office', post('operators'), post('office'), undefined],
    ['operating and auditing', post('operators'), post('auditors'), 'auditor_takes_part'],
    ['auditing and a seat', post('auditors'), post('seat'), 'auditor_takes_part'],
    ['auditing and standing in', post('auditors'), post('substitute'), 'auditor_takes_part'],
    ['a seat and standing in for another', post('seat'), post('substitute'), undefined],
    ['a seat and a task passed on', post('seat'), post('task'), undefined],
    ['the office and standing in', post('office'), post('substitute'), undefined],
    ['the office and a seat', post('office'), post('seat'), 'office_decides'],
    ['the office of the same party twice', post('office'), post('office'), undefined],
    ['two seats of one group', post('seat'), seatOf('board'), 'person_twice_in_group'],
    ['two seats of two groups', post('seat'), seatOf('solo'), undefined],
    ['a seat that decides and one that supervises', post('seat'), seatOf('watch'), 'supervisor_decides'],
  ])('%s', (_, a, b, expected) => {
    expect([clashOf(a, b, 'watch'), clashOf(b, a, 'watch')]).toEqual([expected, expected]);
  });

  test('a substitute acts for every seat that the other holds in that time, and for no later one', () => {
    const asked = standIn(two, 'new@east.example', day(3), day(9));
    const later = [appoint('east.watch.eye', two, day(9)), appoint('east.solo.one', two, day(8))];
    const posts = postsOf(standing({ appointments: later, substitutions: [asked] }));
    const acting = { person: 'new@east.example', party: 'east', kind: 'substitute', from: day(3), until: day(9) };
    expect(posts.filter(({ kind }) => kind === 'substitute')).toEqual([
      { ...acting, seat: 'east.solo.one', group: 'solo' },
      { ...acting, seat: 'east.board.two', group: 'board' },
    ]);
  });

  test('a ground names who works in the office, who operates and who audits, each for their party', () => {
    const governance = {
      ...{ groups: {}, supervision: { key: 'watch', seats: [aSeat('east.watch.eye')] } },
      office: { people: { west: office } },
      ...{ operators: { west: [clerk] }, auditors: { east: ['audit@east.example'] } },
    };
    const task: Post = { person: one, party: 'east', kind: 'task' };
    expect(groundOf({ governance } as unknown as Programme, [task])).toEqual({
      seats: [{ id: 'east.watch.eye', party: 'east', group: 'watch', holder: 'eye@east.example' }],
      supervision: 'watch',
      posts: [...ground().posts, task],
      addresses: {},
    });
  });
});

describe('a seat that is passed on', () => {
  const taking = (person: string, party = 'east', until?: string) => ({
    ...{ person, party, at: day(3) },
    ...(until !== undefined && { until }),
  });
  const planned = standing({
    appointments: [appoint('west.board.two', two, day(20)), appoint('east.board.two', null, day(19))],
    substitutions: [standIn(one, 'aide@east.example', day(5), day(9))],
  });
  const task: Post = { person: 'new@east.example', party: 'east', kind: 'task', seat: 'east.board.two' };
  const unknown = 'nobody@x.example';
  const notKnown = [
    `${unknown} 未参与本合作计划，可由服务办公室加入。`,
    `${unknown} takes no part in this programme; the office can add them.`,
  ] as const;
  const refusedBy = (call: () => void) => {
    try {
      call();
      return undefined;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { code: error.code, ...error.facts };
    }
  };

  test.each<[string, Parameters<typeof taking>, RosterStanding, Clash | 'unknown' | undefined]>([
    ['to a colleague', [one], standing(), undefined],
    ['to somebody of the other party', [other], standing(), 'person_of_two_parties'],
    ['to who will hold a seat of the other', [two], planned, 'person_of_two_parties'],
    ['to who will, but only once it is over', [two, 'east', day(9)], planned, undefined],
    ['to who audits', ['audit@east.example'], standing(), 'auditor_takes_part'],
    ['to who operates for the party', [clerk, 'west'], standing(), undefined],
    ['to whom nobody knows', [unknown], standing(), 'unknown'],
    ['to who will stand in only later', ['aide@east.example'], planned, 'unknown'],
    ['to who has but another task of the party', ['new@east.example'], standing({}, [task]), 'unknown'],
  ])('%s', (_, asked, at, expected) => {
    const [person] = asked;
    const clash = expected === 'unknown' ? undefined : expected;
    const field = 'to';
    expect(mayTakeFor(at, taking(...asked))).toBe(expected === undefined);
    const why = clash && clashSentence(clash, person);
    expect(refusedBy(() => assertNotOfOther(at, taking(...asked), field))).toEqual(
      clash && { code: 'reassignment_refused', field, clash, why },
    );
    const [zh, en] = notKnown.map((sentence) => sentence.replace(unknown, person));
    const unknownRefusal = { code: 'delegation_refused', field, why: { zh, en } };
    expect(refusedBy(() => assertOfParty(at, taking(...asked), field))).toEqual(
      expected === 'unknown' ? unknownRefusal : clash && { code: 'delegation_refused', field, clash, why },
    );
  });

  test.each<[Clash, string, string]>([
    [
      'person_of_two_parties',
      '某人 属于另一方，或在此期间代表另一方，不能同时代表本方。',
      '某人 belongs to the other party or acts for it in that time, and cannot act for this one too.',
    ],
    [
      'auditor_takes_part',
      '某人 担任审计，不能参与本合作计划的事项。',
      '某人 audits the programme and cannot take part in it.',
    ],
    ['person_twice_in_group', '某人 在同一组中已有席位。', '某人 holds a seat of the same group already.'],
    [
      'supervisor_decides',
      '某人 不能既在决策组任职又任监督。',
      '某人 cannot both sit in a deciding group and supervise it.',
    ],
    [
      'office_decides',
      '某人 在合作服务办公室提交事项，不能同时占有席位。',
      '某人 makes the requests in the office and cannot hold a seat as well.',
    ],
  ])('the refusal says why: %s', (clash, zh, en) => {
    expect(clashSentence(clash, '某人')).toEqual({ zh, en });
  });

  test('a post clashes with others and not with itself, and with itself held by turns', () => {
    const seat = (id: string, changes: Partial<Post> = {}): Post => ({
      ...{ person: one, party: 'east', kind: 'seat', seat: id, group: id.split('.')[1] ?? '' },
      ...changes,
    });
    expect(clashWith(standing(), seat('east.solo.one'))).toBeUndefined();
    expect(clashWith(standing(), seat('east.solo.more'))).toBe('person_twice_in_group');
    expect(clashWith(standing(), seat('east.solo.one', { from: day(2) }))).toBe('person_twice_in_group');
    expect(clashWith(standing(), seat('east.watch.eye'))).toBe('supervisor_decides');
    expect(clashWith(standing(), seat('west.solo.more', { party: 'west' }))).toBe('person_of_two_parties');
  });
});

describe('only what is asked for is judged', () => {
  const twice = [...ground().seats, { id: 'east.solo.more', party: 'east', group: 'solo', holder: one }];
  const muddled = (roster: Partial<RosterStanding['roster']> = {}): RosterStanding => ({
    ...standing(roster),
    ground: { ...ground(), seats: [...twice, { id: 'east.free.one', party: 'east', group: 'free', holder: null }] },
  });

  test('who holds seats that do not go together may be given another that does, and stand in', () => {
    expect(refusalOf({ appointments: [appoint('east.free.one', one)] }, muddled())).toBeUndefined();
    expect(refusalOf({ appointments: [appoint('east.free.one', two)] }, muddled())).toBeUndefined();
    expect(refusalOf({ substitutions: [standIn(two, one)] }, muddled())).toBeUndefined();
    expect(refusalOf({ substitutions: [standIn(two, 'new@east.example')] }, muddled())).toBeUndefined();
  });

  test('another seat that they are given from the same day on does not count against it', () => {
    const before = muddled({
      appointments: [appoint('east.solo.more', two, day(5)), appoint('east.solo.one', two, day(5))],
    });
    expect(refusalOf({ appointments: [appoint('east.free.one', two, day(5))] }, before)).toBeUndefined();
  });

  test('a seat is held on though it clashed before', () => {
    const until = muddled({ appointments: [appoint('east.solo.more', null, day(5))] });
    expect(refusalOf({ appointments: [appoint('east.solo.one', one, day(9))] }, until)).toBeUndefined();
  });

  test('what a substitute does at another time is not asked', () => {
    const later = standing({ substitutions: [standIn(other, two, day(20), day(25))] });
    expect(refusalOf({ substitutions: [standIn(one, two)] }, later)).toBeUndefined();
  });

  test('an auditor stands in for nobody', () => {
    expect(refusalOf({ substitutions: [standIn(one, 'audit@east.example')] })).toMatchObject({
      ...{ code: 'delegation_refused', field: 'substitute', clash: 'auditor_takes_part' },
    });
  });

  test('nobody stands in for themselves by a second address', () => {
    expect(refusalOf({ substitutions: [standIn(one, 'one@home.example')] })).toEqual({
      ...{ code: 'invalid_input', field: 'substitute' },
      why: { zh: '不能由本人代理自己。', en: 'Nobody stands in for themselves.' },
    });
  });

  test('whoever would follow a leaver is refused at the field of the successor', () => {
    const request = { appointments: [appoint('east.solo.one', other)], leavers: [{ person: one, from: now }] };
    expect(refusalOf(request)).toMatchObject({ clash: 'person_of_two_parties', field: 'successors.east.solo.one' });
  });
});

describe('nobody stands in by a circle or a chain', () => {
  const third = 'third@east.example';

  test.each([
    [
      'whose substitute has one',
      standIn(two, third),
      `此期间 ${two} 自己由 ${third} 代理，代理不能循环或层层转托。`,
      `${third} stands in for ${two} in that time; nobody stands in by a circle or a chain.`,
    ],
    [
      'who stands in for somebody',
      standIn(third, one),
      `此期间 ${one} 正代理 ${third}，代理不能循环或层层转托。`,
      `${one} stands in for ${third} in that time; nobody stands in by a circle or a chain.`,
    ],
  ])('the refusal says %s', (_, before, zh, en) => {
    expect(refusalOf({ substitutions: [standIn(one, two)] }, standing({ substitutions: [before] }))).toMatchObject({
      why: { zh, en },
    });
  });

  test.each([
    ['a circle', standIn(two, one), standIn(one, two)],
    ['a circle in a part of the time', standIn(two, one, day(1), day(4)), standIn(one, two, day(3), day(9))],
    ['a chain onward', standIn(two, third), standIn(one, two)],
    ['a chain backward', standIn(one, two), standIn(two, third)],
    ['a circle by a second address', standIn(two, 'one@home.example'), standIn(one, two)],
  ])('%s', (_, before, asked) => {
    expect(refusalOf({ substitutions: [asked] }, standing({ substitutions: [before] }))).toMatchObject({
      code: 'delegation_refused',
      field: 'substitute',
    });
    expect(refusalOf({ substitutions: [before, asked] })).toMatchObject({ code: 'delegation_refused' });
  });

  test('one after the other they may, and what stands can always be ended', () => {
    const [before, long] = [standIn(two, one, day(2), day(4)), '2026-02-20T00:00:00Z'];
    const at = standing({ substitutions: [before] });
    expect(refusalOf({ substitutions: [standIn(one, two, day(4))] }, at)).toBeUndefined();
    const crossed = standing({ substitutions: [standIn(two, one, long, day(9)), standIn(one, two, long, day(9))] });
    const ended = standIn(one, two, long, now);
    expect(refusalOf({ substitutions: [ended] }, crossed)).toBeUndefined();
  });
});
