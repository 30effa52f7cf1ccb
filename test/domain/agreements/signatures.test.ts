import { lifeAfter } from '../../../domain/agreements/changes';
import type { AgreementHappening } from '../../../domain/agreements/happenings';
import { assertSameDocument } from '../../../domain/agreements/documents';
import { openCures } from '../../../domain/agreements/life';
import { alarmsOf } from '../../../domain/agreements/alarms';
import { assertMayChange } from '../../../domain/agreements/refusals';
import {
  assertParentStands,
  beginsThen,
  drafted,
  mayTakeEffect,
  sign,
  submitForApproval,
  takeEffect,
  type AgreementRecord,
} from '../../../domain/agreements/agreements';
import { learnFact } from '../../../domain/facts/facts';
import { nounIn } from '../../../domain/shared/closed';
import type { Agreement } from '../../../domain/programme/agreement-plans';
import { refusal } from '../../../domain/shared/refusals';

const by = 'office@spree.example';
const agreement: Agreement = {
  key: 'nda',
  title: { zh: '保密协议', en: 'NDA' },
  term: { months: 36, convention: 'inclusiveStart' },
  renewal: { kind: 'none' },
  survivesParent: false,
  approval: { groups: ['board'], policy: 'both' },
  signatories: ['east', 'west'],
  conditions: [{ key: 'permit', title: { zh: '许可', en: 'Permit' }, owner: 'east' }],
};
const [approved, other] = ['a'.repeat(64), 'b'.repeat(64)];
const content = { evidence: [{ kind: 'document', title: 'text', hash: approved } as const] };
const submitted = (begins?: AgreementRecord['begins']) => submitForApproval(drafted, { content, begins });
const signing: AgreementRecord = { ...submitted(), state: 'signing' };
const signature = (party: string, documentHash: string, signedOn = '2026-03-01') => ({
  party,
  signatory: 'the director',
  signedOn,
  documentHash,
  by,
});
const signs = (record: AgreementRecord, party: string, hash: string, on?: string) => {
  const { party: key, ...made } = signature(party, hash, on);
  return sign(agreement, record, key, made.signedOn, made);
};
const codeOf = (act: () => void) => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const after = (record: AgreementRecord, ...happenings: readonly AgreementHappening[]) =>
  happenings.reduce((life, happening) => lifeAfter(agreement, life, happening), record);
const confirmed = (party: string, documentHash: string): AgreementHappening => ({
  type: 'agreement.documentConfirmed',
  agreement: 'nda',
  party,
  documentHash,
  reason: 'a page was renumbered',
  by: `office@${party}.example`,
});

describe('one document', () => {
  const asks = (record: AgreementRecord, party: string, hash: string) =>
    codeOf(() => assertSameDocument(agreement.signatories, record, signature(party, hash)));

  test('both parties sign the document that was approved, and no other', () => {
    expect([asks(signing, 'east', approved), asks(signing, 'east', other)]).toEqual(['accepted', 'document_differs']);
  });

  test('a second document is refused, naming who recorded which', () => {
    const bare: AgreementRecord = { ...drafted, state: 'signing', round: 1 };
    const once = signs(bare, 'east', approved);
    expect(asks(once, 'west', approved)).toBe('accepted');
    expect(() => assertSameDocument(agreement.signatories, once, signature('west', other))).toThrow(
      expect.objectContaining({
        code: 'document_differs',
        facts: expect.objectContaining({ recorded: { east: approved, west: other } }),
      }),
    );
  });

  test('another document than the approved one is signed only once every party has confirmed the same', () => {
    const half = after(signing, confirmed('east', other));
    const third = after(half, confirmed('west', 'c'.repeat(64)));
    const whole = after(half, confirmed('west', other));
    expect([half, third, whole].map((record) => asks(record, 'east', other))).toEqual([
      'document_differs',
      'document_differs',
      'accepted',
    ]);
  });
});

describe('a later beginning', () => {
  const begins = { on: '2027-07-29', at: '2027-07-28T16:00:00.000Z' };
  const plain: Agreement = { ...agreement, conditions: [] };
  const signed: AgreementRecord = {
    ...submitted(begins),
    state: 'signed',
    signedOn: { east: '2026-11-20', west: '2026-11-21' },
  };

  test('what both agreed begins later is signed, waits for its day, and takes effect on it', () => {
    expect(mayTakeEffect(plain, signed, {}, '2027-07-28T15:59:59Z')).toBe(false);
    expect(beginsThen(plain, signed, {})).toBe(begins.at);
    expect(mayTakeEffect(plain, signed, {}, begins.at)).toBe(true);
    expect(takeEffect(plain, signed, {})).toMatchObject({ effectiveOn: '2027-07-29', expiresOn: '2030-07-28' });
  });

  test('signed after its agreed day, it takes effect with the last signature', () => {
    const late = { ...signed, signedOn: { east: '2027-08-02', west: '2027-08-03' } };
    expect(takeEffect(plain, late, {}).effectiveOn).toBe('2027-08-03');
  });
});

