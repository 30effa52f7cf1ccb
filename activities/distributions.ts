import { localDateOf } from '../domain/calendar/zones';
import { deadline } from '../domain/calendar/deadlines';
import { signersOf, signingParties } from '../domain/money/distributions/signers';
import type { Run } from '../domain/money/distributions/runs';
import { overseers, zoneOf } from '../domain/programme/parties';
import type { PaymentPlan } from '../contracts/distribution';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface Asked {
  readonly programme: string;
}

/** So many working days after it is posted a run is to be paid, and so many after that it is escalated. Source: docs/rules/money.md, "A distribution run". */
const PAID_WITHIN = { workingDays: 10 };
const ESCALATED_AFTER = { workingDays: 5 };

/** What a run asks for outside. These only read and compute: a second run gives the same, and the result that counts is in the history. */
export const createDistributionActivities = ({
  directory,
  readModel,
}: Pick<ActivityDeps, 'directory' | 'readModel'>) => ({
  /** When what was posted at an instant is to be paid, on the working days of all parties. */
  planPayments: final(async ({ programme, from }: Asked & { readonly from: string }): Promise<PaymentPlan> => {
    const definition = await directory.definition(programme);
    const calendars = Object.values(directory.calendars(definition));
    const { dueAt } = deadline({ calendars, from, within: PAID_WITHIN });
    const { dueAt: escalateAt } = deadline({ calendars, from: dueAt, within: ESCALATED_AFTER });
    return { dueOn: localDateOf(dueAt, zoneOf(definition)), dueAt, escalateAt };
  }),
  /** Who may sign for the parties that do, as the seats are held today, and who oversees the programme. */
  findSigners: final(async ({ programme }: Asked) => {
    const definition = await directory.definition(programme);
    return {
      signers: [...new Set(signingParties(definition).flatMap((party) => signersOf(definition, party)))],
      overseers: overseers(definition),
    };
  }),
  /** A run as the record has it; `null` where there is none of that key. */
  findRun: final(async ({ programme, run }: Asked & { readonly run: string }): Promise<Run | null> => {
    const view = await readModel.head(programme);
    return view?.distributions.find(({ key }) => key === run) ?? null;
  }),
});
