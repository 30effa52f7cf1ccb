import type { LocalDate } from '../../calendar/dates';
import type { DrawAssessment } from './assessment';
import type { Draw, DrawAsked } from './draws';
import type { FundBook } from './funds';

/** The key of the next draw on a fund, unique in its programme: `cooperation-7`. */
export const nextDrawKey = ({ key, drawn }: Pick<FundBook, 'key' | 'drawn'>): string => `${key}-${drawn + 1}`;

/** A draw as it is taken up, by what it was found to meet; `level` is the one that decides. */
export const drawnOn = (
  book: FundBook,
  { budgets: _, ...asked }: DrawAsked,
  level: Draw['level'],
  { addedUp, sum, also, availableAfter, measured, beyond }: DrawAssessment,
  on: LocalDate,
): Draw => ({
  ...asked,
  key: nextDrawKey(book),
  fund: book.key,
  fundTitle: book.title,
  currency: book.currency,
  on,
  // An emergency is paid first.
  state: asked.emergency ? 'approved' : 'requested',
  level,
  ...(beyond !== undefined && { beyond }),
  also,
  addedUp,
  sum,
  availableAfter,
  measured,
});
