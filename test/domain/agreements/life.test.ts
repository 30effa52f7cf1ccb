import fc from 'fast-check';
import { alarmsOf, orphanedBy, renews } from '../../../domain/agreements/alarms';
import { lifeAfter } from '../../../domain/agreements/changes';
import { assertMayChange } from '../../../domain/agreements/refusals';
import { factAfter } from '../../../domain/agreements/facts';
import type { AgreementHappening, AgreementVerb } from '../../../domain/agreements/happenings';
import type { Notice, TermPlan } from '../../../domain/agreements/life';
import { agreementOfSubject, proposalDecided, proposalKey, type Proposal } from '../../../domain/agreements/proposals';
import { mayTakeEffect, sign, takeEffect, type AgreementRecord } from '../../../domain/agreements/agreements';
import { learnFact } from '../../../domain/facts/facts';
import { tried } from '../../support/laws';
import type { Agreement } from '../../../domain/programme/agreement-plans';

const by = 'office@east.example';
const day = (on: string) => ({ on, at: `${on}T16:00:00.000Z` });

const anAgreement = (change: Partial<Agreement> = {}): Agreement => ({
  key: 'framework',
  title: { zh: '框架协议', en: 'Framework' },
  term: { months: 36, convention: 'inclusiveStart' },
  renewal: { kind: 'optional', notice: { days: 90 } },
  survivesParent: false,
  approval: { groups: ['board'], policy: 'everybody' },
  signatories: ['east', 'west'],
  ...change,
});

const plan: TermPlan = {
  expiresOn: '2026-12-31',
  endsAt: '2026-12-31T16:00:00.000Z',
  windowAt: '2026-07-01T16:00:00.000Z',
  notice: {
    windowOpens: { date: '2026-07-02', why: { zh: '', en: '' } },
    lastUsefulDay: { date: '2026-09-30', why: { zh: '', en: '' } },
    sendBy: '2026-09-30T17:30:00+08:00',
    reminders: [
      { at: '2026-08-31T01:00:00.000Z', why: { zh: '', en: 'first' } },
      { at: '2026-09-30T01:00:00.000Z', why: { zh: '', en: 'last' } },
    ],
    skipped: [],
  },
  provisional: false,
  calendarVersions: {},
};

const running = (change: Partial<AgreementRecord> = {}): AgreementRecord => ({
  state: 'effective',
  round: 1,
  signedOn: {},
  effectiveOn: '2024-01-01',
  expiresOn: '2026-12-31',
  plan,
  ...change,
});

const aNotice = (change: Partial<Notice> = {}): Notice => ({
  kind: 'renew',
  from: 'east',
  sentAt: '2026-09-28T10:00:00+08:00',
  receivedOn: '2026-09-28',
  receivedAt: '2026-09-28T10:00:00+08:00',
  provisional: false,
  reason: '',
  term: 1,
  ...change,
});

