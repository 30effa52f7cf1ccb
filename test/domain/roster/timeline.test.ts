import type { Happening } from '../../../domain/record/ledger';
import { rosterIn, rosterTimeline, substitutionsFor } from '../../../domain/roster/timeline';

const seat = 'east.board.chair';
const [now, by] = ['2026-03-03T02:00:00Z', 'office@east.example'];
const asked = (more: object) =>
  ({ type: 'roster.requested', appointments: [], substitutions: [], by, reason: '', ...more }) as Happening;
const at = (instant: string, happening: Happening) => ({ at: instant, happening });
const standing = (until: string, from = '2026-03-02T00:00:00Z') => ({
  person: 'chair@east.example',
  substitute: 'plan@east.example',
  from,
  until,
});

test('a seat is held since it last changed hands, and what is planned comes in its order', () => {
  const appointments = [
    { seat, holder: 'later@east.example', from: '2026-05-01T00:00:00Z' },
    { seat, holder: 'acting@east.example', from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' },
  ];
  const timeline = rosterTimeline(
    [
      at('2026-02-20T00:00:00Z', asked({ appointments })),
      at('2026-03-01T00:00:00Z', {
        type: 'roster.changed',
        holders: { [seat]: 'acting@east.example' },
        substitutions: [],
      }),
    ],
    now,
  );
  expect(timeline.since).toEqual({ [seat]: '2026-03-01T00:00:00Z' });
  expect(timeline.coming[seat]?.map(({ holder, from }) => [holder, from])).toEqual([
    [null, '2026-04-01T00:00:00Z'],
    ['later@east.example', '2026-05-01T00:00:00Z'],
  ]);
});

test('a substitution is listed until it is over or was ended', () => {
  const named = at('2026-03-01T00:00:00Z', asked({ substitutions: [standing('2026-03-09T00:00:00Z')] }));
  const ended = at('2026-03-03T01:00:00Z', asked({ substitutions: [standing('2026-03-03T01:00:00Z')] }));
  expect(substitutionsFor(rosterTimeline([named], now), 'chair@east.example')).toHaveLength(1);
  expect(rosterTimeline([named], '2026-03-09T00:00:00Z').substitutions).toEqual([]);
  expect(rosterTimeline([named, ended], now).substitutions).toEqual([]);
});

test('each seat has what is planned for it alone, and other news than of the roster changes nothing', () => {
  const appointment = (id: string, date: number) => ({
    ...{ seat: id, holder: 'next@east.example', from: `2026-04-0${date}T00:00:00Z` },
  });
  const appointments = [appointment(seat, 2), appointment('east.board.plan', 1)];
  const entries = [
    at('2026-02-20T00:00:00Z', asked({ appointments })),
    at('2026-02-21T00:00:00Z', { type: 'approval.opened' } as Happening),
  ];
  const timeline = rosterTimeline(entries, now);
  expect(timeline.since).toEqual({});
  expect(timeline.coming).toEqual({ [seat]: [appointments[0]], 'east.board.plan': [appointments[1]] });
  expect(rosterIn(entries, now)).toEqual({ appointments, substitutions: [] });
  expect(rosterIn(entries, '2026-04-01T12:00:00Z').appointments).toEqual([appointments[0]]);
});

test('those who stand in for a person come in the order of their beginning, and nobody else’s with them', () => {
  const later = standing('2026-03-20T00:00:00Z', '2026-03-10T00:00:00Z');
  const sooner = { ...standing('2026-03-09T00:00:00Z'), substitute: 'money@east.example' };
  const another = { ...later, person: 'other@east.example' };
  const substitutions = [later, another, sooner];
  expect(substitutionsFor({ substitutions }, 'chair@east.example')).toEqual([sooner, later]);
});
