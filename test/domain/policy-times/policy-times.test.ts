import { join } from 'node:path';
import { DomainError } from '../../../domain/shared/errors';
import type { Policy } from '../../../domain/programme/policies';
import {
  assertMayRequestTimes,
  endedTimes,
  nextTimesRound,
  policyNamed,
  programmeWithTimes,
  requestedTimes,
  timesEndOf,
  timesOf,
  timesThatChange,
  withTimes,
  type PolicyTimes,
  type TimesChange,
} from '../../../domain/policy-times/policy-times';
import { previewTimes } from '../../../domain/policy-times/previews';
import { assertTimesFit } from '../../../domain/policy-times/refusals';
import { policySentence, timesContent } from '../../../domain/policy-times/words';
import { reasonOf } from '../../../domain/shared/reasons';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { programmesFolder } from '../../../infra/places';
import { programmeOf } from '../../support/programmes';

const example = programmeOf('stroke-registry.yaml', 'p');
const shelf = readCalendars(join(programmesFolder, 'calendars'));
const calendars = Object.fromEntries(
  Object.values(example.parties).map(({ key, calendar, zone }) => [key, calendarOf(shelf, calendar, zone)]),
);

const by = 'office@spree.example';
const request = { policy: 'board', times: { within: { workingDays: 15 } }, reason: 'boards meet monthly', by };
const aChange = (changes: Partial<TimesChange> = {}): TimesChange => ({
  ...request,
  round: 1,
  state: 'deciding',
  approval: 'p:policy:board:1',
  ...changes,
});
const errorOf = (rule: () => unknown): DomainError | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

describe('other times of a policy', () => {
  const fits = (times: PolicyTimes, policy = 'board') => errorOf(() => assertTimesFit(example, { policy, times }));
  const steps = example.policies.board?.escalation.length ?? 0;

  test('are of a policy that the programme has', () => {
    expect(fits({ within: { days: 3 } }, 'moon')).toMatchObject({ code: 'not_found', facts: { field: 'policy' } });
    expect(fits({ within: { days: 3 } }, 'constructor')?.code).toBe('not_found');
  });

  test.each<[string, PolicyTimes, string]>([
    ['nothing', {}, 'within'],
    ['what holds already', { within: { workingDays: 10 } }, 'within'],
    ['a default that holds already', { vacancyGrace: { workingDays: 5 }, noticePeriod: { workingDays: 1 } }, 'within'],
    ['fewer lengths than its chain has steps', { escalation: [] }, 'escalation'],
    [
      'more lengths than its chain has steps',
      { escalation: Array.from({ length: steps + 1 }, () => ({ days: 1 })) },
      'escalation',
    ],
  ])('are refused at their field where they say %s', (_, times, field) => {
    const error = fits(times);
    expect(error).toMatchObject({ code: 'invalid_input', facts: { field } });
    expect(error && reasonOf(error)).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });

  test('may be any that a file may have', () => {
    expect(fits({ within: { months: 1 }, remind: [], questionPause: { days: 2 } })).toBeUndefined();
    expect(fits({ escalation: Array.from({ length: steps }, () => ({ workingHours: 4 })) })).toBeUndefined();
  });

  test('leave everything else of the policy, and every other policy, as it is', () => {
    const policy = policyNamed(example, 'board');
    const escalation = policy.escalation.map(() => ({ days: 7 }));
    const changed = withTimes(policy, { within: { days: 30 }, escalation });
    const timeless = (one: Policy) => ({
      ...one,
      within: 0,
      escalation: one.escalation.map(({ to, does }) => [to, does]),
    });
    expect(timeless(changed)).toEqual(timeless(policy));
    expect(changed.escalation.map(({ within }) => within)).toEqual(escalation);
    const decision = { round: 1, approval: 'a', from: '2027-01-04' };
    const after = programmeWithTimes(example, { policy: 'board', times: { within: { days: 30 } }, decision });
    expect(after.policies).toMatchObject({ ...example.policies, board: { within: { days: 30 } } });
    expect(after.timesDecided).toEqual({ board: decision });
  });

  test('are only those that differ, whatever a form sends along', () => {
    const policy = policyNamed(example, 'board');
    expect(timesThatChange(policy, { ...timesOf(policy), within: { days: 1 } })).toEqual({ within: { days: 1 } });
    expect(timesThatChange(policy, timesOf(policy))).toEqual({});
  });
});

