import type { Hold } from './holds';
import type { GateOutcome } from './gates';
import type { MilestoneRecord } from './milestones';
import type { Outlook } from '../schedule/schedules';
import type { ScopeChange } from '../schedule/scopes';
import type { Text } from '../shared/text';

export interface PhaseView {
  readonly key: string;
  readonly title: Text;
  readonly state: 'planned' | 'running' | 'atGate' | 'onHold' | 'closed';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly outcome?: GateOutcome;
  readonly gateApproval?: string;
  /** Set while the phase is on hold. */
  readonly hold?: Hold;
  /** How many days its clocks have stood so far, without a hold that lasts. */
  readonly heldDays?: number;
  /** How often a gate has sent it back. */
  readonly recycles?: number;
  readonly milestones: readonly MilestoneView[];
}

export interface MilestoneView extends Outlook {
  /** What it delivers otherwise than planned, or would. */
  readonly scope?: readonly ScopeChange[];
  readonly key: string;
  readonly title: Text;
  readonly state: MilestoneRecord['state'];
  readonly baselineOn: string;
  /** Every baseline it ever had, where there was more than one; the first is the definition's and has no name. */
  readonly baselines?: readonly { readonly name?: string; readonly on: string; readonly from?: string }[];
  /** The baseline and the days for which the clocks have stood. */
  readonly dueOn?: string;
  readonly startedOn?: string;
  readonly actualOn?: string;
  readonly approval?: string;
  /** Why it was waived or given up, or is to be, and by which approval. */
  readonly settlement?: MilestoneRecord['settlement'];
}
