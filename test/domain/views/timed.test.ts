import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { plannedPhases } from '../../../domain/phases/projection';
import { timed } from '../../../domain/views/timed';
import type { WaitingProgrammeView } from '../../../domain/views/views';
import { readCalendars } from '../../../infra/reading/calendars';
import { nothingListed } from '../../support/kept';
import { seed } from '../../support/seed';

const calendars = [...readCalendars('programmes/calendars').values()].filter(({ key }) => key === 'cn');
const text = { zh: '', en: '' };
const wait = (dueAt?: string) => ({
  id: 'a',
  kind: 'submission' as const,
  what: text,
  on: [],
  since: '',
  then: text,
  ...(dueAt && { dueAt }),
});

test('a programme says of each phase and milestone when it is expected and how late it is, and of what waits how long it is overdue', () => {
  const view: WaitingProgrammeView = {
    ...nothingListed,
    key: 'demo',
    title: text,
    state: 'running',
    version: 'v1',
    definition: seed,
    phases: plannedPhases(seed).map((phase, nth) => ({
      ...phase,
      state: nth === 0 ? 'running' : 'planned',
      endsOn: nth === 0 ? '2026-09-30' : phase.endsOn,
      milestones: (seed.phases[nth]?.milestones ?? []).map((each) => ({
        ...plannedMilestone(each, seed.starts),
        baselineOn: nth === 0 ? '2026-09-30' : '2028-12-01',
      })),
    })),
    waiting: [wait('2026-09-30T23:59:00+08:00'), wait('2026-10-09T00:00:00+08:00'), wait()],
  };
  const told = timed(view, { now: '2026-10-09T02:00:00Z', calendars });
  expect(told.phases[0]).toMatchObject({ expectedOn: '2026-10-09', slipWorkingDays: 2, lateWorkingDays: 2 });
  expect(told.phases[0]?.milestones[0]).toMatchObject({ expectedOn: '2026-10-09', lateWorkingDays: 2 });
  expect(told.phases[1]?.milestones[0]).toMatchObject({
    expectedOn: '2028-12-01',
    slipWorkingDays: 0,
    lateWorkingDays: 0,
  });
  expect(told.waiting.map((each) => ('lateWorkingDays' in each ? each.lateWorkingDays : undefined))).toEqual([
    2,
    1,
    undefined,
  ]);
});
