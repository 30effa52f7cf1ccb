import type { Approval } from './approvals';
import { allSeats } from './seats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { partyTitle, type Titles } from '../programme/titles';

/** "甲方·主席" and "the chair of East". */
export const seatNamed = (
  approval: Pick<Approval, 'request' | 'changes'>,
  id: string,
  titles: Titles = approval.request.titles,
): Text => {
  const seat = allSeats(approval).find((each) => each.id === id);
  if (!seat) return text(id, id);
  const party = partyTitle(titles, seat.party);
  return text(`${party.zh}·${seat.title.zh}`, `${seat.title.en} of ${party.en}`);
};
