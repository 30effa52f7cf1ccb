import {
  assertMaySign,
  assertMaySubmitAgreement,
  drafted,
  expire,
  mayTakeEffect,
  missingSignatures,
  settleApproval,
  sign,
  submitForApproval,
  takeEffect,
  type AgreementRecord,
} from '../../../domain/agreements/agreements';
import { learnFact, type Facts } from '../../../domain/facts/facts';
import { lastDay } from '../../../domain/programme/terms';
import type { Agreement } from '../../../domain/programme/agreement-plans';

const anAgreement = (change: Partial<Agreement> = {}): Agreement => ({
  key: 'nda',
  title: { zh: '保密协议', en: 'NDA' },
  term: { months: 36, convention: 'inclusiveStart' },
  renewal: { kind: 'none' },
  survivesParent: false,
  approval: { groups: ['board'], policy: 'both' },
  signatories: ['east', 'west'],
  ...change,
});

const parentFacts = (on: string, until: string): Facts =>
  learnFact({}, { kind: 'agreement', key: 'framework', is: 'effective', on, until });

const signing: AgreementRecord = { ...drafted, state: 'signing', round: 1 };
const signed = (agreement: Agreement, first: string, second: string) =>
  sign(agreement, sign(agreement, signing, 'east', first), 'west', second);

test.each([
  ['inclusiveStart', '2026-01-01', 36, '2028-12-31'],
  ['statutory', '2026-01-01', 36, '2029-01-01'],
  ['inclusiveStart', '2026-11-23', 36, '2029-11-22'],
  ['statutory', '2024-02-29', 12, '2025-02-28'],
] as const)('a %s term from %s of %i months ends on %s', (convention, from, months, end) => {
  expect(lastDay({ months, convention }, from)).toBe(end);
});

test('a draft may be submitted, and only a draft', () => {
  expect(() => assertMaySubmitAgreement(drafted)).not.toThrow();
  expect(() => assertMaySubmitAgreement(submitForApproval(drafted))).toThrow('In approval');
});

test.each([
  ['approved', 'signing'],
  ['approvedWithConditions', 'signing'],
  ['changesRequested', 'draft'],
  ['rejected', 'rejected'],
  ['withdrawn', 'draft'],
  ['expired', 'draft'],
  ['impossible', 'draft'],
] as const)('an approval that ends as %s leaves the agreement as %s', (outcome, state) => {
  expect(settleApproval(submitForApproval(drafted), outcome)).toMatchObject({ state, round: 1 });
});

test('each signatory signs once, nobody else does, and not before approval', () => {
  const agreement = anAgreement();
  const once = sign(agreement, signing, 'east', '2026-03-01');
  expect(missingSignatures(agreement, once)).toEqual(['west']);
  expect(() => assertMaySign(agreement, once, 'east')).toThrow(expect.objectContaining({ code: 'already_signed' }));
  expect(() => assertMaySign(agreement, once, 'payee')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  expect(() => assertMaySign(agreement, drafted, 'east')).toThrow(expect.objectContaining({ code: 'agreement_state' }));
});

test('the root takes effect on the day of the last signature', () => {
  const root = anAgreement({ key: 'framework' });
  const record = signed(root, '2026-03-05', '2026-03-01');
  expect(mayTakeEffect(root, record, {})).toBe(true);
  expect(takeEffect(root, record, {})).toMatchObject({ effectiveOn: '2026-03-05', expiresOn: '2029-03-04' });
});

test('a child that is signed waits for its parent, starts no earlier and ends no later', () => {
  const child = anAgreement({ parent: 'framework' });
  const record = signed(child, '2026-02-01', '2026-02-02');
  expect(mayTakeEffect(child, record, {})).toBe(false);
  const facts = parentFacts('2026-03-05', '2029-03-04');
  expect(mayTakeEffect(child, record, facts)).toBe(true);
  expect(takeEffect(child, record, facts)).toMatchObject({ effectiveOn: '2026-03-05', expiresOn: '2029-03-04' });
  const later = signed(child, '2027-01-10', '2027-01-10');
  expect(takeEffect(child, later, facts)).toMatchObject({ effectiveOn: '2027-01-10', expiresOn: '2029-03-04' });
});

test('a child that survives its parent keeps its own end', () => {
  const child = anAgreement({ parent: 'framework', survivesParent: true });
  const later = signed(child, '2027-01-10', '2027-01-10');
  expect(takeEffect(child, later, parentFacts('2026-03-05', '2029-03-04')).expiresOn).toBe('2030-01-09');
});

test('under a parent that has expired nothing takes effect any longer', () => {
  const child = anAgreement({ parent: 'framework' });
  const facts = learnFact({}, { kind: 'agreement', key: 'framework', is: 'expired', on: '2029-03-04' });
  expect(mayTakeEffect(child, signed(child, '2029-03-05', '2029-03-05'), facts)).toBe(false);
  expect(expire(signing).state).toBe('expired');
});
