import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import type { ApprovalInput } from './approval';

/** What operators filter processes by in the Temporal Web UI; registered at start, explained in docs/operations.md. */
export const searchAttributes = {
  programme: defineSearchAttributeKey('Programme', SearchAttributeType.KEYWORD),
  state: defineSearchAttributeKey('State', SearchAttributeType.KEYWORD),
  /** Group keys or `pmo`: on whom the process waits. */
  waitingOn: defineSearchAttributeKey('WaitingOn', SearchAttributeType.KEYWORD_LIST),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL),
} as const;

/** Name and type of each, as a server registers them. */
export const searchAttributeTypes: Readonly<Record<string, SearchAttributeType>> = Object.fromEntries(
  Object.values(searchAttributes).map((key) => [key.name, key.type]),
);

/** How a process appears from its start. */
export const beginsAs = (
  programme: string,
  state: string,
  waitingOn: readonly string[] = [],
): SearchAttributePair[] => [
  { key: searchAttributes.programme, value: programme },
  { key: searchAttributes.state, value: state },
  { key: searchAttributes.waitingOn, value: [...waitingOn] },
];

/** An approval can be found by its groups and its deadline from its first moment. */
export const approvalAttributes = ({ request, plan }: ApprovalInput): SearchAttributePair[] => [
  ...beginsAs(
    request.programme,
    'open',
    request.stages[0]?.panels.map(({ group }) => group),
  ),
  { key: searchAttributes.dueAt, value: new Date(plan.dueAt) },
  { key: searchAttributes.overdue, value: false },
];
