import type { Approval } from './approvals';
import { peopleFor } from './mandates';
import { awaitedSeats } from './outcomes';
import { actionsOf } from './seats';
import type { Person } from '../shared/keys';

/** Who is asked for an awaited seat at an instant: as holder or as substitute; a vacant seat asks nobody. */
export const tasksTo = (approval: Approval, at: string) =>
  awaitedSeats(approval).flatMap((seat) => peopleFor(approval, seat, at).map((to) => ({ to, seat: seat.id })));

type Tasks = ReturnType<typeof tasksTo>;

/** Each person once, with all the seats for which they are asked. */
export const byPerson = (tasks: Tasks) =>
  [...new Set(tasks.map(({ to }) => to))].map((to) => ({
    to,
    seats: tasks.filter((each) => each.to === to).map(({ seat }) => seat),
  }));

/** The tasks that the last action brought, and those that it ended: nobody is asked twice for a seat of which they know already. */
export function changedTasks(approval: Approval, at: string): { readonly begun: Tasks; readonly over: Tasks } {
  const before = tasksTo({ ...approval, changes: actionsOf(approval).slice(0, -1) }, at);
  const now = tasksTo(approval, at);
  const without = (all: Tasks, some: Tasks) =>
    all.filter(({ to, seat }) => !some.some((each) => each.to === to && each.seat === seat));
  return { begun: without(now, before), over: without(before, now) };
}

/** Whoever is asked only since the matter was last on hold: their first mail named the deadline that they have. */
export function askedSinceHold(approval: Approval, at: string): readonly Person[] {
  const changes = actionsOf(approval);
  const held = changes.findLastIndex(({ type }) => type === 'approval.blocked');
  const before = tasksTo({ ...approval, changes: changes.slice(0, held + 1) }, at).map(({ to }) => to);
  return tasksTo(approval, at).flatMap(({ to }) => (before.includes(to) ? [] : to));
}
