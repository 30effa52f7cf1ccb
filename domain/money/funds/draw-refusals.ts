import type { LocalDate } from '../../calendar/dates';
import { assertHappened } from '../../programme/told-days';
import { amountText } from '../../shared/amounts';
import { DomainError } from '../../shared/errors';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { isBlank } from '../../shared/text';
import { owedBack, type Confirmation, type Draw, type Payment } from './draws';
import type { PaidIn } from './calls';
import { assertPositive, assertShown } from './refusals';
import { drawStateTitles } from './titles';

/** Throws `draw_state` unless it stands in that state. */
function assertStands({ state }: Draw, is: Draw['state']): void {
  if (state === is) return;
  const { zh, en } = drawStateTitles[state];
  throw refused('draw_state', text(`此提款的状态为“${zh}”。`, `The draw is ${en.toLowerCase()}.`), { state });
}

/** Throws `draw_state` unless it is approved, `evidence_required`, or `invalid_input` for a day that is no such. */
export function assertMayPay(draw: Draw, { on, evidence }: Payment, today: LocalDate): void {
  assertStands(draw, 'approved');
  assertShown(evidence);
  const after = draw.emergency ? undefined : draw.on;
  assertHappened('draw.paidOn', on, { field: 'on', today, after });
}

/** Nobody confirms what they recorded as paid themselves. Throws `draw_state`, `forbidden`, or `invalid_input`. */
export function assertMayConfirm(draw: Draw, { by, on }: Confirmation, today: LocalDate): void {
  assertStands(draw, 'paid');
  if (draw.payment?.by === by)
    throw refused(
      'forbidden',
      text('付款由您登记，须由他人确认收款。', 'You recorded the payment: somebody else confirms that it arrived.'),
    );
  assertHappened('draw.confirmedOn', on, { field: 'on', today, after: draw.payment?.on });
}

/** What is still being decided is withdrawn there; what is paid is past that. Throws `draw_state` or `comment_required`. */
export function assertMayCancel(draw: Draw, { reason }: { readonly reason: string }): void {
  if (draw.state === 'requested')
    throw refused(
      'draw_state',
      text('此提款正在审批：请撤回审批。', 'The draw is being decided on: withdraw its approval.'),
      { state: draw.state, ...(draw.approval !== undefined && { approval: draw.approval }) },
    );
  assertStands(draw, 'approved');
  if (isBlank(reason)) throw new DomainError('comment_required', undefined, { field: 'reason' });
}

/** Throws `draw_state` unless it is owed back, `invalid_input` for more than is owed, `evidence_required`. */
export function assertMayRepay(draw: Draw, { amount, on, evidence }: PaidIn, today: LocalDate): void {
  assertStands(draw, 'repayable');
  assertPositive(amount);
  const owed = owedBack(draw);
  if (BigInt(amount) > owed) {
    const show = amountText(owed, draw.currency);
    throw refused('invalid_input', text(`尚欠 ${show}，不得多记。`, `No more than the ${show} that is owed.`), {
      field: 'amount',
    });
  }
  assertShown(evidence);
  assertHappened('draw.repaidOn', on, { field: 'on', today, after: draw.payment?.on });
}
