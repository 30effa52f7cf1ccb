import type { PublicationView } from '../calendar/acknowledgements';
import type { Calendar } from '../calendar/calendar';
import type { Programme } from '../programme/programme';
import type { CalendarHappening } from '../calendar/happenings';

/** A definition in which a calendar stands in its newest version. */
export const publishedIn = (programme: Programme, calendar: Calendar): Programme => ({
  ...programme,
  calendars: { ...programme.calendars, [calendar.key]: calendar },
});

/** A publication after what was counted again under it, or after a party has seen that; a party acknowledges once. */
export function publicationAfter(
  publication: PublicationView,
  happening: Exclude<CalendarHappening, { readonly type: 'calendar.published' }>,
  at: string,
): PublicationView {
  if (happening.type === 'calendar.recounted')
    return { ...publication, moved: [...(publication.moved ?? []), ...happening.moved] };
  const { party, by } = happening;
  if (publication.acknowledged.some((each) => each.party === party)) return publication;
  return { ...publication, acknowledged: [...publication.acknowledged, { party, by, at }] };
}
