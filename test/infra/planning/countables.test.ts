import { computeFigure } from '../../../domain/evaluations/computed/figures';
import type { Risk } from '../../../domain/risks/risks';
import type { Happening } from '../../../domain/record/ledger';
import { createDirectory } from '../../../infra/planning/directory';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { createCountables } from '../../../infra/planning/countables';
import { createLedger } from '../../../infra/store/ledger';
import { createReadModel } from '../../../infra/store/read-model';
import { aProgramme, describeStore, opened, told } from '../../support/store';

const shelf = readCalendars('programmes/calendars');
const quarter = { starts: '2026-10-01', ends: '2026-12-31' };
const asOf = '2027-01-11T09:00:00Z';

describeStore((store) => {
  const { key } = aProgramme();
  const append = (process: string, happenings: readonly Happening[]) =>
    createLedger(store()).append(told(process, happenings, { programme: key }));
  const started = async () => {
    const definition = aProgramme();
    await append(definition.key, [
      { type: 'programme.started', definition, version: 'v1', by: 'office@spree.example' },
    ]);
    return definition;
  };
  const read = async (period = quarter) => {
    const database = store();
    const countable = createCountables({
      database,
      readModel: createReadModel(database),
      directory: createDirectory(database, new Map([...shelf, ['weekdays', calendarOf(shelf, 'weekdays')]])),
    });
    return countable(key, period, asOf);
  };

  test('figures are counted from the milestones and approvals of the record, each with its entry', async () => {
    const definition = await started();
    const [phase] = definition.phases;
    const [first] = phase?.milestones ?? [];
    await append(`${definition.key}:phase:${phase?.key}`, [
      { type: 'phase.opened', phase: phase?.key ?? '', startsOn: '2026-09-01', endsOn: '2027-05-31' },
      {
        type: 'milestone.accepted',
        phase: phase?.key ?? '',
        milestone: first?.key ?? '',
        actualOn: '2026-10-30',
        conditionally: false,
      },
    ]);
    const countable = await read();
    expect(computeFigure('onTime', countable, quarter)).toMatchObject({
      value: '100',
      counted: [{ thing: `milestone:${first?.key}`, on: '2026-11-01', isGood: true }],
    });
    expect(computeFigure('projectSuccess', countable, quarter).value).toBeNull();
  });

  test('approvals come with the deadlines of their stages, projects with what ended them', async () => {
    await started();
    const approval = `${key}:agreement:consortium:1`;
    const decided: Happening = { type: 'approval.closed', approval, outcome: 'approved' };
    await append(approval, [opened({ programme: key, approval }), decided]);
    const project = `${key}:project:pilot`;
    const by = 'office@spree.example';
    await append(project, [{ type: 'project.cancelled', project: 'pilot', by, reason: 'no site' }]);
    const first = { starts: '2026-01-01', ends: '2026-03-31' };
    const countable = await read(first);
    expect(computeFigure('decidedInTime', countable, first)).toMatchObject({
      value: '100',
      counted: [{ thing: approval, process: approval, number: 2, on: '2026-03-02' }],
      details: { escalations: 0 },
    });
    expect(computeFigure('projectSuccess', countable, first)).toMatchObject({
      value: '0',
      counted: [{ thing: 'project:pilot', process: project, number: 1, on: '2026-03-02', isGood: false }],
    });
    expect((await read()).approvals).toEqual([]);
  });

  test('risks come as they stand now, without those that were closed', async () => {
    await started();
    const raised = (risk: string, more: Partial<Risk> = {}): Happening => ({
      type: 'risk.raised',
      risk,
      raised: {
        ...{ key: risk, title: { zh: risk, en: risk }, by: 'office@spree.example', state: 'assessed' },
        rounds: { acceptance: 0, closing: 0 },
        ...more,
      },
      told: [],
    });
    await append(`${key}:risk:a`, [raised('a', { level: 'high' })]);
    await append(`${key}:risk:b`, [raised('b', { level: 'medium' })]);
    await append(`${key}:risk:c`, [raised('c', { state: 'closed', level: 'high' })]);
    expect(computeFigure('risksInHand', await read(), quarter)).toMatchObject({
      numerator: 1,
      denominator: 2,
      counted: [
        { thing: 'risk:a', isGood: false },
        { thing: 'risk:b', isGood: true },
      ],
    });
  });
});
