import { idOf, obligationKinds, partsOf, type ObligationKind } from '../domain/shared/ids';
import { parseApprovalId } from './approval';
import type { Subject } from '../domain/approvals/approvals';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Fulfilment, Obligation } from '../domain/obligations/obligations';
import type { Tolling } from '../domain/obligations/tolling';
import type { Told } from './told';

export interface ObligationInput {
  readonly programme: string;
  readonly obligation: Obligation;
  /** What was approved under the condition, where its lapse has consequences. */
  readonly subject?: Subject;
  /** Set when it is started again from the record after it was lost: since when it is open (ISO), what has been told of it, and what it may not have heard. */
  readonly resumed?: {
    readonly recorded: number;
    readonly openedAt: string;
    readonly isReminded: boolean;
    readonly isEscalated: boolean;
    readonly unheard: readonly Omit<Tolling, 'at'>[];
  };
}

/** A business key: the n-th condition (from 1) under which a matter was approved, that was proposed with it, or step of the exit it began. */
export const obligationId = (approval: string, n: number, kind: ObligationKind = 'condition') =>
  `${approval}:${kind}:${n}`;

/** Of which approval it is, and as the how manieth; `undefined` for any other id. */
export const parseObligationId = (
  id: string,
): { readonly approval: string; readonly kind: ObligationKind; readonly n: number } | undefined => {
  const { programme, noun = '', keys } = partsOf(id);
  const [kind, n = ''] = keys.slice(-2);
  const approval = idOf(programme, noun, ...keys.slice(0, -2));
  if (!obligationKinds.some((known) => known === kind) || !/^\d+$/.test(n) || !parseApprovalId(approval))
    return undefined;
  return { approval, kind: kind as ObligationKind, n: Number(n) };
};

/** The same for what is due under an agreement on a day: each obligation is due once on a day. */
export const occurrenceId = (programme: string, agreement: string, obligation: string, due: string) =>
  idOf(programme, 'agreement', agreement, 'obligation', obligation, due);

/** What is due under which agreement, and on which day it has it due, before a rest day moved it. */
export const parseOccurrenceId = (id: string) => {
  const { programme, noun, keys } = partsOf(id);
  const [agreement = '', word, obligation = '', due] = keys;
  if (noun !== 'agreement' || word !== 'obligation' || due === undefined || keys.length > 4) return undefined;
  return { programme, agreement, obligation, due };
};

export const fulfilUpdate = defineUpdate<Told, [Fulfilment]>('fulfil');
/** A dispute, or the suspension of its agreement, stops its clock or lets it go on. */
export const disputed = defineSignal<[Omit<Tolling, 'at'>]>('disputed');
/** Its agreement has ended before it was due, or with the reason what it was to be done against: nobody owes it any more. */
export const released = defineSignal<[string?]>('released');
export const obligationQuery = defineQuery<Obligation>('obligation');
