import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { programmeForm } from '../../../definition/programme';
import { programmeSchema, schemaText } from '../../../definition/schema';
import { minorOf } from '../../../domain/shared/amounts';
import { east, seedKey, west } from '../../support/seed';

const folder = join(__dirname, '..', '..', '..', 'programmes');
const raw = (name: string): unknown => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
const read = (name: string) => programmeForm.parse(raw(name));

describe('the form of a definition file', () => {
  test("the seed's programme has its parties, groups, seats, phases, milestones and agreements", () => {
    const programme = read(seedKey);
    const { groups, supervision } = programme.governance;
    const agreements = Object.values(programme.agreements);
    const below = (parent?: string) => agreements.filter((one) => one.parent === parent).map(({ key }) => key);
    expect(Object.values(programme.parties).map(({ decides }) => decides)).toEqual([true, true, false]);
    expect(Object.values(groups).map(({ seats }) => seats.length)).toEqual([6, 6, 6, 6]);
    expect(supervision.seats.map(({ id }) => id)).toEqual([
      `${east.key}.supervision.supervisor`,
      `${west.key}.supervision.supervisor`,
    ]);
    expect(programme.phases.map(({ months, milestones }) => [months, milestones.length])).toEqual([
      [6, 4],
      [18, 4],
      [12, 4],
    ]);
    expect([below(), below('framework').length, below('framework').flatMap((key) => below(key)).length]).toEqual([
      ['framework'],
      4,
      12,
    ]);
    expect(programme.distribution?.shares).toEqual({ [east.key]: 4500, [west.key]: 3500, projectCompany: 2000 });
    expect(Object.keys(programme.projects.modes)).toHaveLength(3);
  });

  test('what the rules call a default may be left out', () => {
    const programme = read('stroke-registry');
    expect(programme.policies.routine).toMatchObject({
      remind: [{ percent: 50 }, { percent: 80 }, 'due'],
      atDeadline: 'expire',
      escalation: [],
      hearEverybody: false,
      requesterMayNotDecide: true,
      hideVotesUntilClose: false,
      identity: 'link',
    });
    expect(programme.risks).toMatchObject({
      highFrom: 12,
      mediumFrom: 5,
      reviewDays: { high: 30, medium: 90, low: 180 },
    });
    expect(programme.improvement.checkAfterDays).toEqual({ critical: 30, major: 60, minor: 90 });
    expect(programme.evaluation.methods).toEqual({
      quantitative: 4000,
      qualitative: 3000,
      thirdParty: 2000,
      self: 1000,
    });
    expect(programme.evaluation.cycles.quarterly.dueWorkingDay).toBe(10);
    expect(programme.agreements.consortium?.signatories).toEqual(['spree', 'manzanares']);
  });

  test('a policy that escalates and names no chain climbs that of the governance', () => {
    const { policies, governance } = read('stroke-registry');
    expect(policies.board?.escalation).toEqual(governance.escalation);
    expect(governance.escalation?.[0]).toEqual({ to: 'groupChair', within: { workingDays: 2 }, does: 'notify' });
  });

  test('one language given fills the other', () => {
    expect(read('stroke-registry').title).toEqual({ zh: 'Joint stroke registry', en: 'Joint stroke registry' });
  });

  test.each([
    ['20,000,000.00', 'CNY', '2000000000'],
    ['0.03', 'CNY', '3'],
    ['1500', 'JPY', '1500'],
    ['1.005', 'KWD', '1005'],
    ['0.005', 'CNY', undefined],
  ])('%s %s is %s in minor units', (amount, currency, minor) => {
    expect(minorOf(amount.replaceAll(',', ''), currency)).toBe(minor);
  });
});

describe('the JSON Schema for editors', () => {
  // To write it anew: node -r tsx/cjs -e 'process.stdout.write(require("./definition/schema.ts").schemaText)' > programmes/programme.schema.json
  test('the committed file is what the form generates', () => {
    expect(readFileSync(join(folder, 'programme.schema.json'), 'utf8')).toBe(schemaText);
  });

  test.each([seedKey, 'stroke-registry'])('%s points to it and satisfies it', (name) => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(programmeSchema);
    expect(readFileSync(join(folder, `${name}.yaml`), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/programme\.schema\.json\n/,
    );
    expect([validate(raw(name)), validate.errors]).toEqual([true, null]);
  });
});
