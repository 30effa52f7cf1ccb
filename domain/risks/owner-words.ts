import { seatsNamed } from '../programme/parties';
import { partyTitle, titlesOf } from '../programme/titles';
import type { Programme } from '../programme/programme';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Who owns a risk or one of its actions, by the titles of the seats and their parties; the office where none is named. */
export const ownerWords = (programme: Programme, owner: string | undefined): Text => {
  if (owner === undefined) return programme.governance.office.title;
  const seats = seatsNamed(programme, owner);
  const [first] = seats;
  if (!first) return text(owner, owner);
  const titles = titlesOf(programme);
  const parties = list(seats.map(({ party }) => partyTitle(titles, party)));
  return text(`${parties.zh}的${first.title.zh}`, `${first.title.en} (${parties.en})`);
};
