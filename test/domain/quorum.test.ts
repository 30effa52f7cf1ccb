import fc from 'fast-check';
import type { Panel, Verdict } from '../../domain/approvals';
import type { CountRule } from '../../domain/policies';
import type { Seat } from '../../domain/programme';
import { tallyPanel, tallyStage } from '../../domain/tallies';
import { aPanel, aPool, aSeat, aStage } from '../support/approvals';
import { cases, tried } from '../support/laws';

const verdicts: Readonly<Record<string, Verdict>> = {
  y: 'approve',
  c: 'approveWithConditions',
  w: 'requestChanges',
  n: 'reject',
  o: 'abstain',
  r: 'recuse',
};

/** Votes as a word, one letter a seat: yes, conditions, wish for changes, no, abstention (o), recused, `.` awaited. */
const votesOf = (panel: Panel, word: string) =>
  new Map(
    [...word].flatMap((letter, index) => {
      const [seat, verdict] = [panel.seats[index], verdicts[letter]];
      return seat && verdict ? [[seat.id, verdict] as const] : [];
    }),
  );

/** A pool of so many seats; a capital letter is a vacant one. */
const pool = (letters: string, changes: Partial<Panel> = {}): Panel => {
  const panel = aPool(letters.toLowerCase(), changes);
  return {
    ...panel,
    seats: panel.seats.map((seat, i) => (/[A-Z]/.test(letters[i] ?? '') ? { ...seat, holder: null } : seat)),
  };
};

describe('what one panel comes to', () => {
  const share = (percent: number, strictly = false): CountRule => ({ share: { percent, strictly } });
  test.each<[string, Panel, string, string]>([
    ['all: approved when every seat has', pool('abc'), 'yyy', 'approved'],
    ['all: open while one is awaited', pool('abc'), 'yy.', 'open'],
    ['all: rejected by the first rejection', pool('abc'), 'n..', 'rejected'],
    ['all: an abstention is present but no approval', pool('abc'), 'yyo', 'rejected'],
    ['all: a recused seat leaves the whole', pool('abc'), 'yyr', 'approved'],
    ['all: a vacancy makes it impossible from the start', pool('abC'), '...', 'impossible'],
    [
      'all: a vacancy that is not counted leaves the whole',
      pool('abC', { vacantSeats: 'notCounted' }),
      'yy.',
      'approved',
    ],
    ['all: the vote of a leaver stands', pool('abC'), 'yyy', 'approved'],
    ['any: one approval is enough', pool('abc', { rule: 'any' }), 'ny.', 'approved'],
    ['any: rejected once all have said no', pool('abc', { rule: 'any' }), 'nno', 'rejected'],
    ['any: a wish for changes by all asks for changes', pool('ab', { rule: 'any' }), 'ww', 'changesRequested'],
    ['n of m: closes with the n-th approval', pool('abc', { rule: { atLeast: 2 } }), 'yy.', 'approved'],
    ['n of m: rejected once n can no longer be reached', pool('abc', { rule: { atLeast: 2 } }), 'nn.', 'rejected'],
    ['n of m: is never lowered when seats are recused', pool('abc', { rule: { atLeast: 2 } }), 'rr.', 'impossible'],
    ['n of m: too high a number is impossible', pool('abc', { rule: { atLeast: 4 } }), '...', 'impossible'],
    ['n of m: none is no number, one approval is needed', pool('abc', { rule: { atLeast: 0 } }), '...', 'open'],
    ['share: half is reached by half', pool('abcd', { rule: share(50) }), 'yy..', 'approved'],
    ['share: more than half is not', pool('abcd', { rule: share(50, true) }), 'yy..', 'open'],
    ['share: stays open after one rejection while reachable', pool('abc', { rule: share(60) }), 'n..', 'open'],
    ['share: two thirds of three are two, without fractions', pool('abc', { rule: share(66) }), 'yy.', 'approved'],
    ['share: 67 % of three are three', pool('abc', { rule: share(67) }), 'yy.', 'open'],
    ['share: more than all is impossible', pool('ab', { rule: share(100, true) }), '..', 'impossible'],
    ['share: vacancies count against', pool('aBCD', { rule: share(50) }), 'y...', 'impossible'],
    ['changes are asked for when they alone stand in the way', pool('abc'), 'yw.', 'changesRequested'],
    ['a rejection beside a wish for changes rejects', pool('abc'), 'wn.', 'rejected'],
    ['one condition makes the approval conditional', pool('abc'), 'ycy', 'approvedWithConditions'],
    ['nobody asked: impossible', pool(''), '', 'impossible'],
    [
      'chair: where there is none whose approval is asked for, impossible from the start',
      pool('abc', { chairMustApprove: true }),
      '...',
      'impossible',
    ],
    [
      'chair: nor do all the others carry it without one',
      pool('ab', { rule: 'any', chairMustApprove: true }),
      'yy',
      'impossible',
    ],
    ['all recused: impossible, not approved', pool('ab'), 'rr', 'impossible'],
    [
      'veto: its rejection ends it, whatever the count',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      'yyn',
      'rejected',
    ],
    ['veto: waits for the veto seat', pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }), 'yy.', 'open'],
    [
      'veto: an abstention of the veto seat lets it pass',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      'yyo',
      'approved',
    ],
    [
      'veto: asking for changes is no veto',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      'yyw',
      'approved',
    ],
    [
      'casting vote: breaks a tie',
      pool('ab', { rule: share(50, true), castingVote: 'east.board.a' }),
      'yn',
      'approved',
    ],
    [
      'casting vote: breaks it the other way',
      pool('ab', { rule: share(50, true), castingVote: 'east.board.a' }),
      'ny',
      'rejected',
    ],
    [
      'casting vote: waits until nobody is awaited',
      pool('abc', { rule: { atLeast: 2 }, castingVote: 'east.board.a' }),
      'yn.',
      'open',
    ],
    [
      'casting vote: is nothing without a tie',
      pool('abc', { rule: { atLeast: 2 }, castingVote: 'east.board.a' }),
      'yoo',
      'rejected',
    ],
    [
      'casting vote: can stand in for nobody where all must approve',
      pool('ab', { castingVote: 'east.board.a' }),
      'yn',
      'rejected',
    ],
    [
      'casting vote: nor where 100 % must approve',
      pool('ab', { rule: share(100), castingVote: 'east.board.a' }),
      'yn',
      'rejected',
    ],
    [
      'casting vote: breaks a tie of 99 %, which is not everybody',
      pool('ab', { rule: share(99), castingVote: 'east.board.a' }),
      'yn',
      'approved',
    ],
  ])('%s', (_, panel, word, expected) => {
    expect(tallyPanel(panel, votesOf(panel, word)).outcome).toBe(expected);
  });

  test('weights are added up, and a tie is a tie of weights', () => {
    const seats = [3, 2, 1].map((weight, i) => aSeat(`east.board.${'abc'[i]}`, { weight }));
    const panel = aPanel({ seats, rule: { weighted: { threshold: 4 } } });
    expect(tallyPanel(panel, votesOf(panel, 'y.y')).outcome).toBe('approved');
    expect(tallyPanel(panel, votesOf(panel, 'n..')).outcome).toBe('rejected');
    expect(tallyPanel({ ...panel, castingVote: 'east.board.a' }, votesOf(panel, 'ynn')).outcome).toBe('approved');
  });
});

