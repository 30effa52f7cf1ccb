import fc from 'fast-check';
import type { Outcome } from '../../../domain/approvals/approvals';
import { addDays } from '../../../domain/calendar/dates';
import { DomainError } from '../../../domain/shared/errors';
import { gateContent } from '../../../domain/phases/gate-contents';
import {
  alsoAsked,
  assertMayPropose,
  decidedAs,
  endsPhase,
  gateChecklist,
  isPassed,
  type GateProposal,
  type GateStanding,
} from '../../../domain/phases/gates';
import { daysHeld, reviewDateOf, type Hold } from '../../../domain/phases/holds';
import { concernOf, hasConsequences } from '../../../domain/phases/lapses';
import {
  accept,
  assertMayStart,
  countsAtGate,
  plannedRecord,
  reopen,
  begin,
  submit,
} from '../../../domain/phases/milestones';
import { assertMaySettle } from '../../../domain/phases/settlements';
import { tried } from '../../support/laws';
import type { Gate, Phase } from '../../../domain/programme/phase-plans';

const gate: Gate = { asks: ['board'], policy: 'gate', must: ['plan'], should: ['pilot'] };
const title = (name: string) => ({ zh: name, en: name });
const phase = {
  key: 'first',
  title: title('First'),
  milestones: ['plan', 'pilot'].map((key) => ({ key, title: title(key) })),
  gate,
} as unknown as Phase;
const today = '2026-03-02';
const plan = accept(plannedRecord, '2026-02-27');
const settlement = { approval: 'a:waiver:plan:1', reason: 'done elsewhere' };
const waived = { ...plannedRecord, state: 'waived', settlement } as const;
const hold: Hold = { on: today, reviewOn: '2026-05-31', reviewAt: '2026-05-31T01:00:00Z', cause: { approval: 'a' } };
const condition = { text: 'an audit', owner: 'office@east.example', due: '2026-06-30' };

const codeOf = (proposed: GateProposal, standing: Partial<GateStanding> = {}, isOpen = false) => {
  try {
    assertMayPropose(gate, proposed, { milestones: {}, recycles: 0, ...standing }, { isOpen, today });
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('a gate', () => {
  test('takes a must-meet criterion as met once it is accepted or waived; a should-meet may be missing', () => {
    expect(gateChecklist(gate, {})).toEqual({ must: ['plan'], should: ['pilot'] });
    expect(gateChecklist(gate, { plan })).toEqual({ must: [], should: ['pilot'] });
    expect(gateChecklist(gate, { plan: waived })).toEqual({ must: [], should: ['pilot'] });
  });

  test.each(['go', 'conditionalGo'] as const)(
    'cannot be asked for a %s while a must-meet criterion is unmet',
    (proposal) => {
      expect(codeOf({ proposal, conditions: [condition] })).toBe('gate_not_ready');
      expect(codeOf({ proposal, conditions: [condition] }, { milestones: { plan } })).toBe('accepted');
      expect(codeOf({ proposal, conditions: [condition] }, { milestones: { plan: waived } })).toBe('accepted');
    },
  );

  test.each([
    { proposal: 'hold', reviewOn: '2026-04-01' },
    { proposal: 'recycle', again: ['plan'] },
    { proposal: 'kill' },
  ] as const)('can be asked for at any time but while it is being decided: %j', (proposed) => {
    expect(codeOf(proposed)).toBe('accepted');
    expect(codeOf(proposed, {}, true)).toBe('gate_not_ready');
  });

  test('needs the conditions of a conditional go and the criteria of a recycle, which are its own', () => {
    expect(codeOf({ proposal: 'conditionalGo' }, { milestones: { plan } })).toBe('conditions_required');
    expect(codeOf({ proposal: 'recycle' })).toBe('invalid_input');
    expect(codeOf({ proposal: 'recycle', again: ['moon-landing'] })).toBe('invalid_input');
  });

  test('resumes only what is on hold', () => {
    expect(codeOf({ proposal: 'resume' })).toBe('gate_not_ready');
    expect(codeOf({ proposal: 'resume' }, { hold })).toBe('accepted');
  });

  test.each([
    [undefined, 'review_date_refused'],
    ['2026-03-02', 'review_date_refused'],
    ['2026-03-03', 'accepted'],
    ['2026-05-31', 'accepted'],
    ['2026-06-01', 'review_date_refused'],
  ])('a hold from 2026-03-02 that is reviewed on %s is %s: within 90 days, and not today', (reviewOn, code) => {
    expect(codeOf({ proposal: 'hold', ...(reviewOn !== undefined && { reviewOn }) })).toBe(code);
  });

  test('a hold that nobody proposed is reviewed after 90 days', () => {
    expect(reviewDateOf(today)).toBe('2026-05-31');
    expect(reviewDateOf(today, '2026-04-01')).toBe('2026-04-01');
  });

  test.each<[GateProposal['proposal'], Outcome, GateProposal['proposal'] | undefined]>([
    ['go', 'approved', 'go'],
    ['go', 'approvedWithConditions', 'conditionalGo'],
    ['go', 'changesRequested', 'recycle'],
    ['go', 'rejected', 'hold'],
    ['go', 'expired', 'hold'],
    ['go', 'withdrawn', undefined],
    ['go', 'impossible', undefined],
    ['conditionalGo', 'approvedWithConditions', 'conditionalGo'],
    ['conditionalGo', 'rejected', 'hold'],
    ['hold', 'approved', 'hold'],
    ['hold', 'rejected', undefined],
    ['recycle', 'approvedWithConditions', 'recycle'],
    ['recycle', 'expired', undefined],
    ['kill', 'approved', 'kill'],
    ['kill', 'rejected', undefined],
    ['kill', 'changesRequested', undefined],
    ['resume', 'approved', 'resume'],
    ['resume', 'rejected', undefined],
  ])('a proposed %s that ends as %s is decided as %s', (proposal, outcome, decided) => {
    expect(decidedAs(proposal, outcome)).toBe(decided);
  });

  test('ends the phase by a go, a conditional go or a kill, and only the first two begin the next one', () => {
    const all = ['go', 'conditionalGo', 'hold', 'recycle', 'kill'] as const;
    expect(all.filter(endsPhase)).toEqual(['go', 'conditionalGo', 'kill']);
    expect(all.filter(isPassed)).toEqual(['go', 'conditionalGo']);
  });

  test('asks the strategic group as well once it could send the phase back for the third time', () => {
    expect([0, 1, 2, 3].map((recycles) => alsoAsked(['strategic'], recycles))).toEqual([
      [],
      [],
      ['strategic'],
      ['strategic'],
    ]);
  });

  test('shows what is proposed, the criteria met and unmet, and each waiver with its reason and its approval', () => {
    const linesOf = (proposed: GateProposal, milestones = {}) =>
      gateContent(phase, milestones, proposed, { note: 'as discussed', today }).summary.map(({ en }) => en);
    expect(linesOf({ proposal: 'go' }, { plan: waived })).toEqual([
      'Proposed: go',
      'Must-meet criteria met: none',
      'Criteria waived, not met: plan',
      'Must-meet criteria not met: none',
      'Should-meet criteria not met: pilot',
      'Waived: plan (done elsewhere; approval a:waiver:plan:1)',
      'Note: as discussed',
    ]);
    expect(linesOf({ proposal: 'hold' })).toContain(
      'The clocks of the milestones stop; it is looked at again on 31 May 2026.',
    );
    expect(linesOf({ proposal: 'recycle', again: ['pilot'] })).toContain('To be shown again: pilot');
    expect(linesOf({ proposal: 'conditionalGo', conditions: [condition] })).toContain(
      'Condition: an audit; owner office@east.example, due 30 Jun 2026',
    );
  });
});

test('the clocks stand for as many days as lie between the first day of a hold and its last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      expect(daysHeld(hold, addDays(hold.on, days))).toBe(days);
    }),
    tried(100),
  );
});

