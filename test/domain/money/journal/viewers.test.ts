import { hiddenAccounts, partiesShown, seesAll } from '../../../../domain/money/journal/viewers';
import { programmeSeats } from '../../../../domain/programme/parties';
import type { Programme } from '../../../../domain/programme/programme';
import { east, seed, west } from '../../../support/seed';

const all = Object.keys(seed.parties);
const payees = all.filter((party) => party !== east.key && party !== west.key);
const holderOf = (kind: string) =>
  Object.values(seed.governance.groups)
    .filter((group) => group.kind === kind)
    .flatMap(({ seats }) => seats)
    .find(({ party }) => party === east.key)?.holder ?? '';
const supervisor =
  programmeSeats(seed).find(({ group, party }) => group === seed.governance.supervision.key && party === east.key)
    ?.holder ?? '';
const officer = Object.values(seed.governance.office.people)[0] ?? '';
const auditor = 'auditor@north.example';
const audited: Programme = {
  ...seed,
  governance: { ...seed.governance, auditors: { [west.key]: [auditor] } },
};
const withPrivate: Programme = seed.distribution
  ? { ...audited, distribution: { ...seed.distribution, private: ['ownCosts'] } }
  : audited;

test.each([
  ['the office by its token', undefined, all, all],
  ['the office', officer, all, all],
  ['a supervisor', supervisor, all, all],
  ['an auditor', auditor, all, all],
  ['a seat of finance', holderOf('financial'), all, [east.key, ...payees]],
  ['another seat', holderOf('business'), [east.key], [east.key]],
  ['a stranger', 'nobody@north.example', [], []],
])('%s sees the statements of its own, and of others as the parties agreed', (_, person, shown, withSecrets) => {
  expect(partiesShown(audited, person)).toEqual(shown);
  expect(partiesShown(withPrivate, person)).toEqual(withSecrets);
});

test('a programme that shares nothing keeps nothing', () => {
  const { distribution: _, ...without } = seed;
  expect(partiesShown(without, holderOf('financial'))).toEqual(all);
});

test('accounts of a party that is not shown are left out, and nothing that is everybody’s', () => {
  expect(hiddenAccounts(seed, all)).toEqual([]);
  expect(hiddenAccounts(seed, [east.key, ...payees])).toEqual(
    ['payable', 'held', 'settled'].map((kind) => `${kind}:${west.key}`),
  );
  expect([seesAll(seed, all), seesAll(seed, [east.key])]).toEqual([true, false]);
});