const code = (call: () => void) => {
  try {
    call();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the term that runs is followed by another', () => {
  const late = { receivedOn: '2026-10-08' };
  const [east, west] = [aNotice(), aNotice({ from: 'west' })];
  const no = aNotice({ kind: 'notToRenew', from: 'west' });
  test.each([
    ['automatic', [], true],
    ['automatic', [no], false],
    ['automatic', [{ ...no, ...late }], true],
    ['automatic', [{ ...no, term: 2 }], true],
    ['optional', [], false],
    ['optional', [east], false],
    ['optional', [east, west], true],
    ['optional', [east, { ...west, ...late }], false],
    ['optional', [east, west, no], false],
    ['none', [east, west], false],
  ] as const)('%s, after the notices %j: %s', (kind, notices, expected) => {
    const agreement = anAgreement({ renewal: { kind, notice: { days: 90 } } });
    expect(renews(agreement, running({ notices }))).toBe(expected);
  });

  test('not by itself once its programme is wound up, but where both parties want it; and nobody is reminded of what is certain', () => {
    const woundUp = lifeAfter(anAgreement(), running(), { type: 'agreement.windingUpBegan', agreement: 'framework' });
    expect(woundUp.state).toBe('effective');
    const automatic = anAgreement({ renewal: { kind: 'automatic', notice: { days: 90 } } });
    expect(renews(automatic, woundUp)).toBe(false);
    expect(renews(anAgreement(), { ...woundUp, notices: [east, west] })).toBe(true);
    const types = (record: AgreementRecord) => alarmsOf(automatic, record, {}).map(({ happening }) => happening.type);
    expect(types(running())).toEqual(['agreement.windowOpened', 'agreement.reminded', 'agreement.renewed']);
    expect(types(woundUp)).toEqual(['agreement.windowOpened', 'agreement.expired']);
  });

  test('counted from the first day of the first, never from the last day of the one before', () => {
    const agreement = anAgreement({ renewal: { kind: 'automatic' }, term: { months: 12, convention: 'statutory' } });
    const record = running({
      effectiveOn: '2024-02-29',
      expiresOn: '2025-02-28',
      plan: { ...plan, expiresOn: '2025-02-28' },
    });
    expect(alarmsOf(agreement, { ...record, term: 4, expiresOn: '2028-02-29' }, {}).at(-1)?.happening).toMatchObject({
      type: 'agreement.renewed',
      term: 5,
      expiresOn: '2029-02-28',
    });
  });

  test('but not beyond the end of the agreement above, unless it survives that one', () => {
    const parent = { kind: 'agreement', key: 'top', is: 'effective', on: '2024-01-01', until: '2027-06-30' } as const;
    const agreement = anAgreement({ parent: 'top', renewal: { kind: 'automatic' } });
    const end = (change: Partial<Agreement>) =>
      alarmsOf({ ...agreement, ...change }, running(), learnFact({}, parent)).at(-1)?.happening;
    expect(end({})).toMatchObject({ type: 'agreement.renewed', expiresOn: '2027-06-30' });
    expect(end({ survivesParent: true })).toMatchObject({ type: 'agreement.renewed', expiresOn: '2029-12-31' });
  });

  test('one that only the agreement above had cut short goes on once that one is renewed', () => {
    const parent = { kind: 'agreement', key: 'top', is: 'renewed', on: '2024-01-01', until: '2029-12-31' } as const;
    const agreement = anAgreement({
      parent: 'top',
      renewal: { kind: 'none' },
      term: { months: 48, convention: 'inclusiveStart' },
    });
    expect(alarmsOf(agreement, running(), learnFact({}, parent)).at(-1)?.happening).toMatchObject({
      type: 'agreement.renewed',
      term: 1,
      expiresOn: '2027-12-31',
    });
    expect(alarmsOf(agreement, running(), {}).at(-1)?.happening).toMatchObject({ type: 'agreement.expired' });
  });
});

test('the window opens, people are reminded, the term ends; once every party has spoken nobody is reminded', () => {
  const types = (record: AgreementRecord) => alarmsOf(anAgreement(), record, {}).map(({ happening: { type } }) => type);
  expect(types(running())).toEqual(['agreement.windowOpened', 'agreement.reminded', 'agreement.expired']);
  expect(types(running({ isWindowOpen: true, reminded: 2 }))).toEqual(['agreement.expired']);
  const notices = [aNotice(), aNotice({ from: 'west', kind: 'notToRenew' })];
  expect(types(running({ isWindowOpen: true, notices }))).toEqual(['agreement.expired']);
});

test('a breach that is not cured in time ends the agreement, a cured one does not', () => {
  const notice = aNotice({ kind: 'breach', receivedOn: '2026-03-02' });
  const told = { type: 'agreement.noticed', agreement: 'framework', by, notice, until: day('2026-04-01') } as const;
  const breached = lifeAfter(anAgreement(), running(), told);
  expect(alarmsOf(anAgreement(), breached, {})[0]).toMatchObject({
    at: '2026-04-01T16:00:00.000Z',
    happening: { type: 'agreement.terminated', why: 'breach' },
  });
  const cured = lifeAfter(anAgreement(), breached, {
    type: 'agreement.cured',
    agreement: 'framework',
    by,
    evidence: 'paid',
    on: '2026-03-20',
  });
  expect(alarmsOf(anAgreement(), cured, {})[0]?.happening.type).toBe('agreement.windowOpened');
});

describe('conditions precedent', () => {
  const conditions = ['permit', 'audit'].map((key) => ({ key, title: { zh: key, en: key }, owner: 'east' }));
  const agreement = anAgreement({ conditions, longStop: '2024-06-30' });
  const signed = ['east', 'west'].reduce<AgreementRecord>(
    (record, party) => sign(agreement, record, party, '2024-01-05'),
    { state: 'signing', round: 1, signedOn: {} },
  );
  const met = (record: AgreementRecord, condition: string, on: string) =>
    lifeAfter(agreement, record, {
      type: 'agreement.conditionMet',
      agreement: 'framework',
      by,
      condition,
      evidence: 'seen',
      on,
    });

  test('let it take effect on the day on which the last one is met', () => {
    expect(signed.state).toBe('conditionsPending');
    const one = met(signed, 'permit', '2024-02-01');
    expect([one.state, mayTakeEffect(agreement, one, {})]).toEqual(['conditionsPending', false]);
    const both = met(one, 'audit', '2024-03-04');
    expect(takeEffect(agreement, both, {})).toMatchObject({ effectiveOn: '2024-03-04', expiresOn: '2027-03-03' });
  });

  test('unmet on the long-stop date let it lapse', () => {
    expect(alarmsOf(agreement, signed, {}, '2024-06-30T16:00:00.000Z')).toMatchObject([
      { at: '2024-06-30T16:00:00.000Z', happening: { type: 'agreement.lapsed', on: '2024-06-30' } },
    ]);
    expect(
      lifeAfter(agreement, signed, { type: 'agreement.lapsed', agreement: 'framework', on: '2024-06-30' }).state,
    ).toBe('lapsed');
  });

  test('count as met when people find that they were obstructed, and as not met when they were brought about improperly', () => {
    const settle = (record: AgreementRecord, claim: 'obstruction' | 'improperCausing', condition: string) => {
      const proposal: Proposal = { matter: 'claim', claim, condition, against: 'west', reason: 'no access' };
      return lifeAfter(
        agreement,
        record,
        proposalDecided('framework', { approval: 'a', proposal }, 'approved', '2024-03-01'),
      );
    };
    const one = met(signed, 'permit', '2024-02-01');
    const deemed = settle(one, 'obstruction', 'audit');
    expect(deemed).toMatchObject({ state: 'signed', conditionsMet: { audit: { isDeemed: true, on: '2024-03-01' } } });
    expect(settle(deemed, 'improperCausing', 'permit').state).toBe('conditionsPending');
  });
});

