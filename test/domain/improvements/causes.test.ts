import { readFileSync } from 'node:fs';
import { endOfCause, keyOfCause, knowsCause, usualSeverity } from '../../../domain/improvements/causes';
import type { Improvement } from '../../../domain/improvements/improvements';
import { measuresIn } from '../../../domain/improvements/measures';
import { openedImprovement } from '../../../domain/improvements/openings';
import { explainProgramme } from '../../../domain/definition/words';
import { improvementRules } from '../../../domain/programme/improvement-plans';
import type { DomainError } from '../../../domain/shared/errors';
import { programmesFolder } from '../../../infra/places';
import { readProgramme } from '../../../infra/reading/definitions';
import { east, seed, west } from '../../support/seed';

const small = readFileSync(`${programmesFolder}/stroke-registry.yaml`, 'utf8');
const calendars = ['weekdays', 'de', 'cn'];
const q1 = { key: 'quarterly:2027-Q1:delivery', problem: 'delivery' };
const q3 = { key: 'quarterly:2027-Q3:delivery', problem: 'delivery' };
const opened = (changes: Partial<Improvement> = {}): Improvement => ({
  ...openedImprovement(seed, {
    source: 'guard',
    cause: q1,
    title: { zh: '交付不及时', en: 'Late delivery' },
    problem: { zh: '及时率 91%', en: '91 % in time' },
    now: '2027-04-15T02:00:00.000Z',
  }),
  ...changes,
});

describe('an improvement that opens by itself', () => {
  test('has the key of its cause, the usual severity of its source, and the day of the programme', () => {
    expect(opened()).toMatchObject({
      key: 'guard--quarterly--2027-Q1--delivery',
      severity: 'major',
      openedOn: '2027-04-15',
      state: 'analysis',
    });
    expect(opened().by).toBeUndefined();
    expect(usualSeverity.risk).toBe('critical');
    expect(keyOfCause('score', { key: 'annual:2027', problem: 'annual' })).toBe('score--annual--2027');
  });

  test.each([
    ['nothing is known of it', [], q1, 'opens'],
    ['it opened one before', [opened()], q1, 'known'],
    ['it opened one that is closed', [opened({ state: 'closed' })], q1, 'known'],
    ['its problem is being worked on', [opened()], q3, 'recurs'],
    ['its problem is watched', [opened({ state: 'watch', watchedUntil: '2027-10-20' })], q3, 'recurs'],
    [
      'its problem was watched until the day before',
      [opened({ state: 'watch', watchedUntil: '2027-10-14' })],
      q3,
      'opens',
    ],
    ['its problem is closed', [opened({ state: 'closed', watchedUntil: '2027-10-20' })], q3, 'opens'],
    [
      'it was told as a recurrence before',
      [opened({ recurrences: [{ on: '2027-10-15', note: '', cause: q3 }] })],
      q3,
      'known',
    ],
  ] as const)('where %s', (_what, all, cause, is) => {
    expect(endOfCause(all, 'guard', cause, '2027-10-15').is).toBe(is);
  });

  test('a recurrence goes to the improvement of the same problem, another source has its own', () => {
    const other = opened({ key: 'other', cause: { key: 'x', problem: 'satisfaction' } });
    expect(endOfCause([other, opened()], 'guard', q3, '2027-10-15')).toEqual({ is: 'recurs', key: opened().key });
    expect(endOfCause([opened()], 'score', q3, '2027-10-15').is).toBe('opens');
    expect(knowsCause(opened(), 'score', q1)).toBe(false);
  });
});

describe('a measure', () => {
  const told = (owner: string) => measuresIn(seed, [{ text: 'x', owner, due: '2027-05-01' }])[0];

  test('is answered for by a person, by whoever holds a seat, or by the office of a party', () => {
    const service = `service@${east.domain}`;
    expect(told(`Service@${east.domain}`)).toMatchObject({ owner: service, party: east.key });
    expect(told(`${west.key}.business.service`)).toMatchObject({ owner: `service@${west.domain}`, party: west.key });
    expect(told(west.key)).toMatchObject({ owner: seed.governance.office.people[west.key], party: west.key });
  });

  test('of somebody whom the programme does not know is refused at its place', () => {
    const refusal = (() => {
      try {
        return told('nobody@elsewhere.example');
      } catch (error) {
        return error as DomainError;
      }
    })() as DomainError;
    expect([refusal.code, refusal.facts['field']]).toEqual(['invalid_input', 'measures.0.owner']);
  });
});

describe('what a definition says of improvements', () => {
  const withImprovement = (lines: string) =>
    readProgramme(small.replace(/^risks:/m, `improvement: ${lines}\n\nrisks:`), calendars);

  test('has a default in everything', () => {
    const { programme } = readProgramme(small, calendars);
    const rules = programme && improvementRules(programme);
    expect(rules).toMatchObject({ openBelow: 80, checkAfterDays: { critical: 30, major: 60, minor: 90 } });
    expect(rules?.leads.groups).toHaveLength(1);
  });

  test("the seed's says so in sentences", () => {
    expect(explainProgramme(seed, 'zh')).toEqual(
      expect.arrayContaining([
        '评估得分低于 80 分或过程指标未达标时，自动开启改进；改进方案由业务协调组按“双方各一席即可”审批，限 3 个工作日。',
        '改进实施后满规定天数（严重 30 天、重要 60 天、一般 90 天），由另一方的席位验证效果；无效的须找出新的原因，观察期内复发的自动重新开启。',
      ]),
    );
  });

  test('an old spelling stays valid, and a part may be left out', () => {
    const old = withImprovement('{ steps: [Look, Mend], checkAfterDays: { critical: 10 } }');
    expect(old.defects).toEqual([]);
    expect(old.programme?.improvement).toEqual({
      steps: [
        { zh: 'Look', en: 'Look' },
        { zh: 'Mend', en: 'Mend' },
      ],
      checkAfterDays: { critical: 10, major: 60, minor: 90 },
    });
  });

  test.each([
    ['{ leads: { group: nobody } }', 'unknown_group'],
    ['{ leads: { group: steering, policy: nothing } }', 'unknown_policy'],
    ['{ leads: { group: steering, groups: [data] } }', 'group_or_groups'],
    ['{ openBelow: 121 }', 'too_big'],
    ['{ checkAfterDays: { critical: 0 } }', 'too_small'],
    ['{ within: { analysis: { critical: 0 } } }', 'too_small'],
  ])('%s is refused with %s', (lines, code) => {
    expect(withImprovement(lines).defects.map((defect) => defect.code)).toContain(code);
  });
});
