import { setHandler } from '@temporalio/workflow';
import { readyStep, reportTrigger } from '../../contracts/strategy';
import type { ExitHappening } from '../../domain/strategy/exits';
import { findExitTriggers } from '../kit/activities';
import type { createRecord } from '../kit/record';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
}

/** What may call for the programme's exit, each told once; and how ready the steps of its exit plan are. Nothing ends by itself. */
export const createExits = ({ programme, ledger }: Desk, given: readonly string[] = []) => {
  let known = given;

  setHandler(reportTrigger, ({ trigger, told }) => {
    if (!known.includes(trigger.key)) happen({ type: 'exit.triggered', trigger, told });
    return { entries: ledger.unwritten() };
  });
  setHandler(readyStep, (readiness) => {
    happen({ type: 'exit.readied', readiness });
    return { entries: ledger.unwritten() };
  });

  function happen(happening: ExitHappening) {
    if (happening.type === 'exit.triggered') known = [...known, happening.trigger.key];
    ledger.tell(happening);
  }

  return {
    known: () => known,
    /** Looks what the record shows of the triggers by now. */
    look: async (): Promise<void> => {
      for (const { trigger, told } of await findExitTriggers({ programme, known, now: new Date().toISOString() }))
        if (!known.includes(trigger.key)) happen({ type: 'exit.triggered', trigger, told });
    },
  };
};
