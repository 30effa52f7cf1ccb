import fc from 'fast-check';
import {
  bundlesOf,
  dispatchesOf,
  latestOf,
  listedReaders,
  windowOf,
  type Kept,
  type Taking,
  type Window,
} from '../../../domain/letters/bundles';
import { tried } from '../../support/laws';
import type { Letter } from '../../../domain/mail/letters';

const now = '2026-03-02T09:00:00.000Z';
const anHourAgo = '2026-03-02T08:00:00.000Z';

const aLetter = (id: string, changes: Partial<Letter> = {}): Letter => ({
  id,
  programme: 'east-west',
  at: now,
  to: 'chair@east.example',
  kind: 'task',
  about: id,
  round: 1,
  ...changes,
});

const namesOf = (letters: readonly Letter[]) => bundlesOf(letters, now).map((bundle) => bundle.map(({ id }) => id));

describe('the letters that leave as one mail', () => {
  test.each<[string, readonly Letter[], readonly (readonly string[])[]]>([
    ['a first question has a mail of its own', [aLetter('a'), aLetter('b')], [['a'], ['b']]],
    [
      'all reminders of a person are one mail',
      [aLetter('a', { kind: 'reminder' }), aLetter('b'), aLetter('c', { kind: 'reminder' })],
      [['a', 'c'], ['b']],
    ],
    [
      'each person has a mail of their own',
      [aLetter('a', { kind: 'reminder' }), aLetter('b', { kind: 'reminder', to: 'chair@west.example' })],
      [['a'], ['b']],
    ],
    [
      'whatever an outage kept back from a person is one mail, and what is on time stays alone',
      [
        aLetter('a', { at: anHourAgo }),
        aLetter('b', { at: anHourAgo, kind: 'escalation' }),
        aLetter('c', { at: anHourAgo, kind: 'closed' }),
        aLetter('d'),
      ],
      [['a', 'b', 'c'], ['d']],
    ],
    [
      'what the office is asked for stays alone, however late',
      [aLetter('a', { at: anHourAgo, kind: 'actualsRequested' }), aLetter('b', { at: anHourAgo, kind: 'notice' })],
      [['a'], ['b']],
    ],
    [
      'a second address gets no mail of the first',
      [aLetter('a', { kind: 'reminder' }), aLetter('b', { kind: 'reminder', address: 'chair@home.example' })],
      [['a'], ['b']],
    ],
  ])('%s', (_title, letters, bundles) => expect(namesOf(letters)).toEqual(bundles));

  test('of several letters about one round the latest speaks for all', () => {
    const letters = [
      aLetter('a', { about: 'x' }),
      aLetter('b', { about: 'x', kind: 'reminder' }),
      aLetter('c', { about: 'y' }),
      aLetter('d', { about: 'x', round: 2 }),
    ];
    expect(latestOf(letters).map(({ letter: { id }, speaksFor }) => [id, speaksFor.length])).toEqual([
      ['b', 2],
      ['c', 1],
      ['d', 1],
    ]);
  });

  test('one that asks asks for the seats of all that asked before, and what only tells does not hide it', () => {
    const letters = [
      aLetter('a', { about: 'x', seats: ['east.board.chair'] }),
      aLetter('b', { about: 'x', seats: ['east.board.plan'], kind: 'nudge' }),
      aLetter('c', { about: 'x', kind: 'question' }),
    ];
    expect(latestOf(letters).map(({ letter: { id, seats } }) => [id, seats])).toEqual([
      ['b', ['east.board.chair', 'east.board.plan']],
      ['c', undefined],
    ]);
  });

  test('how it ended says all that was asked and told before', () => {
    const letters = [
      aLetter('a', { about: 'x' }),
      aLetter('b', { about: 'x', kind: 'copy' }),
      aLetter('c', { about: 'x', kind: 'closed' }),
    ];
    expect(latestOf(letters).map(({ letter: { id }, speaksFor }) => [id, speaksFor.length])).toEqual([['c', 3]]);
  });
});

