import fc from 'fast-check';
import type { Panel, Verdict } from '../../../../domain/approvals/approvals';
import type { CountRule } from '../../../../domain/programme/policies';

import { tallyPanel, tallyStage } from '../../../../domain/approvals/counting/tallies';
import { aPanel, aPool, aSeat, aStage } from '../../../support/approvals';
import { cases, tried } from '../../../support/laws';

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
      'veto: its request for changes holds like its veto, whatever the count',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      'yyw',
      'changesRequested',
    ],
    [
      'veto: its request for changes ends it at once',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      '..w',
      'changesRequested',
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
      'casting vote: is named by the key of its seat as well',
      pool('ab', { rule: share(50, true), castingVote: 'a' }),
      'yn',
      'approved',
    ],
    [
      'casting vote: rejects at a tie although half would be enough',
      pool('abcd', { rule: share(50), castingVote: 'a' }),
      'nyyn',
      'rejected',
    ],
    [
      'casting vote: half is not enough as long as a tie may still be rejected',
      pool('abcd', { rule: share(50), castingVote: 'a' }),
      'nyy.',
      'open',
    ],
    [
      'casting vote: 51 % is more than half in other words',
      pool('abcd', { rule: share(51), castingVote: 'a' }),
      'yynn',
      'approved',
    ],
    [
      'casting vote: a number that is half of the seats is half',
      pool('abcd', { rule: { atLeast: 2 }, castingVote: 'a' }),
      'nyyn',
      'rejected',
    ],
    ['casting vote: 2:2 under 75 % is no tie', pool('abcd', { rule: share(75), castingVote: 'a' }), 'yynn', 'rejected'],
    [
      'casting vote: 2:2 where three of four must approve is no tie',
      pool('abcd', { rule: { atLeast: 3 }, castingVote: 'a' }),
      'yynn',
      'rejected',
    ],
    [
      'casting vote: more than 51 % is no simple majority',
      pool('ab', { rule: share(51, true), castingVote: 'a' }),
      'yn',
      'rejected',
    ],
    [
      'casting vote: one vote more is not enough where two abstain',
      pool('abcd', { rule: share(50, true), castingVote: 'a' }),
      'ynoo',
      'rejected',
    ],
    [
      'casting vote: a recusal to come may make a tie of it',
      pool('abcd', { rule: share(50, true), castingVote: 'd' }),
      'nw..',
      'open',
    ],
    [
      'casting vote: a wish for changes by its seat is no vote at a tie',
      pool('abc', { rule: { atLeast: 2 }, castingVote: 'c' }),
      'ynw',
      'changesRequested',
    ],
    [
      'one rejection under 75 % ends it for three seats, whoever is recused before or after',
      pool('abc', { rule: share(75), castingVote: 'a' }),
      'n..',
      'rejected',
    ],
    [
      'one rejection under 75 % ends it for three seats, whoever was recused before',
      pool('abc', { rule: share(75), castingVote: 'a' }),
      'nry',
      'rejected',
    ],
    [
      'n of m: what a recused seat is missed for can be mended by filling it',
      pool('abc', { rule: { atLeast: 2 } }),
      'nry',
      'impossible',
    ],
    [
      'n of m: what the rejections rule out can’t be mended by filling anything',
      pool('abcd', { rule: { atLeast: 3 } }),
      'nnrr',
      'rejected',
    ],
    [
      'share: a recused seat has left the whole, and the others have decided',
      pool('abc', { rule: share(50, true) }),
      'nry',
      'rejected',
    ],
    ['share: a vacancy that counts is missed', pool('abC', { rule: share(50, true) }), 'ny.', 'impossible'],
    [
      'share: a vacancy that is not counted is not missed',
      pool('abC', { rule: share(50, true), vacantSeats: 'notCounted' }),
      'ny.',
      'rejected',
    ],
    [
      'abstentions beside a wish for changes ask for changes',
      pool('abc', { rule: { atLeast: 3 } }),
      'oow',
      'changesRequested',
    ],
    [
      'casting vote: says nothing where its seat is recused, and half decides',
      pool('abc', { rule: share(50), castingVote: 'c' }),
      'ynr',
      'approved',
    ],
    [
      'casting vote: 51 % without a word of strictly is more than half',
      pool('abcd', { rule: { share: { percent: 51 } }, castingVote: 'a' }),
      'yynn',
      'approved',
    ],
    ['abstentions alone reject', pool('abc', { rule: { atLeast: 2 } }), 'oo.', 'rejected'],
  ])('%s', (_, panel, word, expected) => {
    expect(tallyPanel(panel, votesOf(panel, word)).outcome).toBe(expected);
  });

  test('a casting vote that two seats of a pool could claim belongs to neither', () => {
    const seats = ['east.board.a', 'west.board.a', 'east.board.b', 'west.board.b'].map((id) => aSeat(id));
    const panel = aPanel({ seats, rule: share(50, true), castingVote: 'a' });
    expect(tallyPanel(panel, votesOf(panel, 'yynn')).outcome).toBe('rejected');
    expect(tallyPanel({ ...panel, castingVote: 'west.board.a' }, votesOf(panel, 'yynn')).outcome).toBe('approved');
  });

  test.each<[string, Panel, string, readonly string[], readonly string[]]>([
    ['an open bench waits for who has not answered', pool('abc'), 'y..', ['b', 'c'], []],
    ['a decided one waits for nobody', pool('abc', { rule: 'any' }), 'y..', [], []],
    ['a rejected one neither, and filling helps it no more', pool('abC'), 'n..', [], []],
    [
      'a carried one waits for the veto alone',
      pool('abc', { rule: 'any', vetoSeats: ['east.board.c'] }),
      'y..',
      ['c'],
      [],
    ],
    ['an impossible one names the empty seat', pool('abC'), 'y..', [], ['c']],
    ['one that nothing mends names none', pool('abC', { rule: { atLeast: 4 } }), '...', [], []],
    ['an open one names no empty seat that it can do without', pool('abC', { rule: { atLeast: 2 } }), 'y..', ['b'], []],
    [
      'an empty chair is named though empty seats are not counted',
      {
        ...pool('abC', { rule: share(50), vacantSeats: 'notCounted', chairMustApprove: true }),
        seats: ['a', 'b', 'c'].map((key) =>
          aSeat(`east.board.${key}`, { chair: key === 'c', ...(key === 'c' && { holder: null }) }),
        ),
      },
      'y..',
      [],
      ['c'],
    ],
  ])('%s', (_, panel, word, awaited, toFill) => {
    const [standing] = tallyPanel(panel, votesOf(panel, word)).standings;
    const keys = (ids: readonly string[] = []) => ids.map((id) => id.split('.').at(-1));
    expect([keys(standing?.awaited), keys(standing?.toFill)]).toEqual([awaited, toFill]);
  });

  test('weights are added up, and no tie of weights is decided by a casting vote', () => {
    const seats = [3, 2, 1].map((weight, i) => aSeat(`east.board.${'abc'[i]}`, { weight }));
    const panel = aPanel({ seats, rule: { weighted: { threshold: 4 } } });
    expect(tallyPanel(panel, votesOf(panel, 'y.y')).outcome).toBe('approved');
    expect(tallyPanel(panel, votesOf(panel, 'n..')).outcome).toBe('rejected');
    expect(tallyPanel({ ...panel, castingVote: 'east.board.a' }, votesOf(panel, 'ynn')).outcome).toBe('rejected');
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
      'a key that each party has a seat of casts in each of them',
      both({ share: { percent: 50, strictly: true } }, { castingVote: 'chair' }),
      'ynoyno',
      'approved',
    ],
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
  test('that asks nobody can be approved by nobody', () => {
    expect(tallyStage({ panels: [] }, new Map()).outcome).toBe('impossible');
  });

  const east = pool('ab');
  const west = aPanel({ group: 'money', rule: 'all', seats: [aSeat('west.money.c'), aSeat('west.money.d')] });
  const stage = aStage(east, west);
  const votes = (word: string) => votesOf({ ...east, seats: [...east.seats, ...west.seats] }, word);
  test.each([
    ['every panel must approve', 'yy..', 'open'],
    ['is approved when all of them have', 'yyyy', 'approved'],
    ['is conditional when one of them is', 'yyyc', 'approvedWithConditions'],
    ['a rejection outweighs a wish for changes', 'w..n', 'rejected'],
    ['what no filling of seats could mend outweighs what one could', 'nnrr', 'rejected'],
    ['what can only be mended by filling a seat outweighs what is open', '..rr', 'impossible'],
    ['a wish for changes in one panel makes what another lets fall go back for changes', 'o.w.', 'changesRequested'],
    ['but not where somebody rejected', 'o.wn', 'rejected'],
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