describe('the groups decide', () => {
  const after = (proposal: Proposal, record = running(), outcome: 'approved' | 'rejected' = 'approved') =>
    lifeAfter(anAgreement(), record, proposalDecided('framework', { approval: 'a', proposal }, outcome, '2026-02-03'));
  const pending = { approval: 'a', proposal: { matter: 'suspension', reason: 'r' } } as const;

  test('on suspension and resumption; a refusal changes nothing', () => {
    const suspended = after({ matter: 'suspension', reason: 'r' }, running({ pending }));
    expect([suspended.state, suspended.pending]).toEqual(['suspended', undefined]);
    expect(after({ matter: 'resumption', reason: 'r' }, { ...suspended, isWindowOpen: true }).state).toBe('expiring');
    expect(after({ matter: 'suspension', reason: 'r' }, running({ pending }), 'rejected')).toEqual(running());
  });

  test('on an amendment, which supersedes the version before on its day, once every party has signed it', () => {
    const approved = after({ matter: 'amendment', reason: 'r', takesOver: day('2026-05-01'), months: 48 });
    const amends = (record: AgreementRecord) =>
      alarmsOf(anAgreement(), record, {}).find(({ happening }) => happening.type === 'agreement.amended');
    expect(amends(approved)).toBeUndefined();
    const signature = {
      type: 'agreement.amendmentSigned',
      agreement: 'framework',
      signatory: 'x',
      signedOn: '2026-04-01',
      documentHash: 'ab',
      by,
    } as const;
    const signed = ['east', 'west'].reduce(
      (record, party) => lifeAfter(anAgreement(), record, { ...signature, party }),
      approved,
    );
    const alarm = amends(signed)?.happening;
    expect(alarm).toMatchObject({ version: 2, on: '2026-05-01', expiresOn: '2027-12-31' });
    const amended = lifeAfter(anAgreement(), signed, alarm as AgreementHappening);
    expect(amended.versions?.map(({ version, effectiveOn }) => [version, effectiveOn])).toEqual([
      [1, '2024-01-01'],
      [2, '2026-05-01'],
    ]);
    expect(amended).toMatchObject({ expiresOn: '2027-12-31', months: 48, state: 'effective' });
  });

  test('on each agreement below one that has ended: it goes on, is suspended or ends', () => {
    const child = anAgreement({ key: 'child', parent: 'framework' });
    const facts = learnFact({}, { kind: 'agreement', key: 'framework', is: 'terminated', on: '2026-02-01' });
    const told = orphanedBy(child, running(), facts);
    expect(told).toMatchObject({ type: 'agreement.parentEnded', parent: 'framework' });
    const orphan = lifeAfter(child, running(), told as AgreementHappening);
    expect(orphanedBy(child, orphan, facts)).toBeUndefined();
    const fate = (to: 'continue' | 'suspend' | 'terminate' | 'novate') =>
      after({ matter: 'fate', fate: to, end: day('2026-03-31'), reason: 'r' }, orphan);
    expect(fate('continue')).toMatchObject({ state: 'effective', fate: 'continue' });
    expect(orphanedBy(child, fate('novate'), facts)).toBeUndefined();
    expect(fate('suspend').state).toBe('suspended');
    expect(alarmsOf(child, fate('terminate'), facts)[0]?.happening).toMatchObject({
      type: 'agreement.terminated',
      why: 'parent',
    });
    expect(orphanedBy({ ...child, survivesParent: true }, running(), facts)).toBeUndefined();
  });
});

