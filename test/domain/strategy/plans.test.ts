import { planContent } from '../../../domain/strategy/plan-content';
import {
  assertMaySubmitPlan,
  planAfter,
  planDecidedAs,
  planVersionKey,
  type PlanVersion,
} from '../../../domain/strategy/plans';
import { isReplaced, planInForce } from '../../../domain/strategy/plans-in-force';
import { planSentence, plansWait } from '../../../domain/strategy/plan-words';
import type { DomainError } from '../../../domain/shared/errors';
import { resumedStrategy } from '../../../domain/resumed/strategies';

const hash = 'a'.repeat(64);
const since = '2026-12-01T02:00:00Z';
const version = (number: number, changes: Partial<PlanVersion> = {}): PlanVersion => ({
  key: planVersionKey('short', number),
  horizon: 'short',
  title: { zh: '短期规划', en: 'short term' },
  years: 2,
  version: number,
  summary: '先行试点',
  evidence: [{ kind: 'document', title: '规划.pdf', hash }],
  by: 'pmo@east.example',
  on: '2026-12-01',
  approval: `p:plan:short-${number}:1`,
  state: 'deciding',
  ...changes,
});
const decided = (one: PlanVersion, outcome: 'approved' | 'rejected', on = '2026-12-10') =>
  planAfter(one, planDecidedAs(one, outcome, { on, told: [] }));

describe('a version that is handed in', () => {
  const handed = version(2);
  const refusal = (all: readonly PlanVersion[], changes: Partial<PlanVersion> = {}) => {
    try {
      assertMaySubmitPlan(all, { ...handed, ...changes });
      return undefined;
    } catch (error) {
      const { code, facts } = error as DomainError;
      return { code, field: facts['field'] };
    }
  };
  const link = { kind: 'link', title: 'a page', url: 'https://x.example' } as const;

  test.each([
    ['while one of the plan is decided on', [version(1)], {}, 'plan_state', undefined],
    ['without a summary', [], { summary: ' ' }, 'comment_required', 'summary'],
    ['without a document', [], { evidence: [link] }, 'evidence_required', 'evidence'],
    [
      'with a document of which no file is named',
      [],
      { evidence: [{ kind: 'document', title: 'x' }] },
      'evidence_required',
      'evidence',
    ],
  ] as const)('is refused %s', (_when, all, changes, code, field) => {
    expect(refusal(all, changes as Partial<PlanVersion>)).toEqual({ code, field });
  });

  test('is taken once the one before was decided, and beside that of another plan', () => {
    expect(refusal([decided(version(1), 'rejected'), version(1, { horizon: 'long' })])).toBeUndefined();
  });
});

test('what was accepted last is in force since that day; the one before is replaced, one that was sent back changes nothing', () => {
  const all = [decided(version(1), 'approved', '2026-12-10'), decided(version(2), 'approved', '2027-12-10')];
  const [first, second] = all as [PlanVersion, PlanVersion];
  expect(planInForce(all, 'short')).toMatchObject({ version: 2, acceptedOn: '2027-12-10' });
  expect([isReplaced(all, first), isReplaced(all, second)]).toEqual([true, false]);
  expect(planInForce([...all, decided(version(3), 'rejected')], 'short')?.version).toBe(2);
  expect(planInForce(all, 'long')).toBeUndefined();
});

test('the groups see the document, what it says in short, and which version it replaces', () => {
  const content = planContent(version(2), decided(version(1), 'approved'));
  expect(content).toMatchObject({ title: { zh: '采用发展规划：短期规划（第 2 版）' }, evidence: [{ hash }] });
  expect(content.summary.map(({ en }) => en).join(' ')).toContain('replaces version 1, in force since 10 Dec 2026');
  expect(planContent(version(1), undefined).summary.at(-1)?.en).toBe('Once approved it is the plan in force.');
});

test('one that was sent back waits for whoever handed it in, until another is', () => {
  const waits = (...all: readonly PlanVersion[]) => plansWait(all.map((value) => ({ since, value })));
  const returned = decided(version(1), 'rejected');
  expect(waits(version(1))).toEqual([]);
  expect(waits(returned)).toMatchObject([{ id: 'short', kind: 'plan', on: [{ person: 'pmo@east.example' }] }]);
  expect(waits(returned, version(2))).toEqual([]);
});

test('each happening is a sentence of the history, and what follows the strategy begins again with its plans', () => {
  const submitted = { type: 'plan.submitted', submitted: version(1) } as const;
  const accepted = planDecidedAs(version(1), 'approved', { on: '2026-12-10', told: [] });
  expect(planSentence(submitted).zh).toContain('短期规划（第 1 版）');
  expect(planSentence(accepted).en).toContain('In force since 10 Dec 2026: short term, version 1');
  expect(planSentence(planDecidedAs(version(1), 'rejected', { on: '2026-12-10', told: [] })).en).toContain('sent back');
  const entries = [submitted, accepted].map((happening, at) => ({
    ...{ programme: 'p', process: 'p:strategy', number: at + 1, at: since, happening },
  }));
  expect(resumedStrategy(entries).plans).toEqual([decided(version(1), 'approved')]);
});
