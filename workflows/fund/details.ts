import { isOwing, outstandingOf } from '../../domain/money/funds/calls';
import { availableIn, reservedIn, type FundBook } from '../../domain/money/funds/funds';
import { amountText } from '../../domain/shared/amounts';

/** How a fund stands, for operators. */
export const fundDetails = (book: FundBook): string => {
  const show = (minor: bigint | string) => amountText(minor, book.currency);
  const owed = book.calls.flatMap(({ number, dues }) =>
    dues
      .filter(isOwing)
      .map((due) => `- call ${number}: ${due.party} owes ${show(outstandingOf(due))}${due.isLate ? ', late' : ''}`),
  );
  return [
    `**${book.title.zh} (${book.title.en})**: balance ${show(book.balance)}, reserved ${show(reservedIn(book))}, available ${show(availableIn(book))}`,
    ...owed,
  ].join('\n');
};
