import { seatsNamed } from '../../../domain/programme/parties';
import { authorityOf, ownersOf, riskRules } from '../../../domain/risks/authority';
import { ownerWords } from '../../../domain/risks/owner-words';
import { riskPlanned } from '../../../domain/risks/planned';
import type { Programme } from '../../../domain/programme/programme';
import { east, seed, west } from '../../support/seed';

const without: Programme = { ...seed, risks: { ...seed.risks, authority: {} } };
const pmo = `pmo@${east.domain}`;

/** Source: docs/rules/risks.md, "Authority". */
test.each([
  ['high', ['strategic', 'finance']],
  ['medium', ['finance']],
  ['low', ['finance']],
] as const)('who decides on a %s risk where the definition does not say: %j', (level, groups) => {
  expect(authorityOf(without, level)).toEqual(groups);
});

test('what the definition says of one level leaves the others as they are', () => {
  const some = { ...seed, risks: { ...seed.risks, authority: { low: ['business'] } } };
  expect([authorityOf(some, 'low'), authorityOf(some, 'high')]).toEqual([['business'], ['strategic', 'finance']]);
});

test('a committee without such groups decides by its first one', () => {
  const groups = Object.fromEntries(
    Object.entries(seed.governance.groups).map(([key, { kind: _, ...group }]) => [key, group]),
  );
  const plain = { ...without, governance: { ...seed.governance, groups } };
  expect(authorityOf(plain, 'high')).toEqual([seed.governance.committee.groups[0]]);
});

test('a definition that names no policy has every seat of both companies decide, for a year at most', () => {
  const { acceptance: _, ...risks } = seed.risks;
  expect(riskRules({ ...seed, risks })).toMatchObject({ policy: { identity: 'signIn' }, atMostDays: 365 });
  expect(riskRules(seed)).toMatchObject({ policy: 'twoOfEach', atMostDays: 180 });
});

test('an owner is a seat of every party, or of one, or else the office', () => {
  expect(seatsNamed(seed, 'technology.research').map(({ party }) => party)).toEqual([east.key, west.key]);
  expect(seatsNamed(seed, `${west.key}.technology.research`).map(({ party }) => party)).toEqual([west.key]);
  expect(ownersOf(seed, 'technology.nobody')).toEqual(ownersOf(seed, undefined));
  expect(ownerWords(seed, `${west.key}.technology.research`).zh).toBe(`${west.title.zh}的技术研发负责人`);
  expect(ownerWords(seed, undefined)).toEqual(seed.governance.office.title);
});

test('a risk of the register begins assessed, with one action for each who owns it', () => {
  const planned = seed.risks.register.find(({ key }) => key === 'integration-delay');
  if (!planned) throw new Error('The seed has this risk.');
  const begins = riskPlanned(seed, planned, pmo);
  expect(begins.risk).toMatchObject({ state: 'identified', owner: 'technology.research' });
  expect(begins.assessment?.scores).toEqual({
    inherent: { likelihood: 3, impact: 3 },
    residual: { likelihood: 2, impact: 3 },
  });
  expect(begins.response?.actions.map(({ owner, due }) => ({ owner, due }))).toEqual(
    ownersOf(seed, 'technology.research').map((owner) => ({ owner, due: '2026-04-01' })),
  );
});

test('scores that rise without a reason are left to be assessed', () => {
  const rising = {
    key: 'r',
    title: { zh: '甲', en: 'A' },
    likelihood: 1,
    impact: 2,
    residual: { likelihood: 3, impact: 3 },
  };
  expect(riskPlanned(seed, rising, pmo).assessment).toBeUndefined();
  const why = { zh: '新业务', en: 'a new business' };
  expect(riskPlanned(seed, { ...rising, why }, pmo).assessment?.answer).toBe('新业务 / a new business');
});
