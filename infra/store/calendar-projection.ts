import type { PublicationView } from '../../domain/acknowledgements';
import type { Entry } from '../../domain/ledger';
import type { Programme } from '../../domain/programme';
import type { Of } from '../../domain/nouns';
import { publicationAfter, publishedIn } from '../../domain/projections-calendars';
import type { Query } from './database';

type AboutCalendar = Entry & { readonly happening: Of<'calendar'> };

/** A calendar is published: from here on the definition holds that version. What it moved and who has seen it is kept beside it. */
export async function projectCalendar(query: Query, { programme, at, happening }: AboutCalendar): Promise<void> {
  if (happening.type === 'calendar.published') {
    const { type: _, follows: _before, calendar, ...said } = happening;
    const { key, version } = calendar;
    const value: PublicationView = { calendar: key, version, ...said, at, acknowledged: [] };
    await query(
      'insert into publications (programme, calendar, version, value) values ($1, $2, $3, $4) on conflict do nothing',
      [programme, key, version, JSON.stringify(value)],
    );
    return changeDefinition(query, programme, (definition) => publishedIn(definition, calendar));
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

async function changeDefinition(
  query: Query,
  programme: string,
  change: (definition: Programme) => Programme,
): Promise<void> {
  const [row] = await query<{ definition: Programme }>('select definition from programmes where key = $1', [programme]);
  if (!row) return;
  await query('update programmes set definition = $2, calendar_changes = calendar_changes + 1 where key = $1', [
    programme,
    JSON.stringify(change(row.definition)),
  ]);
}