describe('a condition that lapses', () => {
  const gateOf = (key: string, approval: string) => ({
    obligation: `${approval}:condition:1`,
    approval,
    subject: { kind: 'gate' as const, key },
  });
  const acceptanceOf = (key: string) => ({ ...gateOf(key, 'b'), subject: { kind: 'milestone' as const, key } });

  test.each([
    ['of the gate by which the phase began', gateOf('zero', 'a'), 'now'],
    ['of another decision at that gate', gateOf('zero', 'c'), 'never'],
    ['of the gate that may just be ending the phase', gateOf('first', 'b'), 'later'],
    ['of a milestone of the phase', acceptanceOf('plan'), 'now'],
    ['of a milestone of another phase', acceptanceOf('moon-landing'), 'never'],
  ] as const)('%s concerns the phase that runs: %#', (_title, lapse, concern) => {
    expect(concernOf(lapse, { phase, beganBy: 'a' })).toBe(concern);
  });

  test('has consequences for gates and milestones alone', () => {
    const kinds = ['gate', 'milestone', 'agreement', 'waiver', 'request'] as const;
    expect(kinds.filter((kind) => hasConsequences({ kind, key: 'x' }))).toEqual(['gate', 'milestone']);
  });
});

describe('a milestone', () => {
  const may = (
    as: 'waived' | 'failed',
    record = plannedRecord,
    { milestone = 'plan', isUnderWay = false, reason = 'why' } = {},
  ) => {
    try {
      assertMaySettle(gate, { milestone, as, reason, by: 'office@east.example' }, record, isUnderWay);
      return 'accepted';
    } catch (error) {
      return error instanceof DomainError ? error.code : String(error);
    }
  };

  test('is waived only where the gate cannot do without it; it may always be given up', () => {
    expect([may('waived'), may('failed')]).toEqual(['accepted', 'accepted']);
    expect(may('waived', plannedRecord, { milestone: 'pilot' })).toBe('milestone_not_open');
    expect(may('failed', plannedRecord, { milestone: 'pilot' })).toBe('accepted');
    expect(may('waived', { ...plannedRecord, state: 'failed' })).toBe('accepted');
    expect(may('failed', { ...plannedRecord, state: 'failed' })).toBe('milestone_not_open');
  });

  test('is neither waived nor given up once it counts, while people decide on it, or without a reason', () => {
    expect(may('failed', plan)).toBe('milestone_not_open');
    expect(may('waived', waived)).toBe('milestone_not_open');
    expect(may('waived', plannedRecord, { isUnderWay: true })).toBe('milestone_not_open');
    expect(may('waived', plannedRecord, { reason: ' ' })).toBe('comment_required');
  });

  test('is begun once, on a day that is not to come', () => {
    expect(() => assertMayStart(plannedRecord, '2026-03-03', today)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => assertMayStart(plannedRecord, today, today)).not.toThrow();
    const atWork = begin(plannedRecord, today);
    expect(atWork).toMatchObject({ state: 'inProgress', startedOn: today });
    expect(() => assertMayStart(atWork, today, today)).toThrow(expect.objectContaining({ code: 'milestone_not_open' }));
  });

  test('that has to be shown again is accepted no longer, and its next submission is a new round', () => {
    const again = reopen(accept(submit(plannedRecord), '2026-02-27'));
    expect(again).toEqual({ state: 'rework', round: 1 });
    expect(countsAtGate(again)).toBe(false);
    expect(submit(again)).toMatchObject({ state: 'submitted', round: 2 });
  });
});