describe('both parties', () => {
  const [yes, no] = ['yyy', 'nnn'];
  const both = (rule: CountRule | Record<string, CountRule>, changes: Partial<Panel> = {}) =>
    aPanel({ rule: { bothParties: rule }, ...changes });
  const without = (panel: Panel, party: string): Panel => ({
    ...panel,
    seats: panel.seats.map((seat) => (seat.party === party ? { ...seat, holder: null } : seat)),
  });
  test.each<[string, Panel, string, string]>([
    ['neither can outvote the other', both({ atLeast: 2 }), `${yes}${no}`, 'rejected'],
    ['each party answers by its own rule', both({ east: 'any', west: { atLeast: 2 } }), 'y..yy.', 'approved'],
    ['one party alone leaves it open', both('any'), 'yyy...', 'open'],
    [
      'all seats of one party vacant: never decided by the other alone',
      without(both('any'), 'west'),
      `${yes}...`,
      'impossible',
    ],
    [
      'not even when vacancies are not counted',
      without(both('all', { vacantSeats: 'notCounted' }), 'west'),
      yes,
      'impossible',
    ],
    ['all seats of one party recused: likewise', both('all'), `${yes}rrr`, 'impossible'],
    [
      'a party that the rule names but that has no seat',
      both({ east: 'any', north: 'any' }),
      `${yes}${yes}`,
      'impossible',
    ],
    ['a party without a rule of its own needs all its seats', both({ east: 'any' }), 'y..yy.', 'open'],
    ['a panel with one party only', both('any', { seats: aPanel().seats.slice(0, 3) }), yes, 'impossible'],
    ['each chair must approve', both('any', { chairMustApprove: true }), 'yyy.yy', 'open'],
    ['a chair who rejects ends it', both('any', { chairMustApprove: true }), 'yyynyy', 'rejected'],
    ['a recused chair is to be replaced', both('any', { chairMustApprove: true }), 'yyyryy', 'impossible'],
    [
      'a casting vote tips its own party only',
      both({ atLeast: 2 }, { castingVote: 'east.board.chair' }),
      'ynoyno',
      'rejected',
    ],
    ['a veto of one party ends it for both', both('any', { vetoSeats: ['west.board.money'] }), '.....n', 'rejected'],
  ])('%s', (_, panel, word, expected) => {
    expect(tallyPanel(panel, votesOf(panel, word)).outcome).toBe(expected);
  });
});