describe('what leaves now and what is kept for others to the same person', () => {
  const seconds = (n: number) => new Date(Date.parse(now) + n * 1000).toISOString();
  const kept = (letter: Letter, until: string, more: Partial<Kept> = {}): Kept => ({ letter, until, ...more });
  const chair = 'chair@east.example';
  /** Those of each kind that are kept for each of their readers, by which is due first. */
  const windowsOf = (letters: readonly Kept[]): readonly Window[] => {
    const open = letters.flatMap(({ letter: { to, address, kind }, until, mail }) =>
      until === undefined || mail !== undefined ? [] : { to, ...(address !== undefined && { address }), kind, until },
    );
    const last = open.toSorted((x, y) => Date.parse(y.until) - Date.parse(x.until));
    return [...new Map(last.map((each) => [JSON.stringify([each.to, each.address, each.kind]), each])).values()];
  };
  const names = (changes: Partial<Taking>) => {
    const dispatches = dispatchesOf({
      taken: [],
      kept: [],
      windows: windowsOf(changes.kept ?? []),
      left: [],
      now,
      windowMs: 60_000,
      digestAt: () => seconds(3_600),
      ...changes,
    });
    return [
      dispatches.mails.map((mail) => mail.map(({ id }) => id)),
      Object.fromEntries(dispatches.kept.map(({ letter: { id }, until }) => [id, until])),
    ];
  };
  const [a, b, c] = ['a', 'b', 'c'].map((id) => aLetter(id)) as [Letter, Letter, Letter];
  const moved = (id: string, about = id) => aLetter(id, { kind: 'extended', about });
  const ended = (id: string, about = id) => aLetter(id, { kind: 'ended', about });
  const voted = (id: string, to = chair) => aLetter(id, { kind: 'outcome', to });
  const ago = (letter: Letter) => ({ ...letter, at: anHourAgo });

  test.each<[string, Partial<Taking>, readonly (readonly string[])[], Readonly<Record<string, string>>]>([
    [
      'of many matters at one instant the first at once, the others a window later',
      { taken: [a, b, c] },
      [['a']],
      { b: seconds(60), c: seconds(60) },
    ],
    [
      'what follows within the window of one that left waits for its end, whoever else is mailed',
      { taken: [b, { ...c, to: 'plan@east.example' }], left: [{ to: chair, kind: 'task', at: seconds(-20) }] },
      [['c']],
      { b: seconds(40) },
    ],
    [
      'what follows after the window leaves at once',
      { taken: [b], left: [{ to: chair, kind: 'task', at: seconds(-60) }] },
      [['b']],
      {},
    ],
    [
      'once due they are one mail, however many, and whatever else is due or has just come of that kind',
      { taken: [b, moved('m', 'x'), c], kept: [kept(b, now), kept(moved('m', 'x'), seconds(-1))] },
      [['b', 'c', 'm']],
      {},
    ],
    [
      'one that follows those that wait leaves with them',
      { taken: [c], kept: [kept(b, seconds(30))] },
      [],
      { c: seconds(30) },
    ],
    ['a new deadline waits for one that may follow', { taken: [moved('m')] }, [], { m: seconds(60) }],
    [
      'four new deadlines within a window are one mail when the first of them is due',
      { taken: [moved('d', 'x')], kept: [kept(moved('a', 'x'), seconds(15)), kept(moved('b', 'x'), seconds(15))] },
      [],
      { d: seconds(15) },
    ],
    ['what was decided together ends as one mail at once', { taken: [ended('a'), ended('b')] }, [['a', 'b']], {}],
    [
      'the question that has not left is not sent beside the close',
      { taken: [ended('z', 'b')], kept: [kept(b, seconds(30)), kept(c, seconds(30))] },
      [['z', 'b']],
      {},
    ],
    ['how something ended waits for its voter until the morning', { taken: [voted('v')] }, [], { v: seconds(3_600) }],
    [
      'a mail that lists several matters takes along everything that is kept for its reader, and nothing of others',
      {
        taken: [aLetter('r', { kind: 'reminder' })],
        kept: [
          kept(voted('v'), seconds(900)),
          kept(voted('w', 'plan@east.example'), seconds(900)),
          kept(b, seconds(30)),
        ],
      },
      [['r', 'v', 'b']],
      {},
    ],
    [
      'a mail about one matter takes nothing else along',
      { taken: [aLetter('n', { kind: 'nudge' })], kept: [kept(voted('v'), seconds(900)), kept(b, seconds(30))] },
      [['n']],
      {},
    ],
    [
      'what somebody just wrote to its reader waits for nothing',
      {
        taken: ['nudge', 'question', 'answer', 'revoked', 'commentKept'].map((kind) =>
          aLetter(kind, { kind: kind as Letter['kind'] }),
        ),
      },
      [['nudge'], ['question'], ['answer'], ['revoked'], ['commentKept']],
      {},
    ],
    [
      'a mail that was on its way when the post died leaves again as it was, without what came meanwhile',
      {
        taken: [a, b, c],
        kept: [kept(a, seconds(-9), { mail: 'm1', isTaken: true }), { letter: b, mail: 'm1', isTaken: true }],
        left: [{ to: chair, kind: 'task', at: seconds(-20) }],
      },
      [['a', 'b']],
      { c: seconds(40) },
    ],
    [
      'what a colleague has in hand is not taken along',
      { taken: [aLetter('r', { kind: 'reminder' })], kept: [kept(b, seconds(-1), { isTaken: true })] },
      [['r']],
      {},
    ],
    [
      'whatever an outage kept back waits no longer',
      { taken: [ago(a), ago(moved('m')), ago(b)] },
      [['a', 'm', 'b']],
      {},
    ],
    [
      'an outcome is not late because it waits for the morning',
      { taken: [ago(voted('v'))] },
      [],
      { v: seconds(3_600) },
    ],
    [
      'what the office is told of many obligations at once gathers as well',
      { taken: ['p', 'q', 'r'].map((id) => aLetter(id, { kind: 'obligationOpened' })) },
      [['p']],
      { q: seconds(60), r: seconds(60) },
    ],
    [
      'without a window every mail leaves by itself and at once; voters read theirs in the morning all the same',
      { windowMs: 0, taken: [a, b, moved('m'), ended('e'), voted('v')] },
      [['a'], ['b'], ['m'], ['e']],
      { v: seconds(3_600) },
    ],
    [
      'a second address has a window of its own',
      { taken: [{ ...b, address: 'chair@home.example' }], left: [{ to: chair, kind: 'task', at: seconds(-1) }] },
      [['b']],
      {},
    ],
  ])('%s', (_title, taking, mails, stays) => expect(names(taking)).toEqual([mails, stays]));

  const kinds = ['task', 'extended', 'ended', 'outcome', 'reminder', 'nudge', 'copy', 'escalation'] as const;
  /** Letters of which some are kept and some are taken, as they stand before they leave. */
  const standing = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        to: fc.constantFrom('x@east.example', 'y@east.example'),
        about: fc.constantFrom('p', 'q', 'r'),
        at: fc.integer({ min: -400, max: 0 }).map(seconds),
        until: fc.option(fc.integer({ min: -60, max: 60 }), { nil: undefined }),
        isWaiting: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((drawn): Pick<Taking, 'taken' | 'kept' | 'windows' | 'left'> => {
      const letters = drawn.map(({ until, isWaiting, ...each }, n) => ({
        letter: aLetter(`l${n}`, each),
        until: until === undefined ? undefined : seconds(until),
        isTaken: until === undefined || until <= 0 || !isWaiting,
      }));
      const before = letters.flatMap(({ letter, until }) => (until === undefined ? [] : [{ letter, until }]));
      return {
        taken: letters.filter(({ isTaken }) => isTaken).map(({ letter }) => letter),
        kept: before,
        windows: windowsOf(before),
        left: [],
      };
    });
  const rules = fc.constantFrom(0, 60_000).map((windowMs) => ({ now, windowMs, digestAt: () => seconds(3_600) }));

  test('no letter is lost and none leaves twice, whatever is taken and kept', () => {
    fc.assert(
      fc.property(standing, rules, (stands, ruling) => {
        const { mails, kept: stay } = dispatchesOf({ ...stands, ...ruling });
        const gone = mails.flat().map(({ id }) => id);
        const settled = [...gone, ...stay.map((each) => each.letter.id)];
        expect(new Set(settled).size).toBe(settled.length);
        for (const { id } of stands.taken) expect(settled).toContain(id);
        for (const mail of mails) expect(new Set(mail.map(({ to }) => to)).size).toBe(1);
        for (const { until } of stay) expect(Date.parse(until)).toBeGreaterThan(Date.parse(now));
      }),
      tried(100),
    );
  });

  test('of what is kept, only what is about the same matters counts, and for the readers of a list all of theirs', () => {
    fc.assert(
      fc.property(standing, rules, (stands, ruling) => {
        const matters = new Set(stands.taken.map(({ about }) => about));
        const knowing = (readers: readonly string[]) =>
          dispatchesOf({
            ...stands,
            ...ruling,
            kept: stands.kept.filter(({ letter }) => matters.has(letter.about) || readers.includes(letter.to)),
          });
        expect(knowing(listedReaders(knowing([])))).toEqual(dispatchesOf({ ...stands, ...ruling }));
      }),
      tried(300),
    );
  });
});

test('of several letters of which one asks first, the mail is the first question', () => {
  const letters = [aLetter('a', { about: 'x' }), aLetter('b', { about: 'x', kind: 'extended' })];
  expect(latestOf(letters).map(({ letter: { id, kind } }) => [id, kind])).toEqual([['b', 'task']]);
});

test.each([
  [undefined, 60_000],
  [{ gatherSeconds: 0 }, 0],
  [{ gatherSeconds: 90 }, 90_000],
])('a programme whose mails say %j gathers them for %i milliseconds', (mail, ms) =>
  expect(windowOf({ ...(mail && { mail }) })).toBe(ms),
);
