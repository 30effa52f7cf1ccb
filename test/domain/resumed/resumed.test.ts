import type { Entry, Happening } from '../../../domain/record/ledger';
import { processTypeOf } from '../../../domain/record/process-types';
import { remindedIn } from '../../../domain/resumed/approvals';
import { openedPeriod, resumedEvaluation } from '../../../domain/resumed/evaluations';
import { calledConditions } from '../../../domain/resumed/obligations';
import { answeredLapses, askedOfPhase, resumedPhase } from '../../../domain/resumed/phases';
import { alarmsAfter } from '../../../domain/resumed/projects';
import { resumedProgramme } from '../../../domain/resumed/programmes';
import { resumedSchedule } from '../../../domain/resumed/schedules';
import { resumedCalendars } from '../../../domain/resumed/standing';
import { aDecision, anApproval, aPlan, aRequest } from '../../support/approvals';
import { aProgramme } from '../../support/store';

const told = (...happenings: readonly Happening[]): readonly Entry[] =>
  happenings.map((happening, index) => ({
    programme: 'east-west',
    process: 'a process',
    number: index + 1,
    at: `2026-03-0${index + 1}T01:00:00.000Z`,
    happening,
  }));

test.each([
  ['stroke', undefined, 'programme'],
  ['stroke:phase:preparation', undefined, 'phase'],
  ['stroke:agreement:consortium', undefined, 'agreement'],
  ['stroke:agreement:consortium:1', undefined, 'approval'],
  ['stroke:agreement:consortium:obligation:report:2027-01-31', undefined, 'obligation'],
  ['stroke:request:pilot:1:condition:1', undefined, 'obligation'],
  ['stroke:cycle:monthly', undefined, 'evaluationCycle'],
  ['stroke:evaluation:monthly:2026-03', undefined, 'evaluation'],
  ['stroke:evaluation:monthly:2026-03:1', undefined, 'approval'],
  ['stroke:ip:stent', undefined, 'ipFiling'],
  ['stroke:adjustment:wider', undefined, 'strategyAdjustment'],
  ['stroke:roster', undefined, 'roster'],
  ['stroke:notices', undefined, 'noticePost'],
  ['stroke:milestone:condition:1', 'approval.opened', 'approval'],
] as const)('%s, whose first entry is %s, is of the type %s', (process, first, type) => {
  const entry = first && { happening: { type: first, request: aRequest(), plan: aPlan() } };
  expect(processTypeOf(process, entry)).toBe(type);
});

const approval = 'east-west:agreement:framework:1';
const opened: Happening = { type: 'approval.opened', request: aRequest(), plan: aPlan() };
const reminded = (reminder: number): Happening => ({
  type: 'approval.reminded',
  approval,
  stage: 0,
  reminder,
  seats: [],
});
const extended: Happening = {
  type: 'approval.extended',
  approval,
  plan: aPlan({ dueAt: '2026-03-20T09:30:00Z' }),
  earliest: '2026-03-03T01:00:00Z',
  by: 'office@east.example',
  reason: 'more time',
  at: '2026-03-02T01:00:00Z',
};

test.each<[string, readonly Happening[], number]>([
  ['none were given', [opened], 0],
  ['two were given', [opened, reminded(1), reminded(2)], 2],
  ['the deadline was moved since', [opened, reminded(1), extended], 0],
  ['one was given of the new deadline', [opened, reminded(2), extended, reminded(1)], 1],
  [
    'the next stage has opened',
    [opened, reminded(2), { type: 'approval.stageOpened', approval, stage: 1, plan: aPlan() }],
    0,
  ],
])('reminders of the open stage are counted by the entries: %s', (_, happenings, count) => {
  expect(remindedIn(told(...happenings))).toBe(count);
});

const phase = 'preparation';
const by = 'office@east.example';
const submitted = (milestone: string, of?: string): Happening => ({
  type: 'milestone.submitted',
  ...{ phase, milestone, by, evidence: [], note: '', ...(of !== undefined && { approval: of }) },
});
const settled = { phase, milestone: 'b', approval: 'b:1', reason: 'done' };
const asked: Happening = { type: 'milestone.settlementAsked', ...settled, as: 'waived', by };
const gate: Happening = { type: 'phase.gateRequested', phase, by, approval: 'gate:1' };
const hold = {
  on: '2026-03-05',
  reviewOn: '2026-06-03',
  reviewAt: '2026-06-03T07:00:00Z',
  cause: { approval: 'gate:1' },
};

