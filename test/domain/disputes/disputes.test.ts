import fc from 'fast-check';
import {
  assertMayAward,
  assertMayLeave,
  assertMayConfirmTerms,
  assertMayWithdrawDispute,
  tierDays,
  disputeAfter,
  disputedAgreements,
  disputeRules,
  isSettledBy,
  nextTier,
  tierOf,
  type Dispute,
  type DisputeHappening,
} from '../../../domain/disputes/disputes';
import { disputeTitle } from '../../../domain/disputes/titles';
import { disputeSentence } from '../../../domain/disputes/words';
import type { DomainError } from '../../../domain/shared/errors';
import type { Happening } from '../../../domain/record/ledger';
import { lettersOf } from '../../../domain/letters/letters';
import type { Obligation } from '../../../domain/obligations/obligations';
import { obligationAfter } from '../../../domain/obligations/projection';
import { concernsClock, movedDue, toll } from '../../../domain/obligations/tolling';
import { disputesWait } from '../../../domain/disputes/waiting';
import { obligationsWait } from '../../../domain/obligations/waiting';
import { tried } from '../../support/laws';
import { east, seed, west } from '../../support/seed';

const at = '2026-03-02T02:00:00.000Z';
const by = `marketing@${east.domain}`;
const chair = `chair@${west.domain}`;
const about = { dispute: 'd1', told: [chair] };

