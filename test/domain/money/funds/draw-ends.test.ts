import { isDrawOver, isToRatify, owedBack, type Draw } from '../../../../domain/money/funds/draws';

const title = { zh: '资金', en: 'Fund' };
const payment = { on: '2027-03-02', by: 'x', note: '', evidence: [] };
const asked: Draw = {
  key: 'common-1',
  fund: 'common',
  fundTitle: title,
  currency: 'CNY',
  kind: 'payment',
  amount: '100',
  purpose: 'Servers',
  payer: 'a',
  evidence: [],
  by: 'pmo@a.example',
  party: 'a',
  on: '2027-03-01',
  state: 'requested',
  level: { groups: ['finance'], policy: 'fundDraw' },
  also: [],
  addedUp: [],
  sum: '100',
  availableAfter: '0',
  measured: [],
};
const urgent: Draw = { ...asked, emergency: true, payment };
const askedFor = { approval: 'p' };
const ratified = { approval: 'p', outcome: 'approved' as const };

describe('a draw is over', () => {
  test.each([
    ['requested', false],
    ['approved', false],
    ['paid', false],
    ['confirmed', true],
    ['refused', true],
    ['cancelled', true],
    ['repayable', false],
    ['repaid', true],
  ] as const)('once it is %s: %s', (state, isOver) => {
    expect(isDrawOver({ ...asked, state })).toBe(isOver);
    expect(isDrawOver({ ...asked, state, payment })).toBe(isOver);
  });

  test.each([
    ['confirmed, its ratification not asked for yet', { ...urgent, state: 'confirmed' }, false],
    ['confirmed, its ratification being decided', { ...urgent, state: 'confirmed', ratification: askedFor }, false],
    ['confirmed and ratified', { ...urgent, state: 'confirmed', ratification: ratified }, true],
    ['refused its ratification and repaid', { ...urgent, state: 'repaid', ratification: ratified }, true],
    ['repaid while it is being decided', { ...urgent, state: 'repaid', ratification: askedFor }, false],
    ['given up before it was paid', { ...asked, emergency: true, state: 'cancelled' }, true],
  ] as const)('an emergency that is %s', (_title, draw, isOver) => {
    expect(isDrawOver(draw)).toBe(isOver);
  });
});

describe('the ratification of a draw is asked for', () => {
  test.each([
    ['of an emergency that was paid', urgent, true],
    ['not before it was paid', { ...asked, emergency: true }, false],
    ['not twice', { ...urgent, ratification: askedFor }, false],
    ['not of any other draw', { ...asked, payment }, false],
  ] as const)('%s', (_title, draw, isAsked) => {
    expect(isToRatify(draw)).toBe(isAsked);
  });
});

test('what is owed back is what was to be repaid less its parts', () => {
  const parts = ['30', '9'].map((amount) => ({ amount, on: '2027-03-09', by: 'x', note: '', evidence: [] }));
  const repayment = { party: 'a', amount: '100', since: '2027-03-08', paid: parts };
  expect([owedBack({}), owedBack({ repayment: { ...repayment, paid: [] } }), owedBack({ repayment })]).toEqual([
    0n,
    100n,
    61n,
  ]);
});
