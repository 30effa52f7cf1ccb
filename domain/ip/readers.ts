import type { IpReader } from './ip';
import { decidingParties, partyOf } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';

/** An engineer is of one of the parties that decide, and of no other than the one stated. Throws `invalid_input` at its field. */
export function assertReader(programme: Programme, { name, party }: IpReader): void {
  const parties = decidingParties(programme).map(({ key }) => key);
  const field = 'reader.party';
  if (!parties.includes(party)) {
    const [zh, en] = [parties.join('、'), parties.join(', ')];
    throw refused(
      'invalid_input',
      text(`“${party}”不是合作方；合作方为 ${zh}。`, `"${party}" is no party that decides; those are ${en}.`),
      { field },
    );
  }
  const known = partyOf(programme, name)?.key;
  if (known !== undefined && known !== party)
    throw refused('invalid_input', text(`${name} 属于 ${known}。`, `${name} is of ${known}.`), { field });
}