describe('a stage', () => {
  const east = pool('ab');
  const west = aPanel({ group: 'money', rule: 'all', seats: [aSeat('west.money.c'), aSeat('west.money.d')] });
  const stage = aStage(east, west);
  const votes = (word: string) => votesOf({ ...east, seats: [...east.seats, ...west.seats] }, word);
  test.each([
    ['every panel must approve', 'yy..', 'open'],
    ['is approved when all of them have', 'yyyy', 'approved'],
    ['is conditional when one of them is', 'yyyc', 'approvedWithConditions'],
    ['a rejection outweighs a wish for changes', 'w..n', 'rejected'],
    ['what is impossible outweighs all', 'nnrr', 'impossible'],
  ])('%s', (_, word, expected) => {
    expect(tallyStage(stage, votes(word)).outcome).toBe(expected);
  });

  test('hears everybody before it closes where the policy says so, but waits for nobody when it is impossible', () => {
    const hearEverybody = true;
    expect(tallyStage(stage, votes('n...'), { hearEverybody }).outcome).toBe('open');
    expect(tallyStage(stage, votes('nyyy'), { hearEverybody }).outcome).toBe('rejected');
    expect(tallyStage(stage, votes('rr..'), { hearEverybody }).outcome).toBe('impossible');
    expect(tallyStage(stage, votes('y...'), { hearEverybody }).standings.map(({ awaited }) => awaited.length)).toEqual([
      1, 2,
    ]);
  });
});

