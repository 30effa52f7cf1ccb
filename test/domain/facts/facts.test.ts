import { learnFact, type Fact, type Facts } from '../../../domain/facts/facts';

const on = (facts: Facts) => Object.values(facts).map((fact) => ('on' in fact ? fact.on : undefined));
const learnt = (...facts: readonly Fact[]) => on(facts.reduce(learnFact, {}));

const project: Fact = {
  kind: 'project',
  key: 'pilot',
  is: 'started',
  on: '2030-02-04',
  agreement: 'project',
  isOverseas: false,
};
const risk: Fact = {
  kind: 'risk',
  key: 'supplier',
  is: 'open',
  on: '2030-02-04',
  title: { zh: '供应商', en: 'Supplier' },
  level: 'high',
};

test.each([project, risk])(
  'what a lost $kind says again of how it stands leaves the day since when it stands so',
  (fact) => {
    expect(learnt(fact, { ...fact, on: '2030-09-09' })).toEqual(['2030-02-04']);
  },
);

test('one that stands otherwise stands so since it said so', () => {
  expect(learnt(project, { ...project, is: 'landed', on: '2030-09-09' })).toEqual(['2030-09-09']);
  expect(learnt(risk, { ...risk, isOverdue: true, on: '2030-03-06' })).toEqual(['2030-03-06']);
});

test('an agreement whose day is corrected is effective from the later one', () => {
  const agreement: Fact = { kind: 'agreement', key: 'nda', is: 'effective', on: '2030-02-04' };
  expect(learnt(agreement, { ...agreement, on: '2030-02-05' })).toEqual(['2030-02-05']);
});
