import type { Facts, RiskFact } from '../../../domain/facts/facts';
import { learnFact } from '../../../domain/facts/facts';
import { concerns, isMet, names } from '../../../domain/needs/needs';
import { overdueHighRisks } from '../../../domain/needs/risk-needs';
import { gateContent } from '../../../domain/phases/gate-contents';
import { assertMayPropose, type GateProposal } from '../../../domain/phases/gates';
import { riskAfter } from '../../../domain/risks/changes';
import { riskFact } from '../../../domain/risks/facts';
import { reviewClock } from '../../../domain/risks/reviews';
import { lacksResponse, type Risk, type RiskHappening } from '../../../domain/risks/risks';
import { assertMayAssess, assertMayReopen, assertMayRespond, assertMayReview } from '../../../domain/risks/refusals';
import { acceptanceOver, acceptedAnew, nextTurn, reviewToPlan } from '../../../domain/risks/turns';
import type { DomainError } from '../../../domain/shared/errors';
import { seed } from '../../support/seed';

const by = 'pmo@east.example';
const about = { risk: 'slow' };
const title = { zh: '太慢', en: 'Too slow' };
const raised: Risk = { key: 'slow', title, by, state: 'identified', rounds: { acceptance: 0, closing: 0 } };
const score = (likelihood: number, impact: number) => ({ inherent: { likelihood, impact } });
const calendar = {
  key: 'weekdays',
  version: '1',
  zone: 'UTC',
  weekend: [6, 7],
  holidays: {},
  makeUpWorkdays: {},
  workingHours: { from: '09:00', to: '17:30' },
  cutOff: '17:30',
};
const clock = (level: 'low' | 'medium' | 'high', lastReview: string) =>
  reviewClock({ calendars: [calendar], reviewDays: { high: 30, medium: 90, low: 180 }, level, lastReview });

const assessed: RiskHappening = {
  type: 'risk.assessed',
  ...about,
  scores: score(2, 3),
  note: '',
  by,
  on: '2026-03-02',
  after: 'medium',
};
const worse: RiskHappening = { ...assessed, scores: score(4, 4), on: '2026-03-20', before: 'medium', after: 'high' };
const planned: RiskHappening = { type: 'risk.reviewSet', ...about, review: clock('medium', '2026-03-02') };
const late: RiskHappening = { type: 'risk.reviewOverdue', ...about, level: 'high', dueAt: '', told: [] };
const reviewed: RiskHappening = { ...worse, type: 'risk.reviewed', on: '2026-04-10', before: 'high' };
const closed: RiskHappening = { type: 'risk.closed', ...about, by, reason: 'over' };
const reopened: RiskHappening = { type: 'risk.reopened', ...about, by, reason: 'again', on: '2026-06-01' };
const acceptance = { by, reason: 'cheap', until: '2026-06-30', on: '2026-03-02', endsAt: '2026-07-01T00:00:00Z' };
const accepted: RiskHappening = {
  type: 'risk.accepted',
  ...about,
  approval: 'a',
  acceptance: { ...acceptance, approval: 'a', level: 'medium' },
};
const after = (...happenings: readonly RiskHappening[]) => happenings.reduce(riskAfter, raised);
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('a risk', () => {
  test('is reviewed first when it is assessed, and an assessment after that is no review', () => {
    expect(after(assessed)).toMatchObject({ state: 'assessed', level: 'medium', lastReviewOn: '2026-03-02' });
    expect(reviewToPlan(after(assessed))).toEqual({ level: 'medium', lastReview: '2026-03-02' });
    expect(reviewToPlan(after(assessed, planned))).toBeUndefined();
    expect(reviewToPlan(after(assessed, planned, worse))).toEqual({
      level: 'high',
      lastReview: '2026-03-02',
      raisedOn: '2026-03-20',
    });
    const better: RiskHappening = {
      ...assessed,
      scores: score(1, 1),
      on: '2026-03-20',
      before: 'medium',
      after: 'low',
    };
    expect(reviewToPlan(after(assessed, planned, better))).toBeUndefined();
  });

  test('is not assessed out of a late review, which only a review makes up for', () => {
    const risk = after(assessed, worse, late);
    expect(codeOf(() => assertMayAssess(risk, { scores: score(1, 1) }))).toBe('risk_review_due');
    expect(codeOf(() => assertMayReview(risk, { note: '', by }))).toBe('comment_required');
    expect(codeOf(() => assertMayReview(risk, { note: 'same', by }))).toBe('accepted');
    expect(after(assessed, worse, late, reviewed)).toMatchObject({ lastReviewOn: '2026-04-10', level: 'high' });
    expect(after(assessed, worse, late, reviewed)).not.toHaveProperty('isOverdue');
  });

  test.each([
    [score(3, 3), undefined, 'accepted'],
    [{ ...score(1, 2), residual: { likelihood: 3, impact: 3 } }, undefined, 'answer_required'],
    [{ ...score(1, 2), residual: { likelihood: 3, impact: 3 } }, ' ', 'answer_required'],
    [{ ...score(1, 2), residual: { likelihood: 3, impact: 3 } }, 'a new business', 'accepted'],
  ])('with scores %j and the answer %j is %s', (scores, answer, code) => {
    expect(codeOf(() => assertMayAssess(raised, { scores, ...(answer !== undefined && { answer }) }))).toBe(code);
  });

  test('lacks a response until it has one or is accepted, and again once the acceptance is over', () => {
    expect(lacksResponse(after(assessed))).toBe(true);
    expect(after(assessed, accepted)).toMatchObject({ state: 'treated' });
    expect(acceptanceOver(after(assessed, accepted), '2026-06-30T23:59:59Z')).toBeUndefined();
    expect(acceptanceOver(after(assessed, accepted), '2026-07-01T00:00:00Z')).toBe('until');
    expect(acceptanceOver(after(assessed, accepted, worse), '2026-03-21T00:00:00Z')).toBe('level');
    const ended: RiskHappening = { type: 'risk.acceptanceEnded', ...about, approval: 'a', cause: 'until', told: [] };
    const { lapsed, state } = after(assessed, accepted, ended);
    expect({ lapsed, state }).toMatchObject({ lapsed: { days: 120 }, state: 'assessed' });
    expect(lapsed && acceptedAnew(lapsed, '2026-07-01', 90)).toEqual({ by, reason: 'cheap', until: '2026-09-29' });
  });

  test('that is closed has no clock, and is reviewed again from the day on which it was opened again', () => {
    expect(nextTurn(after(assessed, planned))).toMatchObject({ why: 'the reminder before its review' });
    expect(nextTurn(after(assessed, planned, closed))).toBeUndefined();
    expect(codeOf(() => assertMayReopen(after(assessed), { reason: 'x' }))).toBe('risk_state');
    expect(reviewToPlan(after(assessed, planned, closed, reopened))).toEqual({
      level: 'medium',
      lastReview: '2026-06-01',
    });
  });

  test('is avoided by steps that are still to come, and retained by none', () => {
    const may = (kind: 'avoid' | 'retain', ...due: readonly string[]) =>
      codeOf(() =>
        assertMayRespond(after(assessed), { kind, actions: due.map((each) => ({ due: each })) }, '2026-03-02'),
      );
    expect([may('retain'), may('avoid'), may('avoid', '2026-03-01'), may('avoid', '2026-03-02')]).toEqual([
      'accepted',
      'invalid_input',
      'invalid_input',
      'accepted',
    ]);
  });
});

