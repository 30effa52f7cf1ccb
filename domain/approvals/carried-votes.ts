import type { Approval, Content, Decision, Panel, Section, Stage } from './approvals';
import { lastDecision } from './votes';

const sectionOf = (content: Content, key: string) => content.sections?.find((section) => section.key === key);

/** All that a section says, in an order of its own: the record keeps the keys of things in another order than they were given in. */
const saidIn = ({ title, text }: Section) => JSON.stringify([title, ...text].map(({ zh, en }) => [zh, en]));

/** Whether all that a panel answers for is as it was; a panel that answers for everything sees every change. */
const isUntouched = ({ sections = [] }: Panel, before: Content, now: Content) =>
  sections.length > 0 &&
  sections.every((key) => {
    const [old, current] = [sectionOf(before, key), sectionOf(now, key)];
    return old !== undefined && current !== undefined && saidIn(old) === saidIn(current);
  });

/**
 * The approvals of the round before that need not be given again: of seats still held by who gave them, on panels none
 * of whose sections changed. Each says from which round it comes and keeps the hash of what was shown then.
 * Source: docs/rules/approvals.md, "Rounds".
 */
export function carriedVotes(before: Approval, content: Content, stages: readonly Stage[]): readonly Decision[] {
  const panels = stages.flatMap((stage) => stage.panels);
  const touched = panels.filter((panel) => !isUntouched(panel, before.request.content, content));
  const asksAgain = new Set(touched.flatMap(({ seats }) => seats.map(({ id }) => id)));
  const seats = new Map(panels.flatMap((panel) => panel.seats).map((seat) => [seat.id, seat]));
  return [...seats.values()].flatMap((seat) => {
    const vote = asksAgain.has(seat.id) ? undefined : lastDecision(before, seat.id);
    if (vote?.verdict !== 'approve' || vote.person !== seat.holder) return [];
    return [{ ...vote, carriedFrom: vote.carriedFrom ?? before.request.round }];
  });
}