test.each<[string, readonly Happening[], readonly string[]]>([
  ['nothing was asked', [], []],
  ['a milestone that nobody accepts was submitted', [submitted('a')], []],
  ['a milestone is being accepted', [submitted('a', 'a:1')], ['a:1']],
  [
    'it was returned',
    [
      submitted('a', 'a:1'),
      { type: 'milestone.returned', phase, milestone: 'a', approval: 'a:1', outcome: 'rejected' },
    ],
    [],
  ],
  ['it was submitted again', [submitted('a', 'a:1'), submitted('a', 'a:2')], ['a:2']],
  ['a waiver is asked for beside', [submitted('a', 'a:1'), asked], ['a:1', 'b:1']],
  ['the waiver was refused', [asked, { type: 'milestone.settlementRefused', ...settled }], []],
  ['the gate is asked for', [gate], ['gate:1']],
  ['the gate holds the phase', [gate, { type: 'phase.gateDecided', phase, approval: 'gate:1', outcome: 'hold' }], []],
  [
    'the gate was to resume it',
    [gate, { type: 'phase.resumed', phase, on: '2026-03-09', days: 4, approval: 'gate:1' }],
    [],
  ],
  [
    'the gate decided nothing',
    [gate, { type: 'phase.gateUndecided', phase, approval: 'gate:1', outcome: 'withdrawn' }],
    [],
  ],
])('what people decide on in a phase is known by its entries: %s', (_, happenings, approvals) => {
  expect(askedOfPhase(told(...happenings)).map(({ approval: id }) => id)).toEqual(approvals);
});

test('a phase counts its rounds, its waivers and its recycles, and knows its hold', () => {
  const standing = resumedPhase(
    told(
      { type: 'milestone.started', phase, milestone: 'a', on: '2026-03-01', by },
      submitted('a', 'a:1'),
      {
        type: 'milestone.accepted',
        phase,
        milestone: 'a',
        approval: 'a:1',
        actualOn: '2026-03-03',
        conditionally: true,
      },
      asked,
      gate,
      { type: 'phase.gateDecided', phase, approval: 'gate:1', outcome: 'recycle', again: [], recycles: 1 },
      { type: 'phase.held', phase, hold, told: [] },
      { type: 'phase.reviewDue', phase, reviewOn: hold.reviewOn },
    ),
  );
  expect(standing).toEqual({
    milestones: { a: { state: 'conditionallyAccepted', round: 1, startedOn: '2026-03-01', actualOn: '2026-03-03' } },
    gateRound: 1,
    recycles: 1,
    settlements: { b: 1 },
    hold: { ...hold, isReviewed: true },
  });
});

test('a lapse is answered once its phase went on hold for it, or has a milestone shown again', () => {
  const answered = answeredLapses(
    told(
      { type: 'phase.held', phase, hold: { ...hold, cause: { obligation: 'x' } }, told: [] },
      { type: 'milestone.reopened', phase, milestone: 'a', cause: { obligation: 'y' } },
      { type: 'milestone.reopened', phase, milestone: 'a', cause: { approval: 'gate:1' } },
    ),
  );
  expect([...answered]).toEqual(['x', 'y']);
});

test('a programme stands in the phase that opened last, and knows an end from which it has not gone on', () => {
  const programme = aProgramme();
  const start: readonly Happening[] = [
    { type: 'phase.opened', phase: 'preparation', startsOn: '2026-09-01', endsOn: '2027-05-31' },
    { type: 'phase.gateDecided', phase: 'preparation', approval: 'gate:1', outcome: 'go' },
    { type: 'phase.closed', phase: 'preparation', outcome: 'go' },
  ];
  const end = { phase: 'preparation', outcome: 'go', on: '2026-03-03', approval: 'gate:1' };
  expect(resumedProgramme(programme, [])).toMatchObject({ phase: 0, isOpened: false, isOver: false });
  expect(resumedProgramme(programme, told(...start))).toMatchObject({ phase: 0, isOpened: true, end });
  const next: Happening = { type: 'phase.opened', phase: 'enrolment', startsOn: '2027-06-01', endsOn: '2029-05-31' };
  const gone = resumedProgramme(programme, told(...start, next));
  expect(gone).toMatchObject({ phase: 1, beganBy: 'gate:1' });
  expect(gone.end).toBeUndefined();
});

const evaluation = 'stroke:evaluation:quarterly:2026-Q3';

test('a cycle goes on after the last period that was opened; before the first, from the day on which it began', () => {
  const entry: Happening = {
    type: 'evaluation.opened',
    evaluation,
    cycle: 'quarterly',
    period: '2026-Q3',
    dueAt: 'due',
  };
  expect(openedPeriod('quarterly', '2026-08-10', told(entry)).name).toBe('2026-Q3');
  expect(openedPeriod('quarterly', '2026-08-10', []).name).toBe('2026-Q2');
  expect(openedPeriod('monthly', '2026-01-10', told(entry)).name).toBe('2025-12');
});