describe('what the programme knows of it', () => {
  const fact = (...happenings: readonly RiskHappening[]): RiskFact => riskFact(after(...happenings), '2026-04-01');
  const known = (...facts: readonly RiskFact[]): Facts => facts.reduce(learnFact, {});
  const [phase] = seed.phases;
  const gate = { asks: [], policy: 'p', must: [], should: ['later'] };
  const mayPropose = (proposal: GateProposal['proposal'], facts: Facts) =>
    codeOf(() =>
      assertMayPropose(
        gate,
        { proposal, again: ['later'], conditions: [{ text: 'a', owner: 'b', due: '2027-01-01' }] },
        { milestones: {}, recycles: 0, overdueRisks: overdueHighRisks(facts) },
        { isOpen: false, today: '2026-04-01' },
      ),
    );

  test('an overdue review of a high risk keeps a go and a conditional go from being proposed, and nothing else', () => {
    const overdue = known(fact(assessed, worse, late));
    expect(['go', 'conditionalGo', 'recycle', 'kill'].map((each) => mayPropose(each as 'go', overdue))).toEqual([
      'gate_not_ready',
      'gate_not_ready',
      'accepted',
      'accepted',
    ]);
    for (const facts of [known(), known(fact(assessed, worse)), known(fact(assessed, worse, late, reviewed))])
      expect(mayPropose('go', facts)).toBe('accepted');
    expect(mayPropose('go', known(fact(assessed, worse, late, closed)))).toBe('accepted');
    const content =
      phase &&
      gateContent(
        phase,
        {},
        { proposal: 'hold' },
        { note: '', today: '2026-04-01', overdueRisks: overdueHighRisks(overdue) },
      );
    expect(content?.summary.map(({ zh }) => zh)).toContain('高风险逾期未评审：太慢');
  });

  test('no open risk is high where none is, or where it is closed or came down; every phase hears of it', () => {
    const need = { risks: 'noneHigh' } as const;
    expect(
      [known(), known(fact(assessed)), known(fact(assessed, worse, closed))].map((facts) => isMet(need, facts)),
    ).toEqual([true, true, true]);
    expect(isMet(need, known(fact(assessed, worse)))).toBe(false);
    expect(names(need, fact(assessed))).toBe(true);
    expect(phase && concerns(phase, fact(assessed))).toBe(true);
  });
});
