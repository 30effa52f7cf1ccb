import type { IpReader } from './ip';
import { decidingParties, partyOf } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { refused } from '../shared/reasons';
import { list, text } from '../shared/sentences';

/** An engineer is of one of the parties that decide, and of no other than the one stated. Throws `invalid_input` at its field. */
export function assertReader(programme: Programme, { name, party }: IpReader): void {
  const parties = decidingParties(programme);
  const field = 'reader.party';
  if (!parties.some(({ key }) => key === party)) {
    const { zh, en } = list(parties.map(({ title }) => title));
    throw refused(
      'invalid_input',
      text(`“${party}”不是合作方；合作方为 ${zh}。`, `"${party}" is no party that decides; those are ${en}.`),
      { field },
    );
  }
  const known = partyOf(programme, name);
  if (known && known.key !== party)
    throw refused('invalid_input', text(`${name} 属于${known.title.zh}。`, `${name} is of ${known.title.en}.`), {
      field,
    });
}
