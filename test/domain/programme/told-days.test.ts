import { assertMayStart, plannedRecord } from '../../../domain/phases/milestones';
import { assertMayAward, type Dispute } from '../../../domain/disputes/disputes';
import { assertMayFile, assertMayRegister, type IpItem } from '../../../domain/ip/ip';
import { assertDaysTold } from '../../../domain/agreements/days';
import type { AgreementVerb } from '../../../domain/agreements/happenings';
import { assertHappened, todayFor } from '../../../domain/programme/told-days';
import type { Programme } from '../../../domain/programme/programme';

const today = '2026-11-29';
const by = 'office@spree.example';

const codeOf = (act: () => void) => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const award = (on: string, arbitratedFrom?: string) =>
  codeOf(() =>
    assertMayAward({ state: 'arbitration', ...(arbitratedFrom && { arbitratedFrom }) } as Dispute, { on, today }),
  );

const item = {
  kind: 'patent',
  isJoint: false,
  party: 'spree',
  parties: ['spree'],
  state: 'cleared',
  answers: [],
} as unknown as IpItem;
const file = (on: string) => codeOf(() => assertMayFile(item, { party: 'spree', on }, today));
const register = (on: string) => {
  const filed: IpItem = {
    ...item,
    state: 'filed',
    filing: { on: '2026-05-04', number: '1', where: 'EPO', party: 'spree', by },
  };
  return codeOf(() => assertMayRegister(filed, { on, number: 'R1', by }, today));
};
const started = (on: string) => codeOf(() => assertMayStart(plannedRecord, on, today));

const life = { effectiveOn: '2026-10-05' };
const tells = (verb: AgreementVerb) => codeOf(() => assertDaysTold(life, verb, { today, zone: 'Europe/Berlin' }));
const met = (on: string) => tells({ type: 'agreement.conditionMet', condition: 'permit', evidence: 'letter', on, by });
const noticed = (day: string) => {
  const [sentAt, receivedOn, receivedAt] = [`${day}T12:00:00Z`, day, `${day}T12:00:00Z`];
  const notice = { kind: 'breach', from: 'spree', sentAt, receivedOn, receivedAt, provisional: false } as const;
  return tells({ type: 'agreement.noticed', notice: { ...notice, reason: 'r', term: 1 }, by });
};
const corrected = (on: string) =>
  tells({ type: 'agreement.corrected', correction: { of: 'condition', condition: 'permit', on }, reason: 'r', by });

test.each([
  ['a condition met', met, '2026-01-01'],
  ['a notice sent', noticed, '2026-10-05'],
  ['a corrected condition', corrected, '2026-01-01'],
  ['an award', award, '2026-01-01'],
  ['a filing', file, '2026-01-01'],
  ['a registration', register, '2026-05-04'],
  ['the start of a milestone', started, '2026-01-01'],
] as const)('%s lies never ahead of today, and today is not ahead', (_what, tell, earlier) => {
  expect([tell(earlier), tell(today), tell('2026-11-30'), tell('2027-08-01')]).toEqual([
    'accepted',
    'accepted',
    'invalid_input',
    'invalid_input',
  ]);
});

test.each([
  ['an award before its arbitration began', () => award('2026-09-30', '2026-10-01')],
  ['a registration before the filing', () => register('2026-05-03')],
  ['a notice before the agreement took effect', () => noticed('2026-10-04')],
])('%s is refused: nothing happens before what it rests on', (_what, tell) => {
  expect(tell()).toBe('invalid_input');
});

test('an award on the day on which its arbitration began is none before it', () => {
  expect(award('2026-10-01', '2026-10-01')).toBe('accepted');
});

test('a refused day is named with its field and what it is measured by, in both languages', () => {
  expect(() => assertHappened('ip.registeredOn', '2026-01-01', { field: 'on', today, after: '2026-02-01' })).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({
        field: 'on',
        why: {
          zh: '2026年1月1日早于申请提交（2026年2月1日）。',
          en: '1 Jan 2026 is before the filing, on 1 Feb 2026.',
        },
      }),
    }),
  );
});

test('it is today for a party as soon as its own day or that of the programme has begun', () => {
  const party = (zone: string) => ({ decides: true, zone });
  const programme = {
    parties: { east: party('Asia/Shanghai'), west: party('America/Los_Angeles'), isles: party('Pacific/Auckland') },
  } as unknown as Programme;
  const now = '2026-11-29T12:00:00Z';
  expect([undefined, 'west', 'isles'].map((key) => todayFor(programme, now, key))).toEqual([
    '2026-11-29',
    '2026-11-29',
    '2026-11-30',
  ]);
});
