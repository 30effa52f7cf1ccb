import { bundlesOf, latestOf } from '../../domain/bundles';
import type { Letter } from '../../domain/letters';

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
