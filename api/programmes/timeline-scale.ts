import { addDays, addMonths, daysBetween, type LocalDate } from '../../domain/calendar/dates';

/** How much of a programme its timeline shows: so many months around today, or all of it. */
export const zooms = ['18', '36', 'all'] as const;
export type Zoom = (typeof zooms)[number];

/** What was asked for in an address; `undefined` where that is none of them. */
export const zoomOf = (asked: unknown): Zoom | undefined => zooms.find((zoom) => zoom === asked);

export interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b);
const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b);

/** Whether a programme is longer than a zoom shows. */
const isBeyond = ({ from, to }: Window, zoom: Zoom): boolean => zoom !== 'all' && addMonths(from, Number(zoom)) < to;

/** The zooms that show less than all of it, and all. */
export const zoomsFor = (whole: Window): readonly Zoom[] =>
  zooms.filter((zoom) => zoom === 'all' || isBeyond(whole, zoom));

/** A third of the months lies before today, as far as the programme reaches. */
export const windowOf = (whole: Window, today: LocalDate, zoom: Zoom): Window => {
  if (!isBeyond(whole, zoom)) return whole;
  const months = Number(zoom);
  const from = later(whole.from, earlier(addMonths(today, -months / 3), addMonths(whole.to, -months)));
  return { from, to: addMonths(from, months) };
};

/** Room at both ends for what is drawn around a day, in per cent of the width. */
const PADDING = 1.5;

/** Where a day lies across a window, in per cent of the width; below 0 or above 100 outside of it. */
export const acrossOf =
  ({ from, to }: Window) =>
  (date: LocalDate): number =>
    PADDING + (daysBetween(from, date.slice(0, 10)) / Math.max(1, daysBetween(from, to))) * (100 - 2 * PADDING);

/** First days of months inside a window, a few to a screen. */
export const monthMarks = ({ from, to }: Window): readonly LocalDate[] => {
  const months = Math.round(daysBetween(from, to) / 30.44);
  const step = months > 48 ? 12 : months > 18 ? 6 : months > 9 ? 3 : 1;
  const first = addDays(from, 1 - Number(from.slice(8, 10)));
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, at) => addMonths(first, at * step)).filter(
    (day) => day >= from && day <= to,
  );
};
