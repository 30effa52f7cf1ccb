import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { firstEntries } from '../../contracts/approval-opening';
import type { ApprovalInput } from '../../contracts/approval';
import type { Entry } from '../../domain/record/ledger';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** The first value of what a call was given, or answered. */
const valueIn = (given: { readonly payloads?: readonly Payload[] | null } | null | undefined): unknown => {
  const [payload] = given?.payloads ?? [];
  return payload && defaultPayloadConverter.fromPayload(payload);
};

/**
 * Every entry that a run of a process has told for the record, by its history: what its input alone says, what it had written, and what it
 * answered to people. Some come twice.
 */
export function entriesToldIn({ events }: History): readonly Entry[] {
  return (events ?? []).flatMap((event): readonly Entry[] => {
    const {
      workflowExecutionStartedEventAttributes: started,
      workflowExecutionUpdateCompletedEventAttributes: answered,
    } = event;
    if (started) {
      if (started.workflowType?.name !== 'approval') return [];
      const input = valueIn(started.input) as ApprovalInput;
      return input.resumed ? [] : firstEntries(started.workflowId ?? '', input);
    }
    const { activityTaskScheduledEventAttributes: scheduled } = event;
    if (scheduled?.activityType?.name === 'append') return valueIn(scheduled.input) as readonly Entry[];
    const answer = valueIn(answered?.outcome?.success) as { readonly entries?: readonly Entry[] } | undefined;
    return answer?.entries ?? [];
  });
}
