import { setHandler, workflowInfo } from '@temporalio/workflow';
import type { Subject } from '../domain/approvals/approvals';
import { conditionLapsed, programmeEnds, programmeId } from '../contracts/programme';
import { disputed, fulfilUpdate, obligationQuery, released, type ObligationInput } from '../contracts/obligation';
import {
  assertMayFulfil,
  fulfil,
  isOwed,
  lapse,
  ownerOf,
  recounted,
  release,
  type Fulfilment,
} from '../domain/obligations/obligations';
import { endingReason } from '../domain/views/endings';
import { concernsClock, isSuspended, toll, type Tolling } from '../domain/obligations/tolling';
import { findOverseers, recountOccurrence } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { happensBy, somethingHappens } from './kit/waiting';

/** One condition of an approval, or what is due under an agreement: its owner is reminded before it is due, it lapses on its day, and it ends when it is met. */
export async function obligation(input: ObligationInput): Promise<void> {
  const { resumed } = input;
  const ledger = createRecord(input.programme, resumed?.recorded);
  let obligation = input.obligation;
  const { key, condition, dueAt } = obligation;
  const owner = ownerOf(obligation);
  const about = { obligation: key, ...(owner !== undefined && { owner }) };
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  const isSettled = () => !isOwed(obligation);
  const isStopped = () => obligation.stoppedAt !== undefined;

  if (!resumed) ledger.tell({ type: 'obligation.opened', ...about, opened: obligation });
  setHandler(obligationQuery, () => obligation);
  setHandler(disputed, hearOfDispute);
  setHandler(released, letGo);
  setHandler(programmeEnds, (ending) => letGo(endingReason(ending)));
  setHandler(
    fulfilUpdate,
    (fulfilment) => {
      obligation = fulfil(obligation, fulfilment);
      ledger.tell({ type: 'obligation.fulfilled', obligation: key, fulfilment });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((fulfilment: Fulfilment) => assertMayFulfil(obligation, fulfilment)) },
  );

  resumed?.unheard.forEach(hearOfDispute);
  await ledger.write();
  show('open', ['pmo'], `Waiting for ${condition.owner}: ${condition.text}`, dueAt);
  if (!resumed?.isReminded && !(await isSettledBy(() => obligation.remindAt, 'the reminder before it is due'))) {
    ledger.tell({ type: 'obligation.reminded', ...about });
    await ledger.write();
  }
  if (!(await isSettledBy(() => obligation.dueAt, 'the end of the day on which it is due'))) {
    if (obligation.state === 'open') {
      obligation = lapse(obligation);
      ledger.tell({ type: 'obligation.lapsed', ...about });
      await ledger.write();
    }
    if ((obligation.under ?? obligation.care) && !resumed?.isEscalated) await escalate();
    if (input.subject) await tellLapse(input.subject);
    show('overdue', ['pmo'], `Lapsed; still waiting for ${condition.owner}: ${condition.text}`, obligation.dueAt);
  }
  while (!isSettled()) await somethingHappens(isSettled, condition.text);
  await ledger.write();

  function hearOfDispute({ dispute, is }: Omit<Tolling, 'at'>) {
    const tolling = { dispute, is, at: new Date().toISOString() };
    if (!concernsClock(obligation, tolling)) return;
    obligation = toll(obligation, tolling);
    ledger.tell({ type: `obligation.${is}`, obligation: key, dispute, at: tolling.at });
  }

  function letGo(reason?: string) {
    if (!isOwed(obligation)) return;
    obligation = release(obligation);
    ledger.tell({ type: 'obligation.released', obligation: key, ...(reason !== undefined && { reason }) });
  }

  /** From the day on which the agreement has it due; a clock that stands still keeps what it has left. */
  async function countDueAgain() {
    const opensAt = resumed?.openedAt ?? workflowInfo().startTime.toISOString();
    const next = await recountOccurrence({ programme: input.programme, obligation, opensAt });
    if (!next || isSettled() || next.dueAt === obligation.dueAt) return;
    obligation = recounted(obligation, next);
    ledger.tell({ type: 'obligation.recounted', obligation: key, ...next });
    await ledger.write();
    show('open', ['pmo'], `Waiting for ${condition.owner}: ${condition.text}`, obligation.dueAt);
  }

  /** An agreement that is not kept, and what is not done for people, is a matter for those who oversee the programme. */
  async function escalate() {
    const to = await findOverseers({ programme: input.programme });
    if (to.length === 0 || isSettled()) return;
    ledger.tell({ type: 'obligation.escalated', obligation: key, to });
    await ledger.write();
  }

  function tellLapse(subject: Subject) {
    const { approval = '' } = obligation;
    return tellProcess(programmeId(input.programme), conditionLapsed, { obligation: key, approval, subject });
  }

  /** Whether it is met, or owed no more, by an instant that moves on while a dispute stops the clock. */
  async function isSettledBy(instant: () => string, why: string): Promise<boolean> {
    for (;;) {
      const isNews = () => isSettled() || isStopped();
      if (!(await happensBy(() => isNews() || hasNewCalendar(), instant(), why))) return false;
      if (isSettled()) return true;
      if (takeNewCalendar()) await countDueAgain();
      if (!isNews()) continue;
      await ledger.write();
      show(
        isSuspended(obligation) ? 'suspended' : 'inDispute',
        ['pmo'],
        `Its clock stands still (${obligation.disputes?.join(', ')}): ${condition.text}`,
      );
      while (isStopped() && !isSettled())
        await somethingHappens(() => !isNews() || isSettled(), 'the dispute or the suspension to end');
      await ledger.write();
      show('open', ['pmo'], `Waiting for ${condition.owner}: ${condition.text}`, obligation.dueAt);
    }
  }
}
