import { assertConditionsMeetable } from '../../../domain/approvals/conditions';
import { DomainError } from '../../../domain/shared/errors';
import { programmeOf } from '../../support/programmes';

const programme = programmeOf('stroke-registry.yaml', 'stroke-registry');
const today = '2026-03-02';
const condition = { text: 'an audit', owner: 'director@spree.example', due: '2026-04-30' };

const refusedAt = (changes: Partial<typeof condition>) => {
  try {
    assertConditionsMeetable(programme, [condition, { ...condition, ...changes }], today);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.facts.why).toMatchObject({ zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) });
    return `${error.code} ${String(error.facts.field)}`;
  }
};

test.each([
  ['yesterday', '2026-03-01', 'condition_refused conditions.1.due'],
  ['years ago', '2019-12-31', 'condition_refused conditions.1.due'],
  ['today', '2026-03-02', 'accepted'],
  ['later', '2026-03-03', 'accepted'],
])('a condition due %s: %s is %s', (_, due, expected) => {
  expect(refusedAt({ due })).toBe(expected);
});

test.each([
  ['a person with a role', 'director@spree.example', 'accepted'],
  ['the same in another case', ' Director@Spree.example ', 'accepted'],
  ['a seat', 'spree.steering.director', 'accepted'],
  ['a party', 'manzanares', 'accepted'],
  ['a group by what it is called', Object.values(programme.governance.groups)[0]?.title.en ?? '', 'accepted'],
  ['an address that nobody has', 'directr@spree.example', 'condition_refused conditions.1.owner'],
  ['a name that nobody has', 'somebody', 'condition_refused conditions.1.owner'],
  ['the constructor of every object', 'constructor', 'condition_refused conditions.1.owner'],
])('a condition owned by %s (%s) is %s', (_, owner, expected) => {
  expect(refusedAt({ owner })).toBe(expected);
});

test('whoever mistypes the owner of a condition is asked whether they meant the one who is there', () => {
  const mistyped = () => assertConditionsMeetable(programme, [{ ...condition, owner: 'directr@spree.example' }], today);
  expect(mistyped).toThrow(/Did you mean "director@spree.example"\?/);
});

test('a condition that is not complete is left to the refusal that says so', () => {
  expect(refusedAt({ owner: ' ' })).toBe('accepted');
  expect(refusedAt({ due: 'soon' })).toBe('accepted');
});
