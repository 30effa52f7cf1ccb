import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { LocalDate } from '../domain/calendar/dates';
import type { RunInput } from '../domain/money/distributions/computing';
import type { OwnCosts } from '../domain/money/distributions/own-costs';
import type { Hold, Payment, Recomputation, Run } from '../domain/money/distributions/runs';
import type { Policy } from '../domain/programme/policies';
import { idOf, keyedBy } from '../domain/shared/ids';
import type { GroupKey, PartyKey, Person } from '../domain/shared/keys';
import type { Text } from '../domain/shared/text';
import type { Context } from './context';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface DistributionInput extends Context {
  readonly run: Run;
  /** What it was computed from, for the entry that opens it: nothing else of the process asks for it. */
  readonly input?: RunInput;
  readonly deciders: { readonly groups: readonly GroupKey[]; readonly policy: string | Policy };
  readonly parties: Readonly<Record<PartyKey, Text>>;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /** Set when the process continues as new, or is started again from the record after it was lost: then `opened` are the approvals whose end is awaited. */
  readonly resumed?: { readonly recorded: number; readonly opened?: readonly string[] };
}

export const distributionId = (programme: string, run: string) => idOf(programme, 'distribution', run);
export const parseDistributionId = keyedBy('distribution');

export const distributionProcess = (input: DistributionInput): Process => ({
  type: 'distribution',
  id: distributionId(input.programme, input.run.key),
  summary: `${input.run.from} to ${input.run.until}: distribution`,
  args: [input],
  attributes: beginsAs(input.programme, input.run.state, ['pmo']),
});

type Stands = Told & { readonly state: Run['state'] };

export interface SignatureGiven {
  readonly party: PartyKey;
  readonly by: Person;
  readonly hash: string;
}

export interface ReleaseAsked {
  readonly hold: string;
  readonly by: Person;
  readonly party: PartyKey;
  readonly isOffice: boolean;
  readonly reason: string;
}

/** A payment that is confirmed, or said not to have come. */
export interface PaymentAnswered {
  readonly payment: string;
  readonly by: Person;
}

export const recomputeUpdate = defineUpdate<Stands, [Recomputation]>('recompute');
export const countersignUpdate = defineUpdate<Stands, [SignatureGiven]>('countersign');
export const fileOwnCostsUpdate = defineUpdate<Stands, [Omit<OwnCosts, 'on'>]>('fileOwnCosts');
export const cancelRunUpdate = defineUpdate<Stands, [{ readonly by: Person; readonly reason: string }]>('cancelRun');
export const holdUpdate = defineUpdate<Stands & { readonly hold: string }, [Omit<Hold, 'key'>]>('hold');
export const releaseUpdate = defineUpdate<Stands, [ReleaseAsked]>('release');
export const payUpdate = defineUpdate<Stands & { readonly payment: string }, [Omit<Payment, 'key' | 'confirmed'>]>(
  'pay',
);
export const confirmPaymentUpdate = defineUpdate<Stands, [PaymentAnswered]>('confirmPayment');
export const denyPaymentUpdate = defineUpdate<Stands, [PaymentAnswered & { readonly reason: string }]>('denyPayment');

/** Another run is to take its place, takes it, or no longer will: that run tells it, and the record with it. */
export const correctedSignal = defineSignal<
  [
    {
      readonly type: 'distribution.correcting' | 'distribution.kept' | 'distribution.replaced';
      readonly replacedBy: string;
    },
  ]
>('corrected');
export const distributionQuery = defineQuery<Run>('distribution');

/** When what was posted is to be paid: the day, the instants at which it is told and escalated. */
export interface PaymentPlan {
  readonly dueOn: LocalDate;
  readonly dueAt: string;
  readonly escalateAt: string;
}
