import {
  assertMayRequestChange,
  assertMaySetAside,
  changeContent,
  changeEndOf,
  type Change,
  type ChangeRequest,
  type SettingAside,
} from '../../../domain/schedule/baselines';
import type { Outcome } from '../../../domain/approvals/approvals';
import { DomainError } from '../../../domain/shared/errors';
import type { MilestoneView } from '../../../domain/phases/views';
import { baselinedAfter } from '../../../domain/phases/milestone-projection';
import { endedChange, requestedChange } from '../../../domain/schedule/baseline-projection';

const by = 'office@east.example';
const request: ChangeRequest = { name: 'spring', reason: 'a late supplier', dates: { plan: '2026-05-04' }, by };
const aChange = (changes: Partial<Change> = {}): Change => ({
  ...request,
  number: 1,
  state: 'deciding',
  approval: 'p:change:1:1',
  ...changes,
});
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('a change request', () => {
  const may = (changes: Partial<ChangeRequest>, known: readonly Change[] = []) =>
    codeOf(() => assertMayRequestChange(known, { ...request, ...changes }, '2026-05-04'));

  test('has a reason, a name of its own and at least one date, none of which has passed', () => {
    expect(may({})).toBe('accepted');
    expect(may({ reason: ' ' })).toBe('comment_required');
    expect(may({ name: '' })).toBe('invalid_input');
    expect(may({ dates: {} })).toBe('invalid_input');
    expect(may({ dates: { plan: '2026-02-30' } })).toBe('invalid_input');
    expect(may({ dates: { plan: '2026-05-03' } })).toBe('invalid_input');
  });

  test.each([
    ['deciding', 'baseline_named_already'],
    ['approved', 'baseline_named_already'],
    ['rejected', 'accepted'],
    ['postponed', 'accepted'],
    ['merged', 'accepted'],
  ] as const)('of the name of one that is %s is %s', (state, code) => {
    expect(may({}, [aChange({ state })])).toBe(code);
  });

  test('is put off while it is being decided, and merged only into one that moves its milestones', () => {
    const both = aChange({ number: 2, dates: { plan: '2026-06-01', pilot: '2026-07-01' } });
    const other = aChange({ number: 3, dates: { pilot: '2026-07-01' } });
    const known = [aChange(), both, other, aChange({ number: 4, state: 'approved' })];
    const mayAside = (aside: Pick<SettingAside, 'number' | 'as' | 'into'>) =>
      codeOf(() => assertMaySetAside(known, { ...aside, by, reason: 'why' }));
    expect(mayAside({ number: 1, as: 'postponed' })).toBe('accepted');
    expect(mayAside({ number: 4, as: 'postponed' })).toBe('change_not_open');
    expect(mayAside({ number: 1, as: 'merged', into: 2 })).toBe('accepted');
    for (const into of [1, 3, 4, 9]) expect(mayAside({ number: 1, as: 'merged', into })).toBe('change_not_open');
    expect(mayAside({ number: 1, as: 'merged' })).toBe('change_not_open');
  });

  const aside: SettingAside = { number: 1, as: 'merged', into: 2, by, reason: 'why' };
  test.each<[Outcome, SettingAside | undefined, string]>([
    ['approved', undefined, 'approved'],
    ['approvedWithConditions', undefined, 'approved'],
    ['approved', aside, 'approved'],
    ['rejected', undefined, 'rejected'],
    ['changesRequested', undefined, 'postponed'],
    ['expired', undefined, 'postponed'],
    ['withdrawn', undefined, 'postponed'],
    ['withdrawn', aside, 'merged'],
    ['withdrawn', { ...aside, as: 'postponed' }, 'postponed'],
  ])('whose approval ends as %s, set aside as %j, is %s', (outcome, given, end) => {
    expect(changeEndOf({ ...(given && { aside: given }) }, outcome)).toBe(end);
  });

  test('shows the group from where to where each milestone moves, and why', () => {
    const before = { plan: { title: { zh: '方案', en: 'Plan' }, on: '2026-04-01' } };
    expect(changeContent(request, before).summary.map(({ en }) => en)).toEqual([
      'Reason: a late supplier',
      'Plan: 1 Apr 2026 → 4 May 2026',
    ]);
    expect(changeContent(request, before).title.zh).toMatch(/，方案由2026年4月1日改为2026年5月4日$/);
    const several = { ...request, dates: { ...request.dates, pilot: '2026-06-01' } };
    expect(changeContent(several, before).title.en).toMatch(/, 2 milestones move$/);
  });
});

test('a new baseline replaces none: those before stay beside it with their names, and days of holds count anew', () => {
  const milestone: MilestoneView = {
    key: 'plan',
    title: { zh: '方案', en: 'Plan' },
    state: 'inProgress',
    baselineOn: '2026-04-01',
    dueOn: '2026-04-21',
  };
  const set = (name: string, on: string, from: string) =>
    ({ type: 'baseline.set', number: 1, name, from, approval: 'a', dates: { plan: on } }) as const;
  const once = baselinedAfter(milestone, set('spring', '2026-05-04', '2026-03-02'));
  expect(once).toMatchObject({ baselineOn: '2026-05-04' });
  expect(once).not.toHaveProperty('dueOn');
  expect(baselinedAfter(once, set('autumn', '2026-09-01', '2026-04-02')).baselines).toEqual([
    { on: '2026-04-01' },
    { name: 'spring', on: '2026-05-04', from: '2026-03-02' },
    { name: 'autumn', on: '2026-09-01', from: '2026-04-02' },
  ]);
  expect(baselinedAfter({ ...milestone, key: 'pilot' }, set('spring', '2026-05-04', '2026-03-02'))).toMatchObject({
    baselineOn: '2026-04-01',
  });
});

test('a change request is kept from its first entry to its end', () => {
  const kept = requestedChange({ type: 'baseline.changeRequested', number: 1, approval: 'a', ...request });
  expect(kept).toMatchObject({ key: '1', state: 'deciding', dates: request.dates });
  const ended = { type: 'baseline.changeEnded', number: 1, approval: 'a' } as const;
  expect(endedChange(kept, { ...ended, end: 'merged', into: 2 })).toMatchObject({ state: 'merged', into: 2 });
});
