import { acknowledge, movedName, publish, type Published } from '../calendar/acknowledgements';
import type { Entry } from '../record/ledger';
import { groundOf, type Post } from '../roster/posts';
import type { Programme } from '../programme/programme';
import { rosterIn } from '../roster/timeline';
import { effectAfter, type RosterEffect } from '../roster/rosters';

/** A programme's roster with which its process goes on, and what came into force last; its ground is who acts for whom now. */
export function resumedRoster(definition: Programme, tasks: readonly Post[], entries: readonly Entry[]) {
  const latest = entries.reduce<RosterEffect | undefined>(
    (before, { happening }) => (happening.type === 'roster.changed' ? effectAfter(before, happening) : before),
    undefined,
  );
  // What has come due since its last entry has still to come into force.
  const roster = rosterIn(entries, entries.at(-1)?.at ?? '');
  return { roster, ...(latest && { latest }), ground: groundOf(definition, tasks) };
}

/** A programme's calendars with which their process goes on; the last publication of each is counted once more, beside what it moved. */
export function resumedCalendars(entries: readonly Entry[]) {
  let known: readonly Published[] = [];
  const uncounted = new Map<string, { calendar: string; version: string; at: string; listed?: readonly string[] }>();
  for (const { at, happening } of entries) {
    if (happening.type === 'calendar.published') {
      const { key: calendar, version } = happening.calendar;
      known = publish(known, happening);
      uncounted.set(calendar, { calendar, version, at });
    }
    if (happening.type === 'calendar.acknowledged') known = acknowledge(known, happening);
    if (happening.type !== 'calendar.recounted') continue;
    const { calendar, version, moved } = happening;
    const last = uncounted.get(calendar);
    if (last?.version === version)
      uncounted.set(calendar, { ...last, listed: [...(last.listed ?? []), ...moved.map(movedName)] });
  }
  return { known, uncounted: [...uncounted.values()] };
}
