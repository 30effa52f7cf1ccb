import { DomainError } from '../../domain/errors';
import { postsOf, type Ground, type Post, type Standing } from '../../domain/posts';
import { assertMayStand } from '../../domain/roster-refusals';
import { emptyRoster, type RosterRequest } from '../../domain/rosters';
import { mayActFor, partiesFor } from '../../domain/standing-in';

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
const standing = (roster: Partial<Standing['roster']> = {}, posts: readonly Post[] = []): Standing => ({
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
const refusalOf = (request: Partial<RosterRequest>, at: Standing = standing()) => {
  try {
    assertMayStand(asking(request), at, now);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, ...error.facts };
  }
};

describe('nobody acts for both parties, by whatever door', () => {
  const twoParties = { code: 'appointment_refused', field: 'holder', clash: 'person_of_two_parties' };
  const task = { person: 'new@west.example', party: 'east', kind: 'task', seat: 'east.board.two' } as const;

  test.each<[string, Partial<RosterRequest>, Standing?]>([
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

  test.each<[string, string, Standing?]>([
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

describe('nobody stands in by a circle or a chain', () => {
  const third = 'third@east.example';

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
    const before = standIn(two, one, day(2), day(4));
    const at = standing({ substitutions: [before] });
    expect(refusalOf({ substitutions: [standIn(one, two, day(4))] }, at)).toBeUndefined();
    const crossed = standing({ substitutions: [standIn(two, one, day(1), day(9)), standIn(one, two, day(1), day(9))] });
    const ended = { ...standIn(one, two), from: '2026-02-20T00:00:00Z', until: now };
    expect(refusalOf({ substitutions: [ended] }, crossed)).toBeUndefined();
  });
});
