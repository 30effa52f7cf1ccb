import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import { staffingAfter, type StaffItem } from '../staffing/staffing';

/** A post, or what is owed for people, with which its process goes on, by all that it told. */
export const resumedStaffing = (entries: readonly Entry[]): StaffItem | undefined =>
  entries.reduce<StaffItem | undefined>((item, { happening }) => {
    if (!isOf('staffing', happening)) return item;
    const before = happening.type === 'staffing.opened' ? happening.opened : item;
    return before && staffingAfter(before, happening);
  }, undefined);
