import type { TermPlan } from './life';
import type { MovedDeadline } from '../calendar/publications';
import type { Text } from '../shared/text';

/** Whether the dates of a term were counted on another version of a calendar. */
export const isCountedOnAnother = ({ calendarVersions }: TermPlan, calendar: string, version: string): boolean =>
  (calendarVersions[calendar] ?? version) !== version;

/**
 * What counting a term again moves: the last useful moment for a notice. Its last day is a calendar day and never
 * moves. Source: docs/rules/calendar.md, "Counting again".
 */
export const moveOfNotice = (
  { key, title }: { readonly key: string; readonly title: Text },
  before: TermPlan,
  after: TermPlan,
): readonly MovedDeadline[] => {
  const [from, to] = [before.notice?.sendBy, after.notice?.sendBy];
  return from === undefined || to === undefined || from === to ? [] : [{ kind: 'agreement', id: key, title, from, to }];
};

/** Whether counting again said anything new of a term. */
export const isNewPlan = (before: TermPlan | undefined, after: TermPlan): boolean =>
  JSON.stringify(before?.calendarVersions) !== JSON.stringify(after.calendarVersions);
