import type { Approval } from './approvals';
import { blockage, heldSeats, isOnHold } from './blockages';
import { heldSeatNamed } from './actions/words';
import { seatNamed } from './seat-names';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Which seats have to be filled, why and until when, while a matter is on hold. */
export function onHoldSentence(approval: Approval): Text | undefined {
  if (!isOnHold(approval)) return undefined;
  const held = heldSeats(approval).map((each) => heldSeatNamed(approval, each));
  const found = blockage(approval).map(({ seat }) => seatNamed(approval, seat.id));
  const { zh, en } = list(held.length > 0 ? held : found);
  return text(
    `审批暂停，时限停止计算，待补任：${zh}。`,
    `On hold, its clock standing still, until seats are filled: ${en}.`,
  );
}

/** What becomes of a matter on hold. */
export const holdThen = text(
  '席位补任（转办、任命或指定代行）后，凭已有表决继续，只征询新任者；届时仍未补任的，以“无法形成决定”结束。',
  'Once a seat is filled (reassigned, appointed to, or deputised), it goes on with all the votes given and asks only the new holder; if not by then, it ends as “no decision possible”.',
);

/** That nobody filled the seats in time by which a matter ended. */
export const graceOver = (approval: Approval): Text => {
  const { zh, en } = list(heldSeats(approval).map((each) => heldSeatNamed(approval, each)));
  return text(`以下席位未在期限内补任：${zh}。`, `these seats were not filled in time: ${en}.`);
};
