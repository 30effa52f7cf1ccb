import { disputeAfter, type Dispute } from '../disputes/disputes';
import { ipAfter, type IpItem } from '../ip/ip';
import type { IpAlarm } from '../ip/alarms';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import { projectAfter } from '../projects/changes';
import type { Project, ProjectHappening } from '../projects/projects';
import type { Person } from '../shared/keys';

/** A project with which its process goes on, by all that it told. */
export const resumedProject = (entries: readonly Entry[]): Project | undefined =>
  entries.reduce<Project | undefined>((project, { happening }) => {
    if (!isOf('project', happening)) return project;
    const before = happening.type === 'project.opened' ? happening.opened : project;
    return before && projectAfter(before, happening);
  }, undefined);

export type ProjectAsking = Extract<
  ProjectHappening,
  { type: 'project.budgetSubmitted' | 'project.commissioningSubmitted' | 'project.exceptionReported' }
>;

/** What groups are deciding on of a project, by the entries that asked. */
export const askedOfProject = (entries: readonly Entry[]): readonly ProjectAsking[] => {
  const decided = new Set(
    entries.flatMap(({ happening }) =>
      happening.type === 'project.budgetDecided' ||
      happening.type === 'project.commissioningDecided' ||
      happening.type === 'project.exceptionDecided'
        ? [happening.approval]
        : [],
    ),
  );
  return entries.flatMap(({ happening }) =>
    (happening.type === 'project.budgetSubmitted' ||
      happening.type === 'project.commissioningSubmitted' ||
      happening.type === 'project.exceptionReported') &&
    !decided.has(happening.approval)
      ? [happening]
      : [],
  );
};

/** A dispute with which its process goes on: whether its tier was reminded, and who is told of every step. */
export function resumedDispute(entries: readonly Entry[]) {
  let dispute: Dispute | undefined;
  let told: readonly Person[] = [];
  let isReminded = false;
  for (const { happening } of entries) {
    if (!isOf('dispute', happening)) continue;
    const before = happening.type === 'dispute.raised' ? happening.raised : dispute;
    dispute = before && disputeAfter(before, happening);
    if ('told' in happening) ({ told } = happening);
    if (happening.type === 'dispute.reminded') isReminded = true;
    if (happening.type === 'dispute.tierEnded') isReminded = false;
  }
  return dispute && { dispute, told, isReminded };
}

/** Of one kind of alarm: which date it is about, and what it does. */
const nameOf = ({ date, does }: Pick<IpAlarm, 'date' | 'does'>) => `${does} ${date}`;

/**
 * An item with which its process goes on; since what its dates are counted (`from`, an instant), and what was told of them since. What is
 * counted from is told as it is filed and registered; a renewal counts anew.
 */
export function resumedIp(entries: readonly Entry[]) {
  let item: IpItem | undefined;
  let from: string | undefined;
  let isCounted = false;
  let rung: readonly string[] = [];
  for (const { at, happening } of entries) {
    if (!isOf('ip', happening)) continue;
    const before = happening.type === 'ip.opened' ? happening.opened : item;
    item = before && ipAfter(before, happening);
    if (happening.type === 'ip.filed' || happening.type === 'ip.registered') {
      [from, rung] = [at, []];
      isCounted = false;
    }
    if (happening.type === 'ip.datesSet') isCounted = true;
    if (happening.type === 'ip.reminded') rung = [...rung, nameOf({ ...happening, does: 'remind' })];
    if (happening.type === 'ip.dateReached') rung = [...rung, nameOf({ ...happening, does: 'reach' })];
  }
  return item && { item, ...(from !== undefined && { from }), isCounted, rung };
}

/** The alarms of an item with those first that were told: of the same kind the earliest, one for each time. */
export function alarmsAfter(alarms: readonly IpAlarm[], rung: readonly string[]): readonly IpAlarm[] {
  const told: IpAlarm[] = [];
  for (const name of rung) {
    const next = alarms.find((alarm) => nameOf(alarm) === name && !told.includes(alarm));
    if (next) told.push(next);
  }
  return [...told, ...alarms.filter((alarm) => !told.includes(alarm))];
}
