import { computeFigure } from '../../../domain/evaluations/computed/figures';
import type {
  ApprovalStep,
  Countable,
  CountableMilestone,
  CountableRisk,
  ProjectStep,
} from '../../../domain/evaluations/computed/counts';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';

const cn = calendarOf(readCalendars('programmes/calendars'), 'cn');

const title = { zh: '事项', en: 'Matter' };
const period = { starts: '2026-04-01', ends: '2026-06-30' };
const countable = (more: Partial<Countable> = {}): Countable => ({
  zone: 'Asia/Shanghai',
  calendars: [cn],
  asOf: '2026-07-10T02:00:00Z',
  milestones: [],
  projects: [],
  approvals: [],
  ...more,
});
const told = ({ value, numerator, denominator }: ReturnType<typeof computeFigure>) => [value, numerator, denominator];

describe('delivery on time', () => {
  const milestone = (key: string, more: Partial<CountableMilestone> = {}): CountableMilestone => ({
    key,
    title,
    state: 'accepted',
    baselineOn: '2026-05-31',
    isHeld: false,
    ...more,
  });
  const onTime = (...milestones: CountableMilestone[]) => computeFigure('onTime', countable({ milestones }), period);

  test('is the share of the milestones due in the period that were delivered by their day', () => {
    const figure = onTime(
      milestone('a', { actualOn: '2026-05-31' }),
      milestone('b', { actualOn: '2026-06-01' }),
      milestone('c', { state: 'inProgress' }),
      milestone('d', { actualOn: '2026-05-01', state: 'conditionallyAccepted' }),
    );
    expect(told(figure)).toEqual(['50', 2, 4]);
    expect(figure.counted.map(({ thing, isGood }) => [thing, isGood])).toEqual([
      ['milestone:a', true],
      ['milestone:b', false],
      ['milestone:c', false],
      ['milestone:d', true],
    ]);
  });

  test.each([
    ['due before the period', { baselineOn: '2026-03-31', actualOn: '2026-05-01' }, 0],
    ['due on its last day', { baselineOn: '2026-06-30', actualOn: '2026-06-30' }, 1],
    ['due after it', { baselineOn: '2026-07-01', actualOn: '2026-05-01' }, 0],
    ['whose day a hold has moved out of it', { dueOn: '2026-07-15' }, 0],
    ['that was waived', { state: 'waived' }, 0],
    ['that was given up', { state: 'failed' }, 1],
    ['of a phase on hold', { state: 'inProgress', isHeld: true }, 0],
    ['delivered before its phase was held', { actualOn: '2026-05-01', isHeld: true }, 1],
  ])('of a milestone %s counts %j as %d', (_, more, count) => {
    expect(onTime(milestone('a', more)).denominator).toBe(count);
  });

  test('of a period in which nothing was due is no figure, and not all of it', () => {
    expect(onTime()).toMatchObject({ value: null, exact: null, denominator: 0, counted: [] });
  });

  test('loses nothing where its decimals do not end', () => {
    const figure = onTime(milestone('a', { actualOn: '2026-05-01' }), milestone('b'), milestone('c'));
    expect([figure.value, figure.exact]).toEqual(['33.333333333333', '100/3']);
  });
});

describe('the success rate of projects', () => {
  const step = (project: string, type: ProjectStep['type'], on: string, number = 1): ProjectStep => ({
    ...{ project, type, on, number, process: `x:project:${project}` },
  });
  const rate = (...projects: ProjectStep[]) => computeFigure('projectSuccess', countable({ projects }), period);

  test('is the share of the commissioned among those that ended', () => {
    const figure = rate(
      step('a', 'project.landed', '2026-04-01', 9),
      step('b', 'project.cancelled', '2026-06-30'),
      step('c', 'project.agreementEnded', '2026-05-05'),
      step('d', 'project.landed', '2026-03-31'),
    );
    expect([figure.value, figure.exact, figure.denominator]).toEqual(['33.333333333333', '100/3', 3]);
    expect(figure.counted[0]).toMatchObject({ thing: 'project:a', process: 'x:project:a', number: 9, isGood: true });
  });

  test('counts a project that lost its agreement once, and once more when it is commissioned after all', () => {
    expect(
      told(rate(step('a', 'project.agreementEnded', '2026-04-05', 3), step('a', 'project.cancelled', '2026-05-05', 5))),
    ).toEqual(['0', 0, 1]);
    expect(
      told(rate(step('a', 'project.agreementEnded', '2026-02-05', 3), step('a', 'project.landed', '2026-05-05', 5))),
    ).toEqual(['100', 1, 1]);
    expect(
      told(rate(step('a', 'project.landed', '2026-05-05', 5), step('a', 'project.agreementEnded', '2026-06-05', 7))),
    ).toEqual(['100', 1, 1]);
  });
});

