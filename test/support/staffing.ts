import type { Programme } from '../../domain/programme/programme';
import type { StaffingPlan } from '../../domain/programme/staffing-plans';

/** One coordinator for each hospital, of whom one is there; the director of the one owes a training each quarter. */
export const aStaffing = (changes: Partial<StaffingPlan> = {}): StaffingPlan => ({
  staff: [
    {
      key: 'coordinator',
      title: { zh: '专职协调员', en: 'Coordinator' },
      number: 1,
      holders: { manzanares: ['coordinator@manzanares.example'] },
    },
  ],
  care: [
    {
      key: 'training',
      title: { zh: '录入培训', en: 'Training in data entry' },
      kind: 'training',
      owners: ['spree.steering.director'],
      every: 'quarterly',
      evidence: { zh: '签到表', en: 'the list of participants' },
    },
  ],
  vacancy: { workingDays: 10, tells: ['data'] },
  ...changes,
});

/** The small programme with a staffing, and a group that oversees it. */
export const withStaffing = (programme: Programme): Programme => {
  const { governance } = programme;
  const { steering } = governance.groups;
  const groups = { ...governance.groups, ...(steering && { steering: { ...steering, kind: 'strategic' as const } }) };
  return { ...programme, governance: { ...governance, groups }, staffing: aStaffing() };
};
