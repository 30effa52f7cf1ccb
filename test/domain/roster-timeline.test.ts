import type { Happening } from '../../domain/ledger';
import { rosterTimeline, substitutionsFor } from '../../domain/roster-timeline';

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