describe('decisions in time', () => {
  const due = '2026-04-10T17:30:00+08:00';
  const approval = (id: string, ...steps: readonly Partial<ApprovalStep>[]): readonly ApprovalStep[] =>
    steps.map((one, at) => ({
      ...{ process: id, number: at + 1, at: '2026-04-07T09:00:00+08:00', type: 'approval.closed' },
      ...one,
    }));
  const opened = { type: 'approval.opened', dueAt: due } as const;
  const closed = (at: string, outcome: ApprovalStep['outcome'] = 'approved') => ({ at, outcome });
  const share = (...approvals: readonly (readonly ApprovalStep[])[]) =>
    computeFigure('decidedInTime', countable({ approvals: approvals.flat() }), period);

  test('are those closed by a decision before the deadline with which they were opened', () => {
    const figure = share(
      approval('a', opened, closed(due)),
      approval('b', opened, closed('2026-04-10T17:30:01+08:00', 'rejected')),
      approval('c', opened, closed('2026-04-08T10:00:00+08:00', 'changesRequested')),
      approval('d', opened, closed('2026-04-08T10:00:00+08:00', 'withdrawn')),
      approval('e', opened, closed(due, 'expired')),
      approval('f', opened),
    );
    expect(told(figure)).toEqual(['40', 2, 5]);
    expect(figure.counted.map(({ thing, isGood }) => [thing, isGood])).toEqual([
      ['c', true],
      ['a', true],
      ['b', false],
      ['e', false],
      ['f', false],
    ]);
  });

  test('of several stages are in time when each of them was', () => {
    const next = { type: 'approval.stageOpened', dueAt: '2026-04-20T17:30:00+08:00' } as const;
    const early = approval(
      'a',
      opened,
      { ...next, at: '2026-04-09T10:00:00+08:00' },
      closed('2026-04-17T10:00:00+08:00'),
    );
    const late = approval(
      'b',
      opened,
      { ...next, at: '2026-04-13T10:00:00+08:00' },
      closed('2026-04-17T10:00:00+08:00'),
    );
    expect(share(early, late).counted.map(({ thing, on, isGood }) => [thing, on, isGood])).toEqual([
      ['b', '2026-04-10', false],
      ['a', '2026-04-17', true],
    ]);
  });

  test('count once, on the day of the decision or of the first missed deadline', () => {
    const late = approval('a', { ...opened, dueAt: '2026-03-31T17:30:00+08:00' }, closed('2026-04-09T10:00:00+08:00'));
    expect(share(late).denominator).toBe(0);
    const march = { starts: '2026-01-01', ends: '2026-03-31' };
    expect(computeFigure('decidedInTime', countable({ approvals: late }), march).denominator).toBe(1);
  });

  test('tell how long they took in working hours, and how many escalations there were', () => {
    const escalated = { type: 'approval.escalated', at: '2026-04-13T09:00:00+08:00' } as const;
    const { details } = share(
      approval('a', opened, closed('2026-04-07T13:00:00+08:00')),
      approval('b', opened, closed('2026-04-08T10:00:00+08:00')),
      approval('c', opened, escalated, closed('2026-04-13T10:00:00+08:00')),
    );
    expect(details).toEqual({ medianWorkingHours: '9.5', escalations: 1 });
  });
});

describe('risks in hand', () => {
  const risk = (key: string, more: Partial<CountableRisk> = {}): CountableRisk => ({
    ...{ key, level: 'medium', hasResponse: false, reviewDueAt: '2026-08-01T00:00:00Z' },
    ...more,
  });
  test('are reviewed in time, and answered where they are high', () => {
    const risks = [
      risk('a'),
      risk('b', { reviewDueAt: '2026-07-10T01:59:59Z' }),
      risk('c', { level: 'high' }),
      risk('d', { level: 'high', hasResponse: true }),
    ];
    const figure = computeFigure('risksInHand', countable({ risks }), period);
    expect(told(figure)).toEqual(['50', 2, 4]);
    expect(computeFigure('risksInHand', countable({ risks: [] }), period).value).toBeNull();
  });
});

describe('results of innovation', () => {
  test('are counted by the day of their acceptance; a register without any has none, no register no figure', () => {
    const innovations = ['2026-03-31', '2026-04-01', '2026-06-30'].map((acceptedOn, at) => ({
      key: `i${at}`,
      acceptedOn,
    }));
    expect(computeFigure('innovation', countable({ innovations }), period).value).toBe('2');
    expect(computeFigure('innovation', countable({ innovations: [] }), period).value).toBe('0');
    expect(computeFigure('innovation', countable(), period).value).toBeNull();
  });
});
