import { vacancyGraceOf, withGrace, type Policy } from '../../../domain/programme/policies';

test('a matter waits five working days for a seat to be filled, unless its policy says how long', () => {
  expect(vacancyGraceOf({})).toEqual({ workingDays: 5 });
  expect(vacancyGraceOf({ vacancyGrace: { days: 2 } })).toEqual({ days: 2 });
});

test('an approval takes along how long it waits, so that a later default changes nothing of it', () => {
  const policy: Pick<Policy, 'hearEverybody' | 'vacancyGrace'> = { hearEverybody: false };
  expect(withGrace(policy)).toEqual({ ...policy, vacancyGrace: vacancyGraceOf({}) });
  expect(withGrace({ vacancyGrace: { days: 2 } })).toEqual({ vacancyGrace: { days: 2 } });
});
