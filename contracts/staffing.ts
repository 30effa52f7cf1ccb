import { defineQuery, defineUpdate } from '@temporalio/workflow';
import { idOf, keyedBy, partsOf } from '../domain/shared/ids';
import type { LocalDate } from '../domain/calendar/dates';
import { zoneOf } from '../domain/programme/parties';
import type { Programme } from '../domain/programme/programme';
import type { Move, StaffItem } from '../domain/staffing/staffing';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface StaffingInput {
  readonly programme: string;
  readonly item: StaffItem;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /**
   * Set when the process continues as new, or is started again from the record after it was lost: then `untracked` are the days for which
   * it told that something is owed, and nobody came to owe it.
   */
  readonly resumed?: { readonly recorded: number; readonly untracked?: readonly Owed[] };
}

/** What is owed for people on a day, before and after that day was moved to a working day. */
export interface Owed {
  readonly due: LocalDate;
  readonly dueOn: LocalDate;
}

/** With what the process of a post, or of what is owed for people, begins. */
export const staffingBeginning = (definition: Programme, item: StaffItem): StaffingInput => ({
  programme: definition.key,
  item,
  zone: zoneOf(definition),
});

export const staffingId = (programme: string, item: string) => idOf(programme, 'staffing', item);
export const parseStaffingId = keyedBy('staffing');

/** A business key: what an owner owes for people on a day. */
export const careId = (programme: string, item: string, due: LocalDate) =>
  idOf(programme, 'staffing', item, 'obligation', due);

/** Of what it is owed; `undefined` for any other id. */
export const parseCareId = (id: string) => {
  const { programme, noun, keys } = partsOf(id);
  const [item = '', word, due] = keys;
  if (noun !== 'staffing' || word !== 'obligation' || due === undefined || keys.length > 3) return undefined;
  return { programme, item, due };
};

export const staffingProcess = (input: StaffingInput): Process => ({
  type: 'staffing',
  id: staffingId(input.programme, input.item.key),
  summary: `${input.item.title.zh} (${input.item.key}): staffing`,
  args: [input],
  attributes: beginsAs(input.programme, input.item.state, ['pmo']),
});

type Stands = Told & { readonly missing: number };

export const appointUpdate = defineUpdate<Stands, [Move]>('appoint');
export const leaveUpdate = defineUpdate<Stands, [Move]>('leave');
export const staffingQuery = defineQuery<StaffItem>('staffing');
