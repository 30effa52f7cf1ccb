import type { LocalDate } from '../calendar/dates';
import type { AgreementObligation } from '../programme/clauses';
import type { CareKind } from '../programme/staffing-plans';
import { assertHappened } from '../programme/told-days';
import { DomainError } from '../shared/errors';
import type { PartyKey, Person } from '../shared/keys';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Somebody in a post, since a day. */
export interface Holder {
  readonly person: Person;
  readonly since: LocalDate;
}

interface Item {
  readonly key: string;
  readonly title: Text;
  readonly state: 'open' | 'ended';
}

/** A post of one party, and who is in it. Source: docs/rules/staffing.md, "Posts". */
export interface StaffPost extends Item {
  readonly kind: 'staff' | 'experts';
  readonly party: PartyKey;
  /** How many it takes. */
  readonly number: number;
  readonly holders: readonly Holder[];
  /** The day from which on somebody is missing. */
  readonly vacantSince?: LocalDate;
  /** When that is told (ISO); left out until it was counted. */
  readonly alarmAt?: string;
  readonly isTold?: true;
}

/** A time at which something is due: the day, that day moved to a working day, and when it opens (ISO). */
export interface CareTime {
  readonly due: LocalDate;
  readonly dueOn: LocalDate;
  readonly opensAt: string;
}

/** What one owner owes for people again and again. Source: docs/rules/staffing.md, "Training and exchange". */
export interface StaffCare extends Item {
  readonly kind: CareKind;
  /** What is owed, by whom, when. */
  readonly terms: AgreementObligation;
  /** The first and the last day on which it may be due. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly next?: CareTime;
  /** The day for which it was opened last. */
  readonly last?: LocalDate;
}

export type StaffItem = StaffPost | StaffCare;

interface About {
  readonly staffing: string;
}

/** That somebody takes a post, or leaves it. */
export interface Move {
  readonly person: Person;
  readonly on: LocalDate;
  readonly note: string;
  readonly by: Person;
}

/** Everything that happens to a post or to what is owed for people. */
export type StaffingHappening =
  | ({ readonly type: 'staffing.opened'; readonly opened: StaffItem } & About)
  | ({ readonly type: 'staffing.appointed' } & Move & About)
  | ({ readonly type: 'staffing.left' } & Move & About)
  /** When it is told that the post is vacant. */
  | ({ readonly type: 'staffing.counted'; readonly alarmAt: string } & About)
  | ({ readonly type: 'staffing.vacancyTold'; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'staffing.carePlanned'; readonly next: CareTime } & About)
  | ({ readonly type: 'staffing.careOpened'; readonly due: LocalDate; readonly dueOn: LocalDate } & About)
  | ({ readonly type: 'staffing.ended'; readonly reason: string } & About);

export const isPost = (item: StaffItem): item is StaffPost => 'holders' in item;
export const isStaffingOver = ({ state }: Pick<StaffItem, 'state'>): boolean => state === 'ended';

/** How many are missing in a post. */
export const missingIn = ({ number, holders }: Pick<StaffPost, 'number' | 'holders'>): number =>
  Math.max(0, number - holders.length);

const filled = ({ vacantSince: _since, alarmAt: _at, isTold: _told, ...post }: StaffPost): StaffPost => post;

/** A post with other people in it: its vacancy begins with the first that is missing, and is over with the last that comes. */
const heldBy = (post: StaffPost, holders: readonly Holder[], on: LocalDate): StaffPost => {
  const changed = { ...post, holders };
  if (missingIn(changed) === 0) return filled(changed);
  return post.vacantSince === undefined ? { ...changed, vacantSince: on } : changed;
};

const postAfter = (post: StaffPost, happening: StaffingHappening): StaffPost => {
  switch (happening.type) {
    case 'staffing.appointed': {
      const { person, on } = happening;
      return heldBy(post, [...post.holders, { person, since: on }], on);
    }
    case 'staffing.left':
      return heldBy(
        post,
        post.holders.filter(({ person }) => person !== happening.person),
        happening.on,
      );
    case 'staffing.counted':
      return { ...post, alarmAt: happening.alarmAt };
    case 'staffing.vacancyTold':
      return { ...post, isTold: true };
    case 'staffing.ended':
      return { ...post, state: 'ended' };
    default:
      return post;
  }
};

const careAfter = (care: StaffCare, happening: StaffingHappening): StaffCare => {
  switch (happening.type) {
    case 'staffing.carePlanned':
      return { ...care, next: happening.next };
    case 'staffing.careOpened': {
      const { next: _opened, ...rest } = care;
      return { ...rest, last: happening.due };
    }
    case 'staffing.ended':
      return { ...care, state: 'ended' };
    default:
      return care;
  }
};

/** A post, or what is owed for people, after something happened to it: its process and the read model change it alike. */
export const staffingAfter = (item: StaffItem, happening: StaffingHappening): StaffItem => {
  if (happening.type === 'staffing.opened') return happening.opened;
  return isPost(item) ? postAfter(item, happening) : careAfter(item, happening);
};

const state = (zh: string, en: string, facts: Readonly<Record<string, unknown>>) =>
  refused('staffing_state', text(zh, en), facts);

function assertIsPost(item: StaffItem): asserts item is StaffPost {
  if (!isPost(item)) throw new DomainError('staffing_state');
  if (isStaffingOver(item)) throw new DomainError('staffing_state');
}

/** Somebody who is not there yet, in a post that has room, since a day that has come. Throws `staffing_state`, `invalid_input`. */
export function assertMayAppoint(item: StaffItem, { person, on }: Pick<Move, 'person' | 'on'>, today: LocalDate): void {
  assertIsPost(item);
  if (item.holders.some((each) => each.person === person))
    throw state(`${person} 已在岗。`, `${person} is there already.`, { field: 'person' });
  if (missingIn(item) === 0)
    throw state(`该岗位定员 ${item.number} 人，已满员。`, `The post takes ${item.number}, and all of them are there.`, {
      field: 'person',
    });
  assertHappened('staffing.appointedOn', on, { field: 'on', today });
}

/** Somebody who is there, no earlier than they came. Throws `staffing_state`, `invalid_input`. */
export function assertMayLeave(item: StaffItem, { person, on }: Pick<Move, 'person' | 'on'>, today: LocalDate): void {
  assertIsPost(item);
  const holder = item.holders.find((each) => each.person === person);
  if (!holder) throw state(`${person} 不在该岗位。`, `${person} is not in this post.`, { field: 'person' });
  assertHappened('staffing.leftOn', on, { field: 'on', today, after: holder.since });
}
