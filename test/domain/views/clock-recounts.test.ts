import { join } from 'node:path';
import { recountDispute, recountEvaluation, recountIp } from '../../../domain/views/clock-recounts';
import type { Dispute } from '../../../domain/disputes/disputes';
import type { IpItem } from '../../../domain/ip/ip';
import { recountedAlarms, type IpAlarm } from '../../../domain/ip/alarms';
import { ipDates } from '../../../domain/ip/dates';
import { movedSentence } from '../../../domain/calendar/words';
import { tierClock } from '../../../domain/disputes/tier-clocks';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import type { EvaluationView } from '../../../domain/evaluations/views';
import { east, seed, west } from '../../support/seed';

const zone = 'Asia/Shanghai';
const published = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');

/** The same before the year 2026 was published: nothing but weekends is known of it. */
const before = { ...published, version: '2025.1', holidays: {}, makeUpWorkdays: {}, publishedThrough: '2025-12-31' };

const dispute: Dispute = {
  key: 'd1',
  title: '服务费',
  claim: '迟付。',
  about: { kind: 'lines', lines: ['服务费'] },
  party: east.key,
  by: `pmo@${east.domain}`,
  parties: [east.key, west.key],
  state: 'negotiation',
  clock: tierClock({ calendars: [before], from: '2026-01-16T02:00:00Z', days: 30 }),
};

test('the tier of a dispute is counted again from where it began: thirty days that end in the Spring Festival end after it', () => {
  expect(dispute.clock).toMatchObject({ endsAt: '2026-02-16T17:30:00+08:00', provisional: true });
  const [moved] = recountDispute(seed, [published], dispute) ?? [];
  expect(moved).toMatchObject({ kind: 'dispute', id: 'd1', to: '2026-02-24T17:30:00+08:00' });
  expect(moved && movedSentence(moved, zone)).toEqual({
    zh: '争议：服务费：2026-02-16 17:30 → 2026-02-24 17:30',
    en: 'Dispute: 服务费: 2026-02-16 17:30 → 2026-02-24 17:30',
  });
  expect(recountDispute(seed, [before], dispute)).toEqual([]);
});

test('what is closed, or has no clock, or a clock that does not know its beginning, is never counted again', () => {
  const { from: _, ...old } = dispute.clock ?? { endsAt: '', remindAt: '', provisional: true };
  const { clock: _none, ...without } = dispute;
  for (const each of [
    { ...dispute, state: 'settled' as const },
    { ...without, state: 'arbitration' as const },
    { ...dispute, clock: old },
  ])
    expect(recountDispute(seed, [published], each)).toBeUndefined();
});

test('the priority of a patent is counted again from its filing', () => {
  const filing = { on: '2025-02-17', number: 'CN 1', where: 'CNIPA', party: east.key, by: `pmo@${east.domain}` };
  const item: IpItem = {
    key: 'cells',
    title: '电芯',
    kind: 'patent',
    subKind: 'invention',
    isJoint: false,
    party: east.key,
    by: `pmo@${east.domain}`,
    parties: [east.key, west.key],
    answers: [],
    state: 'filed',
    filing,
    dates: ipDates({ kind: 'patent', subKind: 'invention', firstFiledOn: filing.on, calendars: [before] }),
    accesses: [],
  };
  const [moved] = recountIp(seed, [published], item) ?? [];
  expect(moved).toMatchObject({ kind: 'ip', id: 'cells', title: { zh: expect.stringContaining('电芯：') } });
  expect([moved?.from, moved?.to].map((at) => at?.slice(0, 10))).toEqual(['2026-02-17', '2026-02-24']);
  expect(recountIp(seed, [published], { ...item, state: 'closed' })).toBeUndefined();
});

test('the figures of a period that waits for them are due later when its working days became holidays', () => {
  const evaluation: EvaluationView = {
    key: 'p:evaluation:monthly:2026-01',
    cycle: 'monthly',
    period: '2026-09',
    state: 'collecting',
    dueAt: '2026-10-07T09:30:00.000Z',
  };
  const [moved] = recountEvaluation(seed, [published], evaluation) ?? [];
  expect(moved).toMatchObject({ kind: 'actuals', from: evaluation.dueAt, to: '2026-10-13T17:30:00+08:00' });
  expect(recountEvaluation(seed, [published], { ...evaluation, state: 'signOff' })).toBeUndefined();
});

test('what was told of a date is not told of it again, however it moves', () => {
  const alarm = (does: IpAlarm['does'], days?: number): IpAlarm => ({
    at: '2026-01-05T01:00:00.000Z',
    date: 'priorityEnds',
    on: '2026-02-17',
    does,
    ...(days !== undefined && { days }),
  });
  const again = [alarm('remind', 90), alarm('remind', 30), alarm('remind', 7), alarm('reach')];
  const now = '2026-01-20T01:00:00.000Z';
  expect(recountedAlarms(again, 1, again, now)).toEqual(again);
  expect(recountedAlarms(again, 0, again, now)).toEqual(again);
  const sooner = again.slice(2).map((each) => ({ ...each, on: '2026-02-10' }));
  expect(recountedAlarms(again, 1, sooner, now)).toEqual([
    ...again.slice(0, 1),
    { ...alarm('remind', 30), at: now, on: '2026-02-10' }, // it was to come, and its time has passed
    ...sooner,
  ]);
});
