import { parse } from 'yaml';
import { evaluation } from '../../../definition/evaluation';
import { triggers } from '../../../domain/programme/evaluation-plans';
import {
  boundOf,
  cutOffDay,
  feedsOf,
  methodPlansOf,
  scopeOf,
  specialOf,
  successFactorsOf,
} from '../../../domain/programme/evaluation-defaults';

const signOff = '{ groups: [business, finance], policy: twoOfEach }';

/** What `programme-definition.md` of the project's papers shows of this part. */
const sketch = `
cycles:
  monthly:   { dueWorkingDay: 5,  kpis: [cooperation], scope: [slips, exceptions, obligations, stages], signOff: ${signOff} }
  quarterly: { dueWorkingDay: 10, kpis: all, methods: [quantitative, self], signOff: ${signOff} }
  annual:    { dueWorkingDay: 20, kpis: all, methods: all, successFactors: true, signOff: { group: strategic, policy: board } }
  special:   { dueWorkingDays: 10, triggers: all }
kpis:
  - { key: market, weight: 25%, target: { atLeast: 20, unit: '%' }, floor: 12, owner: { seat: business.marketing, by: eachParty }, evidence: [document], cutOff: { workingDay: 3 } }
  - { key: cooperation, weight: 65%, target: { atLeast: 95, unit: '%' }, computed: projectSuccess }
  - { key: brand, weight: 10%, target: { rubric: { zh: 显著提升 }, raters: 2 }, owner: { seats: [business.marketing] } }
methods:
  quantitative: 40%
  qualitative: { weight: 30%, raters: { groups: [business, technology] } }
  thirdParty:  { weight: 20%, assessor: assessor@third.example }
  self:        { weight: 10%, by: { east: pmo@east.example, west: pmo@west.example }, divergenceOver: 15 }
guards: { delivery: { atLeast: 95%, computed: onTime }, satisfaction: { atLeast: 90%, owner: business.service }, coordination: { atLeast: 90%, computed: decidedInTime }, riskControl: { computed: risksInHand } }
feeds: { gates: kpiTotal, pool: kpiTotal }
`;

const read = (text: string) => evaluation.parse(parse(text));
const plan = read(sketch);
const [market] = plan.kpis;

/** As a definition of an earlier ledger has it. */
const earlier = (() => {
  const { methodPlans: _plans, special: _special, feeds: _feeds, ...rest } = plan;
  const { methods: _methods, scope: _scope, guards: _guards, ...monthly } = plan.cycles.monthly;
  return { ...rest, cycles: { ...plan.cycles, monthly } };
})();

describe('the evaluation of a definition file', () => {
  test('takes the short file that a programme office writes', () => {
    expect(plan.cycles.quarterly).toEqual({
      title: { zh: '季度评估', en: 'Quarterly evaluation' },
      dueWorkingDay: 10,
      kpis: ['market', 'cooperation', 'brand'],
      methods: ['quantitative', 'self'],
      signOff: { groups: ['business', 'finance'], policy: 'twoOfEach' },
    });
    expect(plan.cycles.annual.methods).toEqual(['quantitative', 'qualitative', 'thirdParty', 'self']);
    expect(market).toEqual({
      key: 'market',
      title: { zh: 'market', en: 'market' },
      indicator: { zh: 'market', en: 'market' },
      weight: 2500,
      target: { number: '20', unit: '%', better: 'higher' },
      floor: '12',
      owner: { seats: ['business.marketing'], by: 'eachParty' },
      evidence: ['document'],
      cutOff: { workingDay: 3 },
    });
    expect(plan.methods).toEqual({ quantitative: 4000, qualitative: 3000, thirdParty: 2000, self: 1000 });
    expect(plan.guards.satisfaction).toEqual({
      title: { zh: '客户满意度', en: 'Customer satisfaction' },
      atLeastPercent: 90,
      owner: { seats: ['business.service'], by: 'anyone' },
    });
  });

  test('a special evaluation has every trigger, all indicators and the sign-off of the year', () => {
    expect(plan.special).toMatchObject({
      dueWorkingDays: 10,
      triggers,
      kpis: ['market', 'cooperation', 'brand'],
      signOff: { groups: ['strategic'], policy: 'board' },
    });
  });

  test('who reports is written as a seat, an address, or a map of them by party', () => {
    const owned = (owner: string) =>
      read(sketch.replace('owner: business.service', `owner: ${owner}`)).guards.satisfaction?.owner;
    expect(owned('business.service')).toEqual({ seats: ['business.service'], by: 'anyone' });
    expect(owned('Care@East.example')).toEqual({ people: ['care@east.example'], by: 'anyone' });
    expect(owned('{ people: { east: a@east.example, west: b@west.example }, by: eachParty }')).toEqual({
      people: ['a@east.example', 'b@west.example'],
      parties: { 'a@east.example': 'east', 'b@west.example': 'west' },
      by: 'eachParty',
    });
    expect(() => owned('{ by: anyone }')).toThrow('Name the seats or the people');
  });

  test.each([
    ['{ atLeast: 95% }', { number: '95', unit: '%', better: 'higher' }],
    ['{ atLeast: 92.5% }', { number: '92.5', unit: '%', better: 'higher' }],
    ['{ atLeast: 4.5, unit: 分 }', { number: '4.5', unit: '分', better: 'higher' }],
    ['{ atMost: 3, unit: days }', { number: '3', unit: 'days', better: 'lower' }],
    ['{ computed: risksInHand }', { number: '100', unit: '%', better: 'higher' }],
    ['{}', undefined],
  ])('a guard %s has the bound %j', (guard, bound) => {
    const { guards } = read(sketch.replace('riskControl: { computed: risksInHand }', `riskControl: ${guard}`));
    expect(guards.riskControl && boundOf(guards.riskControl)).toEqual(bound);
  });
});

describe('what an earlier definition does not say', () => {
  test('is what the rules call a default', () => {
    expect(methodPlansOf(earlier)).toEqual({
      quantitative: { weight: 4000 },
      qualitative: { weight: 3000 },
      thirdParty: { weight: 2000 },
      self: { weight: 1000 },
    });
    expect(scopeOf(earlier, 'monthly')).toMatchObject({
      methods: ['quantitative'],
      guards: [],
      scope: ['slips', 'exceptions', 'obligations', 'stages'],
    });
    expect(scopeOf(earlier, 'quarterly').guards).toEqual(['delivery', 'satisfaction', 'coordination', 'riskControl']);
    expect(specialOf(earlier)).toMatchObject({ dueWorkingDays: 10, signOff: plan.cycles.annual.signOff });
    expect(feedsOf({})).toEqual({ gates: 'kpiTotal', pool: 'kpiTotal' });
    expect(successFactorsOf(earlier).groups.flatMap(({ factors }) => factors)).toHaveLength(12);
  });

  test.each([
    [{ cutOff: { workingDay: 3 } }, 10, 3],
    [{}, 10, 8],
    [{}, 2, 1],
    [{}, 1, 1],
  ])('a figure with %j of an evaluation due on working day %d is due on working day %d', (sourced, due, day) => {
    expect(cutOffDay(sourced, due)).toBe(day);
  });
});
