import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Award, PartyStep, Dispute } from '../domain/disputes/disputes';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';
import type { PartyKey, Person } from '../domain/shared/keys';
import type { DisputeRules } from '../domain/programme/dispute-rules';

export interface DisputeInput {
  readonly programme: string;
  readonly dispute: Dispute;
  readonly rules: DisputeRules;
  /** Who hears of every step beside the office. */
  readonly told: readonly Person[];
  /** IANA zone of the programme's dates. */
  readonly zone?: string;
  readonly resumed?: { readonly recorded: number; readonly isReminded: boolean };
}

/** A party confirms terms of settlement. */
export interface Confirmation {
  readonly party: PartyKey;
  readonly by: Person;
  readonly terms: string;
}

export const disputeId = (programme: string, dispute: string) => idOf(programme, 'dispute', dispute);
export const parseDisputeId = keyedBy('dispute');

export const disputeProcess = (input: DisputeInput): Process => ({
  type: 'dispute',
  id: disputeId(input.programme, input.dispute.key),
  summary: `${input.dispute.title}: dispute`,
  args: [input],
  attributes: beginsAs(input.programme, input.dispute.state, ['pmo']),
});

type Stands = Told & { readonly state: Dispute['state'] };

export const leaveTier = defineUpdate<Stands, [PartyStep]>('leave');
export const confirmSettlement = defineUpdate<Stands, [Confirmation]>('confirmSettlement');
export const recordAward = defineUpdate<Stands, [{ readonly award: Award; readonly by: Person }]>('recordAward');
export const withdrawDispute = defineUpdate<Stands, [PartyStep]>('withdrawDispute');
export const disputeQuery = defineQuery<Dispute>('dispute');