test('an evaluation knows its round and the figures that are being signed off', () => {
  const scorecard = { kpis: [], coverage: '0', total: '80.00', grade: 'B' } as never;
  const report: Happening = { type: 'evaluation.reported', evaluation, by, actuals: {}, notes: '', scorecard };
  const entries: readonly Happening[] = [
    { type: 'evaluation.opened', evaluation, cycle: 'quarterly', period: '2026-Q3', dueAt: 'due' },
    report,
    { type: 'evaluation.returned', evaluation, approval: 'first', outcome: 'rejected' },
    { type: 'evaluation.recounted', evaluation, dueAt: 'later' },
    report,
  ];
  expect(resumedEvaluation(told(...entries))).toMatchObject({ dueAt: 'later', round: 2, asked: report, isOver: false });
  expect(resumedEvaluation(told(...entries.slice(0, 4)))).toMatchObject({ round: 1, asked: undefined, latest: report });
});

test('conditions that groups set and that were proposed with a gate are tracked; those of a review are not', () => {
  const conditions = [{ text: 'report', owner: 'office', due: '2026-06-30' }];
  const approved = { ...anApproval(), decisions: [aDecision('east.board.chair', 'approveWithConditions')] };
  const proposed = { proposal: 'conditionalGo', conditions } as const;
  const entries = told(
    { type: 'phase.gateRequested', phase, by, approval: 'gate:1', proposed },
    { type: 'phase.gateDecided', phase, approval: 'gate:1', outcome: 'hold' },
    { type: 'phase.gateRequested', phase, by, approval: 'gate:2', proposed },
    { type: 'phase.gateDecided', phase, approval: 'gate:2', outcome: 'conditionalGo' },
  );
  expect(calledConditions([approved], entries)).toMatchObject([
    { approval, number: 1, kind: 'condition', condition: { text: 'audit' }, subject: { kind: 'agreement' } },
    {
      approval: 'gate:2',
      number: 1,
      kind: 'proposed',
      condition: { text: 'report' },
      subject: { kind: 'gate', key: phase },
    },
  ]);
});

test('of the alarms of a date those that were told come first, each once', () => {
  const alarm = (days: number) =>
    ({ at: `in ${days}`, date: 'priorityEnds', on: '2026-12-01', does: 'remind', days }) as const;
  const reach = { at: 'then', date: 'priorityEnds', on: '2026-12-01', does: 'reach' } as const;
  const all = [alarm(90), alarm(30), alarm(7), reach];
  expect(alarmsAfter(all, [])).toEqual(all);
  expect(alarmsAfter(all, ['remind priorityEnds', 'remind priorityEnds'])).toEqual(all);
  expect(alarmsAfter(all, ['reach priorityEnds'])).toEqual([reach, alarm(90), alarm(30), alarm(7)]);
});

test('a schedule knows what is still to be measured, from which forecasts, and what is being decided', () => {
  const forecast = (milestone: string, on: string): Happening => ({
    type: 'schedule.forecast',
    milestone,
    on,
    reason: 'late',
    by,
  });
  const { state, underWay } = resumedSchedule(
    told(
      forecast('a', '2027-01-01'),
      { type: 'schedule.measured', milestone: 'a', on: '2027-01-01', slip: { workingDays: 12, isOver: true } as never },
      { type: 'schedule.exceptionOpened', milestone: 'a', slip: { workingDays: 12, isOver: true } as never },
      {
        type: 'schedule.exceptionReported',
        milestone: 'a',
        approval: 'exception:1',
        cause: 'x',
        consequence: 'x',
        options: ['x'],
        recommendation: 'x',
        by,
      },
      { type: 'schedule.proposed', milestone: 'a', number: 3, moves: [] },
      forecast('b', '2027-02-01'),
      forecast('b', '2027-03-01'),
    ),
  );
  expect(state.proposals).toBe(3);
  expect(underWay.reports).toMatchObject([{ milestone: 'a', recommendation: 'x' }]);
  expect(underWay.forecasts).toEqual([
    { milestone: 'b', on: '2027-03-01', before: { a: '2027-01-01', b: '2027-02-01' }, isFollowing: false },
  ]);
});

test('only the last publication of a calendar is counted once more, beside what it moved already', () => {
  const published = (version: string): Happening => ({
    type: 'calendar.published',
    ...{ calendar: { key: 'cn', version } as never, follows: 'before', year: 2027, source: 'gazette', by },
  });
  const moved = [{ kind: 'approval', id: 'x', title: { zh: '甲', en: 'x' }, from: 'then', to: 'now' }] as never;
  const { known, uncounted } = resumedCalendars(
    told(
      published('1'),
      { type: 'calendar.recounted', calendar: 'cn', version: '1', moved: [] },
      published('2'),
      { type: 'calendar.recounted', calendar: 'cn', version: '2', moved },
      { type: 'calendar.acknowledged', calendar: 'cn', version: '2', party: 'east', by },
    ),
  );
  expect(known.map(({ version, acknowledgedBy }) => [version, acknowledgedBy])).toEqual([
    ['1', []],
    ['2', ['east']],
  ]);
  expect(uncounted).toEqual([{ calendar: 'cn', version: '2', at: '2026-03-03T01:00:00.000Z', listed: ['approval x'] }]);
});