const aDispute = (changes: Partial<Dispute> = {}): Dispute => ({
  key: 'd1',
  title: 'Late platform',
  claim: 'It came a month late.',
  about: { kind: 'agreement', key: 'service' },
  party: east.key,
  by,
  parties: [east.key, west.key],
  state: 'negotiation',
  ...changes,
});
const clock = { endsAt: '2026-04-01T17:30:00+08:00', remindAt: '2026-03-26T09:00:00+08:00', provisional: false };
const clockSet: DisputeHappening = { type: 'dispute.clockSet', dispute: 'd1', tier: 'negotiation', clock };
const confirmed = (party: string, terms: string): DisputeHappening => ({
  type: 'dispute.settlementConfirmed',
  ...about,
  party,
  by,
  terms,
});
const toMediation: DisputeHappening = { type: 'dispute.tierEnded', ...about, from: 'negotiation', to: 'mediation' };
const left = { party: west.key, by: `pmo@${west.domain}`, reason: 'no use' };
const toArbitration: DisputeHappening = {
  type: 'dispute.tierEnded',
  ...about,
  from: 'mediation',
  to: 'arbitration',
  left,
};
const settled: DisputeHappening = { type: 'dispute.settled', ...about, terms: 'half' };
const awarded: DisputeHappening = {
  type: 'dispute.awarded',
  ...about,
  award: { summary: 'half', on: '2026-09-01' },
  by,
};
const withdrawn: DisputeHappening = { type: 'dispute.withdrawn', ...about, by, reason: 'a mistake' };
const after = (...happenings: readonly DisputeHappening[]) => happenings.reduce(disputeAfter, aDispute());
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('a dispute', () => {
  test('is negotiated for 30 days, mediated for 60, then arbitrated; the numbers are data', () => {
    const days = (rules: ReturnType<typeof disputeRules>) =>
      (['negotiation', 'mediation', 'arbitration'] as const).map((tier) => tierDays(tier, rules));
    expect(days(disputeRules({}))).toEqual([30, 60, undefined]);
    expect(days(disputeRules({ disputes: { negotiationDays: 10, mediationDays: 20 } }))).toEqual([10, 20, undefined]);
    const tiers = [aDispute(), after(clockSet, toMediation), after(toMediation, toArbitration)];
    expect(tiers.map(({ state }) => state)).toEqual(['negotiation', 'mediation', 'arbitration']);
    expect(tiers.map(nextTier)).toEqual(['mediation', 'arbitration', undefined]);
    expect(after(clockSet).clock).toEqual(clock);
    expect(after(clockSet, toMediation).clock).toBeUndefined();
  });

  test('goes to the next tier at once when a party stops taking part, but arbitration goes on without it', () => {
    const leaves = (dispute: Dispute, changes = {}) => codeOf(() => assertMayLeave(dispute, { ...left, ...changes }));
    expect(leaves(aDispute())).toBe('accepted');
    expect(leaves(after(toMediation))).toBe('accepted');
    expect(leaves(after(toMediation, toArbitration))).toBe('dispute_state');
    expect(leaves(aDispute(), { reason: ' ' })).toBe('comment_required');
    expect(leaves(aDispute(), { party: 'projectCompany' })).toBe('forbidden');
    expect(leaves(after(settled))).toBe('dispute_state');
  });

  test('is settled at any tier once both parties have confirmed the same words; other words begin anew', () => {
    expect(isSettledBy(after(confirmed(east.key, 'half')))).toBe(false);
    expect(isSettledBy(after(confirmed(east.key, 'half'), confirmed(west.key, 'a third')))).toBe(false);
    expect(isSettledBy(after(confirmed(east.key, 'half'), confirmed(west.key, 'half')))).toBe(true);
    expect(isSettledBy(after(toMediation, confirmed(west.key, 'half'), confirmed(east.key, 'half')))).toBe(true);
    const settles = (dispute: Dispute, party = west.key, terms = 'half') =>
      codeOf(() => assertMayConfirmTerms(dispute, { party, terms }));
    expect([settles(aDispute()), settles(aDispute(), 'projectCompany'), settles(aDispute(), west.key, ' ')]).toEqual([
      'accepted',
      'forbidden',
      'comment_required',
    ]);
    expect(settles(after(settled))).toBe('dispute_state');
  });

  test('is decided by an award in arbitration only, and withdrawn by the party that raised it', () => {
    expect(codeOf(() => assertMayAward(after(toMediation)))).toBe('dispute_state');
    expect(codeOf(() => assertMayAward(after(toMediation, toArbitration)))).toBe('accepted');
    expect(after(awarded)).toMatchObject({ state: 'awarded', award: { summary: 'half' } });
    const withdraws = (party: string, reason = 'a mistake', dispute = aDispute()) =>
      codeOf(() => assertMayWithdrawDispute(dispute, { party, by, reason }));
    expect([withdraws(west.key), withdraws(east.key, ''), withdraws(east.key)]).toEqual([
      'forbidden',
      'comment_required',
      'accepted',
    ]);
    expect(withdraws(east.key, 'x', after(withdrawn))).toBe('dispute_state');
  });

  test('flags its agreement while it runs, and no other thing', () => {
    const other = aDispute({ about: { kind: 'milestone', key: 'pilot-started' } });
    expect([...disputedAgreements([aDispute(), other])]).toEqual(['service']);
    expect([...disputedAgreements([after(settled), other])]).toEqual([]);
    expect([settled, awarded, withdrawn].map((end) => tierOf(after(end)))).toEqual([undefined, undefined, undefined]);
  });

  test('is told to both offices and the committee at every step, and waits with the end of its tier', () => {
    const office = [`pmo@${east.domain}`, `pmo@${west.domain}`];
    const told = (happening: Happening) =>
      lettersOf({ programme: 'p', process: 'x', number: 1, at, happening }, { office }).map(({ to, kind }) => [
        to,
        kind,
      ]);
    expect(told(toMediation)).toEqual([...office, chair].map((to) => [to, 'dispute']));
    expect(told(clockSet)).toEqual([]);
    const waits = disputesWait(
      seed,
      [aDispute(), after(clockSet), after(settled)].map((value) => ({ since: at, value })),
    );
    expect(waits.map(({ dueAt }) => dueAt)).toEqual([undefined, clock.endsAt]);
    expect(waits[0]).toMatchObject({ kind: 'dispute', id: 'd1', then: { en: expect.stringContaining('mediation') } });
  });

  test('is called by its tier and, once a party has confirmed terms, by what the others are asked to settle on', () => {
    expect(disputeTitle(aDispute()).zh).toBe('争议（协商）：Late platform');
    const asked = after(confirmed(west.key, 'half of the fee by May'));
    expect(disputeTitle(asked)).toEqual({
      zh: '争议（协商）：Late platform，建议【和解】：half of the fee by May',
      en: 'Dispute (negotiation): Late platform, proposal to settle: half of the fee by May',
    });
    expect(disputesWait(seed, [{ since: at, value: asked }])[0]?.what).toEqual(disputeTitle(asked));
    expect(disputeTitle(after(confirmed(west.key, 'half'), settled)).en).toBe('Dispute (settled): Late platform');
  });

  test('tells each step in a sentence of both languages', () => {
    const raised: DisputeHappening = { type: 'dispute.raised', ...about, raised: aDispute() };
    const reminded: DisputeHappening = { type: 'dispute.reminded', ...about, tier: 'negotiation' };
    const all = [raised, clockSet, reminded, toMediation, toArbitration, confirmed(west.key, 'half')];
    const said = [...all, settled, awarded, withdrawn].map((each) => disputeSentence(each));
    expect(new Set(said.flatMap(({ zh, en }) => [zh, en])).size).toBe(said.length * 2);
    expect(disputeSentence(toArbitration).en).toContain(`${west.key} stopped taking part (no use)`);
  });
});