describe('laws of counting', () => {
  const isYes = (outcome: string) => outcome === 'approved' || outcome === 'approvedWithConditions';
  const outcomeOf = (panel: Panel, votes: ReadonlyMap<string, Verdict>) => tallyPanel(panel, votes).outcome;

  /** Every way in which these seats might answer, added to the votes. */
  const everyWay = (votes: ReadonlyMap<string, Verdict>, seats: readonly Seat[], by: readonly Verdict[]) =>
    seats.reduce<ReadonlyMap<string, Verdict>[]>(
      (ways, { id }) => ways.flatMap((way) => by.map((verdict) => new Map([...way, [id, verdict]]))),
      [new Map(votes)],
    );

  /** The rules of approvals.md said once more, plainly, for a panel of which everybody has been heard. */
  const passes = (panel: Panel, votes: ReadonlyMap<string, Verdict>): boolean => {
    const has = (seat: Seat, ...any: Verdict[]) => any.some((verdict) => votes.get(seat.id) === verdict);
    const isYesOf = (seat: Seat) => has(seat, 'approve', 'approveWithConditions');
    if (panel.seats.some((seat) => panel.vetoSeats.includes(seat.id) && has(seat, 'reject'))) return false;
    const { rule } = panel;
    const both = typeof rule === 'object' && 'bothParties' in rule ? (rule.bothParties as object | string) : undefined;
    const ruleFor = (party: string) =>
      (typeof both === 'object' && party in both ? (both as Record<string, CountRule>)[party] : both) as CountRule;
    const groups: [readonly Seat[], CountRule][] = both
      ? ['east', 'west'].map((party) => [panel.seats.filter((seat) => seat.party === party), ruleFor(party)])
      : [[panel.seats, rule as CountRule]];
    return groups.every(([asked, by]) => {
      const size = (some: readonly Seat[]) =>
        typeof by === 'object' && 'weighted' in by ? some.reduce((sum, seat) => sum + seat.weight, 0) : some.length;
      const whole = asked.filter(
        (seat) => !has(seat, 'recuse') && (seat.holder !== null || panel.vacantSeats === 'against'),
      ).length;
      const [yes, no] = [size(asked.filter(isYesOf)), size(asked.filter((seat) => has(seat, 'reject')))];
      const tips = asked.some((seat) => seat.id === panel.castingVote && isYesOf(seat)) && yes === no;
      const counted = yes + (tips ? 1 : 0);
      const chairs = asked.filter(({ chair }) => chair);
      if (whole === 0 || yes === 0) return false;
      if (panel.chairMustApprove && !(chairs.length > 0 && chairs.every(isYesOf))) return false;
      if (by === 'all') return yes === whole;
      if (by === 'any') return yes >= 1;
      if ('atLeast' in by) return counted >= by.atLeast;
      if ('weighted' in by) return counted >= by.weighted.threshold;
      const { percent, strictly } = by.share;
      if (percent === 100) return !strictly && yes === whole;
      return strictly ? counted * 100 > percent * whole : counted * 100 >= percent * whole;
    });
  };

  const awaitedIn = (panel: Panel, votes: ReadonlyMap<string, Verdict>) =>
    panel.seats.filter((seat) => seat.holder !== null && !votes.has(seat.id));
  /** A recusal may turn into a tie what was none: with a casting vote, nobody counts on recusals to come. */
  const answersTo = ({ castingVote }: Panel): readonly Verdict[] =>
    castingVote
      ? ['approve', 'requestChanges', 'reject', 'abstain']
      : ['approve', 'requestChanges', 'reject', 'recuse'];

  test('it is open exactly while it may still be approved and may still fail', () => {
    fc.assert(
      fc.property(cases, ({ panel, votes }) => {
        const ends = everyWay(votes, awaitedIn(panel, votes), answersTo(panel)).map((way) => passes(panel, way));
        const outcome = outcomeOf(panel, votes);
        const expected = ends.every(Boolean) ? 'approved' : ends.some(Boolean) ? 'open' : 'not approved';
        expect(isYes(outcome) ? 'approved' : outcome === 'open' ? 'open' : 'not approved').toBe(expected);
      }),
      tried(1500),
    );
  });

  test('it is impossible exactly when those present could not approve it even if all of them voted anew', () => {
    fc.assert(
      fc.property(cases, ({ panel, votes }) => {
        const isVetoed = panel.vetoSeats.some((id) => votes.get(id) === 'reject');
        const present = panel.seats.filter(({ id, holder }) => holder !== null && votes.get(id) !== 'recuse');
        const anew = everyWay(votes, present, ['approve', 'reject', 'abstain']);
        const isHopeless = !anew.some((way) => passes(panel, way));
        expect(outcomeOf(panel, votes) === 'impossible').toBe(isHopeless && !isVetoed);
      }),
      tried(1500),
    );
  });

  test('one more approval never turns approved into anything else', () => {
    fc.assert(
      fc.property(cases, fc.nat(4), ({ panel, votes }, n) => {
        const seat = panel.seats[n];
        if (!seat || votes.get(seat.id) === 'recuse' || !isYes(outcomeOf(panel, votes))) return;
        // Nobody answers for a vacant seat: it is filled first, and by that counted.
        if (seat.holder === null && !votes.has(seat.id)) return;
        expect(isYes(outcomeOf(panel, new Map([...votes, [seat.id, 'approve']])))).toBe(true);
      }),
      tried(3000),
    );
  });

  test('the order of the answers never matters', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ({ panel, votes }, keys) => {
        const shuffled = [...votes].map((vote) => [keys.next().value ?? 0, vote] as const).sort(([a], [b]) => a - b);
        expect(outcomeOf(panel, new Map(shuffled.map(([, vote]) => vote)))).toBe(outcomeOf(panel, votes));
      }),
      tried(100),
    );
  });

  test('every panel and every set of answers has an outcome and sentences that read whole', () => {
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 3 }), fc.boolean(), (all, hearEverybody) => {
        const votes = new Map(all.flatMap((one) => [...one.votes]));
        const { why, standings } = tallyStage(aStage(...all.map(({ panel }) => panel)), votes, { hearEverybody });
        for (const { zh, en } of [why, ...standings.map((standing) => standing.why)]) {
          expect(`${zh}${en}`).not.toMatch(/undefined|NaN|null|-\d/);
          expect(zh.length > 4 && en.length > 4).toBe(true);
        }
        expect(why.zh).toMatch(/。$/);
      }),
      tried(100),
    );
  });
});