describe('a correction', () => {
  const correct = (
    record: AgreementRecord,
    correction: Extract<AgreementHappening, { type: 'agreement.corrected' }>['correction'],
  ) =>
    codeOf(() => assertMayChange(agreement, record, { type: 'agreement.corrected', correction, reason: 'a slip', by }));
  const signedOnce = signs(signing, 'east', approved);

  test('of a signature is taken before the other party has signed, keeps both values, and is refused after', () => {
    const correction = { of: 'signature', party: 'east', signedOn: '2026-02-27' } as const;
    expect(correct(signedOnce, correction)).toBe('accepted');
    const now = after(signedOnce, { type: 'agreement.corrected', agreement: 'nda', correction, reason: 'a slip', by });
    expect(now).toMatchObject({ signedOn: { east: '2026-02-27' }, signatures: { east: { signedOn: '2026-02-27' } } });
    expect(correct(signs(signedOnce, 'west', approved), correction)).toBe('correction_refused');
    expect(correct(signing, correction)).toBe('invalid_input');
    expect(correct(signedOnce, { of: 'signature', party: 'east', signedOn: '2026-03-01' })).toBe('invalid_input');
  });

  test('of the document that was signed names one that could have been signed', () => {
    const isOf = (documentHash: string) => ({ of: 'signature', party: 'east', documentHash }) as const;
    expect(correct(signedOnce, isOf(other))).toBe('document_differs');
    const both = after(signedOnce, confirmed('east', other), confirmed('west', other));
    expect(correct(both, isOf(other))).toBe('accepted');
    const dated: AgreementRecord = { ...signing, signedOn: { east: '2026-03-01' } };
    expect(correct(dated, isOf(approved))).toBe('invalid_input');
  });

  test('of a condition is taken until the agreement takes effect on it', () => {
    const met = after(signing, {
      type: 'agreement.conditionMet',
      agreement: 'nda',
      condition: 'permit',
      evidence: 'letter',
      on: '2026-02-01',
      by,
    });
    const correction = { of: 'condition', condition: 'permit', on: '2026-02-03' } as const;
    expect(correct(met, correction)).toBe('accepted');
    expect(correct({ ...met, state: 'effective' }, correction)).toBe('correction_refused');
  });
});

describe('breaches', () => {
  const breach = (from: string, on: string): AgreementHappening => ({
    type: 'agreement.noticed',
    agreement: 'nda',
    notice: {
      kind: 'breach',
      from,
      sentAt: `${on}T09:00:00Z`,
      receivedOn: on,
      receivedAt: `${on}T09:00:00Z`,
      provisional: false,
      reason: 'unpaid',
      term: 1,
    },
    until: { on: `2026-0${on.slice(6, 7)}-28`, at: `2026-0${on.slice(6, 7)}-28T23:00:00Z` },
    by,
  });
  const running: AgreementRecord = {
    ...signing,
    state: 'effective',
    effectiveOn: '2026-01-01',
    expiresOn: '2028-12-31',
  };
  const both = after(running, breach('east', '2026-04-01'), breach('west', '2026-05-02'));

  test('a counter-breach while a cure runs is kept, with a period of its own', () => {
    expect(openCures(both)).toMatchObject([
      { from: 'east', breach: 1, on: '2026-04-28' },
      { from: 'west', breach: 2, on: '2026-05-28' },
    ]);
    expect(alarmsOf(agreement, both, {}).map(({ at }) => at)).toEqual(['2026-04-28T23:00:00Z', '2026-05-28T23:00:00Z']);
  });

  test('curing one leaves the other running; which is meant has to be said', () => {
    const cures = (number?: number) =>
      codeOf(() =>
        assertMayChange(agreement, both, {
          type: 'agreement.cured',
          evidence: 'paid',
          on: '2026-05-03',
          by,
          ...(number !== undefined && { breach: number }),
        }),
      );
    expect([cures(), cures(1), cures(2), cures(3)]).toEqual(['invalid_input', 'accepted', 'accepted', 'invalid_input']);
    const left = after(both, {
      type: 'agreement.cured',
      agreement: 'nda',
      evidence: 'paid',
      on: '2026-05-03',
      by,
      breach: 1,
    });
    expect(openCures(left)).toMatchObject([{ from: 'west', breach: 2 }]);
  });
});

test.each(['expired', 'terminated'] as const)('nothing is put under an agreement that is %s', (is) => {
  const facts = learnFact({}, { kind: 'agreement', key: 'framework', is, on: '2026-03-04' });
  expect(codeOf(() => assertParentStands({ parent: 'framework' }, facts))).toBe('parent_ended');
  expect(codeOf(() => assertParentStands({}, facts))).toBe('accepted');
});

test.each([
  ['p:agreement:nda', '该协议已经结束。', 'This agreement is over already.'],
  ['p:agreement:nda:2', '该审批已经结束。', 'This approval is already closed.'],
  ['p:agreement:nda:obligation:report:2026-05-01', '该义务已经了结。', 'This obligation is settled already.'],
  ['p:gate:first:1:exit:2', '该义务已经了结。', 'This obligation is settled already.'],
  ['p:dispute:late', '该争议已经结束。', 'This dispute is over already.'],
  ['p:evaluation:monthly:2026-10', '该评估已经结束。', 'This evaluation is over already.'],
  ['p:evaluation:monthly:2026-10:1', '该审批已经结束。', 'This approval is already closed.'],
  ['p:project:pilot', '该项目已经结束。', 'This project is over already.'],
  ['p', '该合作计划已经结束。', 'This programme is over already.'],
])('what %s names is over under its own noun, in both languages', (process, zh, en) => {
  expect(refusal('already_closed', { noun: nounIn(process) })).toMatchObject({ zh, en, status: 409 });
});
