import { carriedVotes } from '../../../domain/approvals/carried-votes';
import { open } from '../../../domain/approvals/steps';
import { awaitedSeats, outcome } from '../../../domain/approvals/outcomes';
import { programmeSeats } from '../../../domain/programme/parties';
import type { Programme } from '../../../domain/programme/programme';
import {
  rosterAfter,
  assertMayRequest,
  effectBy,
  emptyRoster,
  leaversBy,
  leftAfter,
  nextChange,
  withRequest,
  seatedBy,
  turnsOf,
  withoutLeavers,
  type Roster,
  type RosterRequest,
} from '../../../domain/roster/rosters';
import { aDecision, anApproval, aPanel, aPlan, aPool, aRequest, aSeat, aStage } from '../../support/approvals';
import { decide } from '../../../domain/approvals/decisions';

const request = (changes: Partial<RosterRequest>): RosterRequest => ({
  appointments: [],
  substitutions: [],
  by: 'office@east.example',
  reason: '',
  ...changes,
});
const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T00:00:00Z`;
const standingIn = (from: number, until: number) => ({
  person: 'a@x.example',
  substitute: 'b@x.example',
  from: day(from),
  until: day(until),
});

describe('appointments from–to', () => {
  const appointment = { seat: 's', holder: 'new@x.example', from: day(5), until: day(20) };
  const roster: Roster = { appointments: [appointment], substitutions: [] };

  test('a person holds a seat from a date to a date, and then it is vacant', () => {
    expect(effectBy(roster, day(4)).holders).toEqual({});
    expect(nextChange(roster, day(4))).toBe(day(5));
    expect(effectBy(roster, day(5)).holders).toEqual({ s: 'new@x.example' });
    const begun = rosterAfter(roster, day(5));
    expect(nextChange(begun, day(5))).toBe(day(20));
    expect(effectBy(begun, day(20)).holders).toEqual({ s: null });
    expect(rosterAfter(begun, day(20)).appointments).toEqual([]);
  });

  test('a later appointment to the same seat replaces the vacancy that would have come', () => {
    const begun = rosterAfter(roster, day(5));
    const next = withRequest(
      begun,
      request({ appointments: [{ seat: 's', holder: 'next@x.example', from: day(15) }] }),
    );
    expect(rosterAfter(next, day(15)).appointments).toEqual([]);
    expect(effectBy(next, day(25)).holders).toEqual({ s: 'next@x.example' });
  });

  test('what was due while nobody worked here comes into force together, in the order of its dates', () => {
    expect(effectBy(roster, day(25)).holders).toEqual({ s: null });
    expect(rosterAfter(roster, day(25))).toEqual(emptyRoster);
  });
});

describe('substitutions', () => {
  test('hold in their period, the last day’s end not included', () => {
    const roster = withRequest(emptyRoster, request({ substitutions: [standingIn(3, 6)] }));
    expect([2, 3, 5, 6].map((date) => effectBy(roster, day(date)).substitutions.length)).toEqual([0, 1, 1, 0]);
    expect([nextChange(roster, day(2)), nextChange(roster, day(3)), nextChange(roster, day(6))]).toEqual([
      day(3),
      day(6),
      undefined,
    ]);
  });

  test('a new period for the same two people replaces the old one', () => {
    const once = withRequest(emptyRoster, request({ substitutions: [standingIn(3, 20)] }));
    const shortened = withRequest(once, request({ substitutions: [standingIn(3, 6)] }));
    expect(effectBy(shortened, day(10)).substitutions).toEqual([]);
  });

  test('a new period for two people leaves those of anybody else', () => {
    const others = [
      { ...standingIn(3, 20), substitute: 'c@x.example' },
      { ...standingIn(3, 20), person: 'c@x.example' },
    ];
    const once = withRequest(emptyRoster, request({ substitutions: others }));
    expect(withRequest(once, request({ substitutions: [standingIn(3, 6)] })).substitutions).toEqual([
      ...others,
      standingIn(3, 6),
    ]);
  });
});

describe('what is asked of a roster', () => {
  const own = { ...standingIn(3, 6), substitute: 'a@x.example' };
  const backwards = 'A period ends after it begins.';
  const lasting = { seat: 's', holder: 'new@x.example', from: day(3) };
  const leaver = { person: 'old@x.example', from: day(3) };

  test.each<[string, Partial<RosterRequest>, string, string | undefined]>([
    ['nothing', {}, 'Name an appointment, a substitute or somebody who leaves.', undefined],
    ['a period that ends before it begins', { substitutions: [standingIn(6, 3)] }, backwards, 'until'],
    ['one such period among others', { substitutions: [standingIn(3, 6), standingIn(6, 3)] }, backwards, 'until'],
    ['somebody for themselves', { substitutions: [own] }, 'Nobody stands in for themselves.', 'substitute'],
    [
      'somebody for themselves beside others',
      { substitutions: [standingIn(3, 6), own] },
      'Nobody stands in for themselves.',
      'substitute',
    ],
    ['an appointment that ends as it begins', { appointments: [{ ...lasting, until: day(3) }] }, backwards, 'until'],
  ])('%s is refused, with its reason at its field', (_, asked, message, field) => {
    expect(() => assertMayRequest(request(asked))).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message,
        facts: { ...(field !== undefined && { field }), why: expect.objectContaining({ en: message }) },
      }),
    );
  });

  test.each<[string, Partial<RosterRequest>]>([
    ['an appointment without an end', { appointments: [lasting] }],
    ['an appointment with an end, and a substitution', { appointments: [lasting], substitutions: [standingIn(3, 6)] }],
    ['a leaver with their successor', { appointments: [lasting], leavers: [leaver] }],
    ['a leaver alone', { leavers: [leaver] }],
  ])('%s may be asked for', (_, asked) => {
    expect(() => assertMayRequest(request(asked))).not.toThrow();
  });
});

describe('turns and leavers', () => {
  const first = { seat: 's', holder: 'a@x.example', from: day(5) };
  const second = { seat: 's', holder: 'b@x.example', from: day(9) };
  const leaving = (person: string, from: number) => ({ person, from: day(from) });

  test('a seat changes hands in the order of the dates, in whichever order it was told', () => {
    const roster: Roster = { appointments: [second, first], substitutions: [] };
    expect(turnsOf(roster)).toEqual([first, second]);
    expect(effectBy(roster, day(10)).holders).toEqual({ s: 'b@x.example' });
    const busy = { ...roster, leavers: [leaving('c@x.example', 3)], substitutions: [standingIn(4, 6)] };
    expect([1, 3, 4, 5, 6, 9].map((date) => nextChange(busy, day(date)))).toEqual([
      ...[3, 4, 5, 6, 9].map(day),
      undefined,
    ]);
  });

  test('who is said to leave later is kept until then, beside those said before', () => {
    const once = withRequest(emptyRoster, request({ leavers: [leaving('a@x.example', 3)] }));
    const twice = withRequest(once, request({ leavers: [leaving('b@x.example', 6)] }));
    expect(twice.leavers).toEqual([leaving('a@x.example', 3), leaving('b@x.example', 6)]);
    expect(withRequest(twice, request({ appointments: [first] })).leavers).toEqual(twice.leavers);
    expect(rosterAfter(twice, day(3)).leavers).toEqual([leaving('b@x.example', 6)]);
    expect(rosterAfter(twice, day(6))).toEqual(emptyRoster);
    expect(withRequest(emptyRoster, request({ appointments: [first] })).leavers).toBeUndefined();
  });

  const seat = (id: string, holder: string | null) => ({ id, party: 'x', group: 'g', holder });
  const ground = {
    ...{ supervision: 'watch', posts: [], addresses: {} },
    seats: [seat('s', 'old@x.example'), seat('t', 'stays@x.example'), seat('empty', null)],
  };

  test('whoever loses the last seat leaves as it is lost, whatever is still to come', () => {
    const appointments = [first, { seat: 't', holder: null, from: day(20) }];
    const by = (date: number) => leaversBy({ appointments, substitutions: [] }, day(date), { ground, holders: {} });
    expect([by(4), by(6)]).toEqual([{}, { 'old@x.example': day(5) }]);
  });

  test('nobody leaves because an empty seat is filled', () => {
    const filling = { appointments: [{ ...first, seat: 'empty' }], substitutions: [] };
    expect(leaversBy(filling, day(6), { ground, holders: {} })).toEqual({});
  });

  test('who has left stays gone until they hold a seat again', () => {
    const gone = { 'a@x.example': day(3), 'b@x.example': day(4) };
    expect(leftAfter(undefined, undefined, {})).toEqual({});
    expect(leftAfter(gone, { 'c@x.example': day(5) }, { s: 'b@x.example' })).toEqual({
      'a@x.example': day(3),
      'c@x.example': day(5),
    });
  });

  test('a definition is seated as the roster has it, and its other seats as they were', () => {
    const seats = ['east.board.a', 'east.board.b', 'east.board.c'].map((id) => aSeat(id));
    const governance = { groups: { board: { seats } }, supervision: { seats: [aSeat('east.watch.eye')] } };
    const seated = seatedBy({ governance } as unknown as Programme, {
      'east.board.a': 'new@x.example',
      'east.board.b': null,
    });
    expect(programmeSeats(seated).map(({ holder }) => holder)).toEqual([
      ...['new@x.example', null, 'c@east.example'],
      'eye@east.example',
    ]);
  });

  test('of several who have left each stands in for nobody any more', () => {
    const substitutions = [standingIn(3, 6), { ...standingIn(3, 6), person: 'c@x.example', substitute: 'd@x.example' }];
    const left = ['z@x.example', 'b@x.example'];
    expect(withoutLeavers({ appointments: [], substitutions }, left, {}).substitutions).toEqual([substitutions[1]]);
  });
});

describe('smart re-approval', () => {
  const section = (key: string, text: string) => ({ key, title: { zh: key, en: key }, text: [{ zh: text, en: text }] });
  const content = (price: string) => ({
    title: { zh: '合同', en: 'Contract' },
    summary: [],
    evidence: [],
    sections: [section('scope', 'as agreed'), section('price', price)],
  });
  const stages = [
    aStage(
      aPool('ab', { group: 'board', sections: ['scope'] }),
      aPanel({ group: 'finance', rule: 'all', sections: ['price'], seats: aPool('c').seats }),
      aPanel({ group: 'whole', rule: 'all', seats: aPool('d').seats }),
    ),
  ];
  const first = () =>
    ['a', 'b', 'd', 'c'].reduce(
      (approval, seat) =>
        decide(approval, aDecision(`east.board.${seat}`, seat === 'c' ? 'requestChanges' : 'approve')),
      anApproval({ stages, content: content('10') }),
    );

  test('the vote of an unchanged section carries over, visibly; everybody else is asked again', () => {
    const carried = carriedVotes(first(), content('9'), stages);
    expect(carried.map(({ seat, carriedFrom }) => [seat, carriedFrom])).toEqual([
      ['east.board.a', 1],
      ['east.board.b', 1],
    ]);
    const second = open(aRequest({ round: 2, stages, content: content('9'), carried }), aPlan());
    expect(awaitedSeats(second).map(({ id }) => id)).toEqual(['east.board.c', 'east.board.d']);
    expect(outcome(second)).toBe('open');
  });

  test('a panel that answers for several sections is asked again when one of them changed', () => {
    const both = [aStage(aPool('a', { sections: ['scope', 'price'] }))];
    const decided = decide(anApproval({ stages: both, content: content('10') }), aDecision('east.board.a'));
    expect(carriedVotes(decided, content('9'), both)).toEqual([]);
    expect(carriedVotes(decided, content('10'), both).map(({ seat }) => seat)).toEqual(['east.board.a']);
  });

  test('a section that is gone, or was not there before, is asked about again; a new title is a change too', () => {
    const scope = [aStage(aPool('a', { sections: ['scope'] }))];
    const decided = decide(anApproval({ stages: scope, content: content('10') }), aDecision('east.board.a'));
    const { sections: _, ...bare } = content('10');
    expect(carriedVotes(decided, bare, scope)).toEqual([]);
    expect(carriedVotes(decided, { ...bare, sections: [section('price', '10')] }, scope)).toEqual([]);
    const renamed = { ...section('scope', 'as agreed'), title: { zh: '范围', en: 'scope' } };
    expect(carriedVotes(decided, { ...bare, sections: [renamed] }, scope)).toEqual([]);
    const before = decide(anApproval({ stages: scope, content: bare }), aDecision('east.board.a'));
    expect(carriedVotes(before, content('10'), scope)).toEqual([]);
    expect(carriedVotes(before, bare, scope)).toEqual([]);
  });

  test('a seat that also sits on a panel that answers for everything is asked again', () => {
    const seats = aPool('a').seats;
    const panels = [
      aPanel({ rule: 'all', sections: ['scope'], seats }),
      aPanel({ group: 'whole', rule: 'all', seats }),
    ];
    const decided = decide(
      anApproval({ stages: [aStage(...panels)], content: content('10') }),
      aDecision('east.board.a'),
    );
    expect(carriedVotes(decided, content('10'), [aStage(...panels)])).toEqual([]);
  });

  test('what was not an approval never carries over, nor does the vote of somebody who has left since', () => {
    expect(carriedVotes(first(), content('10'), stages).map(({ seat }) => seat)).toEqual([
      'east.board.a',
      'east.board.b',
    ]);
    const seats = aPool('ab').seats.map((seat) => ({ ...seat, holder: 'new@east.example' }));
    expect(carriedVotes(first(), content('9'), [aStage(aPanel({ rule: 'all', sections: ['scope'], seats }))])).toEqual(
      [],
    );
  });

  test('a vote that carried over twice still says where it comes from', () => {
    const carried = carriedVotes(first(), content('9'), stages);
    const second = open(aRequest({ round: 2, stages, content: content('9'), carried }), aPlan());
    expect(carriedVotes(second, content('8'), stages).map(({ carriedFrom }) => carriedFrom)).toEqual([1, 1]);
  });
});
