import { phaseDays } from '../../../domain/phases/phases';
import { programmeOf } from '../../support/programmes';
import { seedFile } from '../../support/seed';

/** Source: docs/rules/phases.md, "Phases and their boundaries". */
test.each([
  ['2026-01-01', ['2026-01-01', '2026-06-30'], ['2026-07-01', '2027-12-31'], ['2028-01-01', '2028-12-31']],
  ['2026-08-31', ['2026-08-31', '2027-02-27'], ['2027-02-28', '2028-08-30'], ['2028-08-31', '2029-08-30']],
] as const)('the seed’s programme started on %s runs through its three phases', (starts, ...phases) => {
  const programme = { ...programmeOf(seedFile, 'seed'), starts };
  expect(phaseDays(programme)).toEqual(phases.map(([from, to]) => ({ starts: from, ends: to })));
});