test('others learn that it is suspended, resumed, renewed or ended, and of nothing that changes nothing for them', () => {
  const is = (change: Partial<AgreementRecord>, type: string) =>
    factAfter('framework', running(change), { type, on: '2026-02-03' })?.is;
  expect(is({ state: 'suspended' }, 'agreement.suspended')).toBe('suspended');
  expect(is({}, 'agreement.resumed')).toBe('effective');
  expect(is({ term: 2 }, 'agreement.renewed')).toBe('renewed');
  expect(is({ state: 'terminated' }, 'agreement.terminated')).toBe('terminated');
  expect(is({}, 'agreement.reminded')).toBeUndefined();
});

const verbs = {
  negotiated: { type: 'agreement.negotiated', note: '', by },
  withdrawn: { type: 'agreement.withdrawn', reason: 'no need', by },
  unsaid: { type: 'agreement.withdrawn', reason: ' ', by },
  renew: { type: 'agreement.noticed', notice: aNotice(), by },
  terminate: { type: 'agreement.noticed', notice: aNotice({ kind: 'terminate' }), by },
  stranger: { type: 'agreement.noticed', notice: aNotice({ from: 'north' }), by },
  cured: { type: 'agreement.cured', evidence: 'paid', on: '2026-03-20', by },
  suspend: { type: 'agreement.proposed', proposal: { matter: 'suspension', reason: 'r' }, by },
  resume: { type: 'agreement.proposed', proposal: { matter: 'resumption', reason: 'r' }, by },
  fate: {
    type: 'agreement.proposed',
    proposal: { matter: 'fate', fate: 'continue', end: day('2026-02-01'), reason: 'r' },
    by,
  },
} as const satisfies Record<string, AgreementVerb>;

test.each([
  ['negotiated', 'draft', 'allowed'],
  ['negotiated', 'rejected', 'allowed'],
  ['negotiated', 'signed', 'agreement_state'],
  ['withdrawn', 'signing', 'allowed'],
  ['withdrawn', 'effective', 'agreement_state'],
  ['unsaid', 'draft', 'comment_required'],
  ['renew', 'expiring', 'allowed'],
  ['renew', 'expired', 'agreement_state'],
  ['terminate', 'effective', 'invalid_input'],
  ['stranger', 'effective', 'invalid_input'],
  ['cured', 'effective', 'agreement_state'],
  ['suspend', 'effective', 'allowed'],
  ['suspend', 'suspended', 'agreement_state'],
  ['resume', 'suspended', 'allowed'],
  ['resume', 'terminated', 'agreement_state'],
  ['fate', 'effective', 'agreement_state'],
] as const)('%s in state %s: %s', (verb, state, expected) => {
  expect(code(() => assertMayChange(anAgreement(), running({ state }), verbs[verb]))).toBe(expected);
});

test('while its groups decide on one thing nothing else is put before them', () => {
  const pending = { approval: 'a', proposal: verbs.suspend.proposal };
  expect(code(() => assertMayChange(anAgreement(), running({ pending }), verbs.suspend))).toBe('already_proposed');
});

test('however notices and reminders fall, the term ends once and what comes next is never before what came', () => {
  const date = fc
    .integer({ min: 0, max: 180 })
    .map((days) => new Date(Date.UTC(2026, 6, 1) + days * 864e5).toISOString().slice(0, 10));
  const notices = fc.array(
    fc.record({
      from: fc.constantFrom('east', 'west'),
      kind: fc.constantFrom('renew', 'notToRenew'),
      receivedOn: date,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(notices, fc.constantFrom('automatic', 'optional', 'none'), (given, kind) => {
      const agreement = anAgreement({ renewal: { kind, notice: { days: 90 } } });
      let record = running({ notices: given.map((each) => aNotice(each as Partial<Notice>)) });
      let [at, steps] = ['', 0];
      for (let [next] = alarmsOf(agreement, record, {}); next; [next] = alarmsOf(agreement, record, {})) {
        expect(Date.parse(next.at)).toBeGreaterThanOrEqual(at ? Date.parse(at) : 0);
        at = next.at;
        steps += 1;
        if (next.happening.type === 'agreement.expired' || next.happening.type === 'agreement.renewed') break;
        record = lifeAfter(agreement, record, next.happening);
      }
      expect(at).toBe(plan.endsAt);
      expect(steps).toBeLessThanOrEqual(4);
    }),
    tried(100),
  );
});

test.each(['framework', 'data-sharing', 'claim-1', 'fate'])(
  'what is proposed about the agreement "%s" is found to be about it, and so is the agreement itself',
  (agreement) => {
    for (const matter of ['suspension', 'resumption', 'termination', 'amendment', 'claim', 'fate'] as const)
      expect(agreementOfSubject(proposalKey(agreement, { matter }, 12))).toBe(agreement);
    expect(agreementOfSubject(agreement)).toBe(agreement);
  },
);
