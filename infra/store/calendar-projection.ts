import type { PublicationView } from '../../domain/calendar/acknowledgements';
import type { Entry } from '../../domain/record/ledger';
import type { Of } from '../../domain/record/nouns';
import { publicationAfter, publishedIn } from '../../domain/views/calendars';
import { isOf } from '../../domain/record/nouns';
import type { Query } from './database';
import { changeDefinition, type HeldProgramme } from './held-programmes';

type AboutCalendar = Entry & { readonly happening: Of<'calendar'> };

export const isAboutCalendar = (entry: Entry): entry is AboutCalendar => isOf('calendar', entry.happening);

/** A calendar is published: from here on the definition holds that version. What it moved and who has seen it is kept beside it. */
export async function projectCalendar(
  query: Query,
  held: HeldProgramme,
  { programme, at, happening }: AboutCalendar,
): Promise<void> {
  if (happening.type === 'calendar.published') {
    const { type: _, follows: _before, calendar, ...said } = happening;
    const { key, version } = calendar;
    const value: PublicationView = { calendar: key, version, ...said, at, acknowledged: [] };
    await query(
      'insert into publications (programme, calendar, version, value) values ($1, $2, $3, $4) on conflict do nothing',
      [programme, key, version, JSON.stringify(value)],
    );
    changeDefinition(held, 'calendar_changes', (definition) => publishedIn(definition, calendar));
    return;
  }
  const place = [programme, happening.calendar, happening.version];
  const [row] = await query<{ value: PublicationView }>(
    'select value from publications where programme = $1 and calendar = $2 and version = $3',
    place,
  );
  if (!row) return;
  await query('update publications set value = $4 where programme = $1 and calendar = $2 and version = $3', [
    ...place,
    JSON.stringify(publicationAfter(row.value, happening, at)),
  ]);
}
