import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../../../domain/definition/lint';
import { explainProgramme } from '../../../../domain/definition/words';
import { programmesFolder } from '../../../../infra/places';
import { readProgramme } from '../../../../infra/reading/definitions';
import { seedFile } from '../../../support/seed';

const file = readFileSync(join(programmesFolder, seedFile), 'utf8');
const pilot = /( {4}fund: project\n {4}amount: 20,000,000\.00\n)(?: {4}\S.*\n)*/;
const read = (more: string) => readProgramme(file.replace(pilot, `$1${more}`), ['cn', 'weekdays']);
const codes = (more: string) => {
  const { defects, programme } = read(more);
  const found = programme ? lint(programme, ['cn', 'weekdays']) : [];
  return [...defects, ...found].map(({ code }) => code);
};

describe('a budget in the file', () => {
  test('may be of a phase and of a mode, and name who decides on an exception', () => {
    const { programme } = read(
      '    phase: alignment\n    mode: platform\n    plannedValue: byBaseline\n    exception: { group: strategic, policy: strategicGate }\n',
    );
    expect(programme?.budgets.pilot).toMatchObject({
      phase: 'alignment',
      mode: 'platform',
      exception: { groups: ['strategic'], policy: 'strategicGate' },
    });
    if (!programme) throw new Error('It has defects.');
    const told = explainProgramme(programme, 'en').find(
      (one) => one.includes('blocks above 100 %') && one.includes('Pilot'),
    );
    expect(told).toMatch(/an exception is decided by .+ by the rule/);
    expect(told).toMatch(
      /; the budgets of projects of ".+" are taken out of it; what it earns is measured by the milestones of ".+"\.$/,
    );
  });

  test('without more is as it was, and its exceptions are decided by those who decide on strategy', () => {
    const { programme } = read('');
    expect(Object.keys(programme?.budgets.pilot ?? {}).toSorted()).toEqual(
      ['title', 'fund', 'amount', 'warnPercent', 'escalatePercent'].toSorted(),
    );
    if (!programme) throw new Error('It has defects.');
    expect(explainProgramme(programme, 'zh').join()).toContain('超过 100% 不予支付，例外由战略决策组决定。');
  });

  test.each([
    ['    phase: nowhere\n', 'unknown_phase'],
    ['    mode: nowhere\n', 'unknown_mode'],
    ['    project: station\n    mode: platform\n', 'project_or_mode'],
    ['    plannedValue: byBaseline\n', 'planned_by_phase'],
    ['    exception: { group: nobody, policy: strategicGate }\n', 'unknown_group'],
    ['    exception: { group: strategic, policy: nothing }\n', 'unknown_policy'],
  ])('%j is found: %s', (more, code) => {
    expect(codes(more)).toContain(code);
  });

  test('may name a project that is not there yet', () => {
    expect(codes('    project: station-7\n')).toEqual([]);
  });
});
