import { setHandler } from '@temporalio/workflow';
import { fulfilUpdate, obligationQuery, type ObligationInput } from '../contracts/obligation';
import type { Subject } from '../domain/approvals';
import { conditionLapsed, programmeId } from '../contracts/programme';
import { assertMayFulfil, fulfil, lapse, ownerOf, type Fulfilment } from '../domain/obligations';
import { refusing } from './failures';
import { createRecord } from './record';
import { tellProcess } from './telling';
import { show } from './visibility';
import { happensBy, somethingHappens } from './waiting';

/** One condition of an approval: its owner is reminded before it is due, it lapses on its day, and it ends when it is met. */
export async function obligation(input: ObligationInput): Promise<void> {
  const ledger = createRecord(input.programme);
  let obligation = input.obligation;
  const { key, condition, remindAt, dueAt } = obligation;
  const owner = ownerOf(obligation);
  const about = { obligation: key, ...(owner !== undefined && { owner }) };
  const isMet = () => obligation.state === 'fulfilled';

  ledger.tell({ type: 'obligation.opened', ...about, opened: obligation });
  setHandler(obligationQuery, () => obligation);
  setHandler(
    fulfilUpdate,
    (fulfilment) => {
      obligation = fulfil(obligation, fulfilment);
      ledger.tell({ type: 'obligation.fulfilled', obligation: key, fulfilment });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((fulfilment: Fulfilment) => assertMayFulfil(obligation, fulfilment)) },
  );

  await ledger.write();
  show('open', ['pmo'], `Waiting for ${condition.owner}: ${condition.text}`, dueAt);
  if (!(await happensBy(isMet, remindAt, 'the reminder before it is due'))) {
    ledger.tell({ type: 'obligation.reminded', ...about });
    await ledger.write();
  }
  if (!(await happensBy(isMet, dueAt, 'the end of the day on which it is due'))) {
    obligation = lapse(obligation);
    ledger.tell({ type: 'obligation.lapsed', ...about });
    await ledger.write();
    if (input.subject) await tellLapse(input.subject);
    show('overdue', ['pmo'], `Lapsed; still waiting for ${condition.owner}: ${condition.text}`, dueAt);
  }
  while (!isMet()) await somethingHappens(isMet, condition.text);
  await ledger.write();

  function tellLapse(subject: Subject) {
    const { approval } = obligation;
    return tellProcess(programmeId(input.programme), conditionLapsed, { obligation: key, approval, subject });
  }
}