describe('an obligation in dispute', () => {
  const anObligation = (changes: Partial<Obligation> = {}): Obligation => ({
    key: 'o1',
    approval: 'a1',
    condition: { text: 'an audit', owner: by, due: '2026-06-30' },
    remindAt: '2026-06-11T01:00:00.000Z',
    dueAt: '2026-06-30T16:00:00.000Z',
    state: 'open',
    ...changes,
  });
  const stop = (dispute: string, when: string) => ({ dispute, is: 'stopped', at: when }) as const;
  const resume = (dispute: string, when: string) => ({ dispute, is: 'resumed', at: when }) as const;

  test('stops its clock and goes on with the time that was left', () => {
    const stopped = toll(anObligation(), stop('d1', '2026-06-01T00:00:00.000Z'));
    expect(stopped).toMatchObject({ stoppedAt: '2026-06-01T00:00:00.000Z', disputes: ['d1'] });
    const gone = toll(stopped, resume('d1', '2026-07-11T00:00:00.000Z'));
    expect(gone).toEqual(anObligation({ remindAt: '2026-07-21T01:00:00.000Z', dueAt: '2026-08-09T16:00:00.000Z' }));
  });

  test('keeps a reminder that was due before the dispute, and waits for the last of several disputes', () => {
    const stopped = toll(anObligation(), stop('d1', '2026-06-20T00:00:00.000Z'));
    const twice = toll(stopped, stop('d2', '2026-06-25T00:00:00.000Z'));
    const once = toll(twice, resume('d1', '2026-06-27T00:00:00.000Z'));
    expect(once).toMatchObject({ stoppedAt: '2026-06-20T00:00:00.000Z', disputes: ['d2'] });
    const gone = toll(once, resume('d2', '2026-06-30T00:00:00.000Z'));
    expect(gone).toEqual(anObligation({ dueAt: '2026-07-10T16:00:00.000Z' }));
  });

  test('has no clock any more once it is met or has lapsed, and is stopped by a dispute once', () => {
    const open = anObligation();
    expect(concernsClock(open, stop('d1', at))).toBe(true);
    expect(concernsClock(open, resume('d1', at))).toBe(false);
    expect(concernsClock(toll(open, stop('d1', at)), stop('d1', at))).toBe(false);
    expect(concernsClock(toll(open, stop('d1', at)), resume('d1', at))).toBe(true);
    for (const state of ['lapsed', 'fulfilled'] as const)
      expect(concernsClock(anObligation({ state }), stop('d1', at))).toBe(false);
    expect(toll(open, resume('d1', at))).toBe(open);
  });

  test('is shown as standing still, without a due date, in the read model and the waiting list', () => {
    const stopped = obligationAfter(anObligation(), {
      type: 'obligation.stopped',
      obligation: 'o1',
      dispute: 'd1',
      at,
    });
    const [waits] = obligationsWait([{ since: at, value: stopped }]);
    expect(waits?.then.en).toContain('stands still');
    expect(waits).not.toHaveProperty('dueAt');
    const later = '2026-03-03T02:00:00.000Z';
    const gone = obligationAfter(stopped, { type: 'obligation.resumed', obligation: 'o1', dispute: 'd1', at: later });
    expect(gone.dueAt).toBe('2026-07-01T16:00:00.000Z');
  });

  test('law: what was left when it stopped is left when it goes on; what was past stays past', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') });
    fc.assert(
      fc.property(instant, instant, instant, (due, stoppedAt, resumedAt) => {
        const iso = (ms: number) => new Date(ms).toISOString();
        const moved = Date.parse(movedDue(iso(due), iso(stoppedAt), iso(resumedAt)));
        if (due > stoppedAt && resumedAt > stoppedAt) expect(moved - resumedAt).toBe(due - stoppedAt);
        else expect(moved).toBe(due);
      }),
      tried(100),
    );
  });
});