describe('a request for other times', () => {
  test('says why, and one of a policy is decided at a time', () => {
    const may = (known: readonly TimesChange[], changes: object = {}) =>
      errorOf(() => assertMayRequestTimes(known, { ...request, ...changes }))?.code;
    expect(may([])).toBeUndefined();
    expect(may([], { reason: '\u200b' })).toBe('comment_required');
    expect(may([aChange()])).toBe('times_deciding');
    expect(may([aChange()], { policy: 'routine' })).toBeUndefined();
    expect(may([aChange({ state: 'rejected' })])).toBeUndefined();
  });

  test('is a round of its policy: each counts its own', () => {
    const known = [aChange(), aChange({ policy: 'routine' }), aChange({ round: 2 })];
    expect(['board', 'routine', 'protocol'].map((policy) => nextTimesRound(known, policy))).toEqual([3, 2, 1]);
  });

  test.each([
    ['approved', 'approved'],
    ['approvedWithConditions', 'approved'],
    ['rejected', 'rejected'],
    ['changesRequested', 'rejected'],
    ['expired', 'undecided'],
    ['withdrawn', 'undecided'],
    ['impossible', 'undecided'],
  ] as const)('whose approval ends %s is %s', (outcome, end) => expect(timesEndOf(outcome)).toBe(end));

  test('shows the group why, and each time from what to what, in both languages', () => {
    const { title, summary } = timesContent(example, {
      ...request,
      times: { within: { months: 1 }, remind: [{ percent: 30 }, 'due'], questionPause: { days: 2 } },
    });
    expect(title.en).toBe('Change of times: both medical directors, and half of each house, 3 of them');
    expect(summary.map(({ en }) => en)).toEqual([
      'Reason: boards meet monthly',
      'Time to decide: 10 working days → 1 month',
      'Reminders: at 50 % of the time, at 80 % of the time, at the deadline → at 30 % of the time, at the deadline',
      'Pause for a question: none → 2 calendar days',
      'They hold for what is opened from the approval on; what is open keeps its times.',
    ]);
    expect(summary[1]?.zh).toBe('办理期限：10 个工作日 → 1 个月');
  });

  test('is kept with the times that it replaced and the day from which its own hold, or with how it ended', () => {
    const asked = requestedTimes({ type: 'policy.timesRequested', ...request, round: 1, approval: 'a' });
    expect(asked).toMatchObject({ key: 'board:1', state: 'deciding', reason: 'boards meet monthly' });
    const ended = { policy: 'board', round: 1, approval: 'a' };
    expect(endedTimes(asked, { type: 'policy.timesRefused', ...ended, end: 'undecided' }).state).toBe('undecided');
    const before = { within: { workingDays: 10 } };
    const set = { type: 'policy.timesSet', ...ended, before, times: request.times, from: '2027-01-04' } as const;
    expect(endedTimes(asked, set)).toMatchObject({ state: 'approved', before, from: '2027-01-04' });
    expect(policySentence(set, example).en).toBe(
      '"both medical directors, and half of each house" has other times for what is opened from 4 Jan 2027 on: time to decide 10 working days → 15 working days',
    );
  });
});

test('a preview says what would change, and when a matter opened now would be due before and after', () => {
  const preview = previewTimes(example, calendars, request, '2027-03-01T08:00:00Z');
  expect(preview.moves).toMatchObject([
    { time: 'within', from: { en: '10 working days' }, to: { en: '15 working days' } },
  ]);
  expect(preview.deadline.from < preview.deadline.to).toBe(true);
  expect(Object.keys(preview.calendarVersions).length).toBeGreaterThan(0);
  expect(
    errorOf(() => previewTimes(example, calendars, { policy: 'board', times: {} }, '2027-03-01T08:00:00Z'))?.code,
  ).toBe('invalid_input');
});
