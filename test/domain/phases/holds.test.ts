import type { Hold } from '../../../domain/phases/holds';
import type { Happening } from '../../../domain/record/ledger';
import { lettersOf } from '../../../domain/letters/letters';
import { overseers } from '../../../domain/programme/parties';
import type { Of } from '../../../domain/record/nouns';
import { phasesWait } from '../../../domain/phases/waiting';
import { programmeOf } from '../../support/programmes';
import { phaseAfter, plannedPhases } from '../../../domain/phases/projection';
import { milestoneAfter, plannedMilestone } from '../../../domain/phases/milestone-projection';
import { east, seedFile, west } from '../../support/seed';

const programme = programmeOf(seedFile, 'seed');
const [plan] = programme.phases;
const [planned] = plannedPhases(programme);
if (!plan || !planned) throw new Error('The seed has phases.');
const phase = plan.key;
const hold: Hold = {
  on: '2026-02-02',
  reviewOn: '2026-05-03',
  reviewAt: '2026-05-03T09:00:00+08:00',
  cause: { approval: 'g1' },
};
const held: Of<'phase'> = { type: 'phase.held', phase, hold, told: [] };
const resumed: Of<'phase'> = { type: 'phase.resumed', phase, on: '2026-02-22', days: 20, approval: 'g2' };
const opened: Of<'phase'> = { type: 'phase.opened', phase, startsOn: '2026-01-01', endsOn: '2026-06-30' };
const asked: Of<'phase'> = { type: 'phase.gateRequested', phase, by: 'office@east.example', approval: 'g2' };
const after = (...happenings: readonly Of<'phase'>[]) => [opened, ...happenings].reduce(phaseAfter, planned);
const milestones = plan.milestones.map((each) => plannedMilestone(each, programme.starts));
const [milestone] = milestones;
if (!milestone) throw new Error('The phase has milestones.');

describe('a phase on hold', () => {
  test('is seen to be, with its review, until a decision has it go on; the days add up', () => {
    expect(after(held)).toMatchObject({ state: 'onHold', hold });
    expect(after(held, { type: 'phase.reviewDue', phase, reviewOn: hold.reviewOn }).hold).toMatchObject({
      isReviewed: true,
    });
    const goesOn = after(held, resumed);
    expect(goesOn).toMatchObject({ state: 'running', heldDays: 20 });
    expect(goesOn).not.toHaveProperty('hold');
    expect(after(held, resumed, held, resumed).heldDays).toBe(40);
  });

  test('stays on hold when its gate decides nothing, and when it is put on hold again', () => {
    const undecided: Of<'phase'> = { type: 'phase.gateUndecided', phase, approval: 'g2', outcome: 'rejected' };
    expect(after(held, asked).state).toBe('atGate');
    expect(after(held, asked, undecided).state).toBe('onHold');
    expect(after(asked, undecided).state).toBe('running');
    const decided: Of<'phase'> = { type: 'phase.gateDecided', phase, approval: 'g2', outcome: 'hold' };
    expect(after(held, asked, decided, held)).toMatchObject({ state: 'onHold', outcome: 'hold' });
  });

  test('has its open milestones due later by the days it took, from their baseline; what counts or has failed stays', () => {
    const baselineOn = '2026-03-01';
    const later = milestoneAfter(milestone, resumed);
    expect(later).toMatchObject({ baselineOn, dueOn: '2026-03-21' });
    expect(milestoneAfter(later, resumed).dueOn).toBe('2026-04-10');
    for (const state of ['accepted', 'conditionallyAccepted', 'waived', 'failed'] as const)
      expect(milestoneAfter({ ...milestone, state }, resumed)).not.toHaveProperty('dueOn');
  });

  test('waits for its review alone: nothing is to be submitted by a day while the clocks stand', () => {
    const standing = <T>(value: T) => ({ since: '2026-02-02T01:00:00Z', value });
    const waits = (value = after()) => phasesWait(programme, [standing(value)], milestones.map(standing));
    expect(waits().map(({ kind }) => kind)).toContain('submission');
    expect(waits(after(held))).toMatchObject([{ id: phase, kind: 'gate', dueAt: hold.reviewAt }]);
    const [, submission] = phasesWait(
      programme,
      [standing(after(held, resumed))],
      milestones.map((each) => standing(milestoneAfter(each, resumed))),
    );
    expect(submission?.dueAt).toContain('2026-06-21');
  });

  test('that no decision made is told to the office and who chairs the strategic group; its review to the office', () => {
    const office = Object.values(programme.governance.office.people);
    const told = overseers(programme);
    expect(told).toEqual([...new Set([...office, `chair@${east.domain}`, `chair@${west.domain}`])]);
    const sent = (happening: Happening) =>
      lettersOf({ programme: 'seed', process: 'x', number: 1, at: '2026-02-02T01:00:00Z', happening }, { office }).map(
        ({ to, kind }) => [to, kind],
      );
    expect(sent({ type: 'phase.held', phase, hold, told })).toEqual(told.map((to) => [to, 'phaseHeld']));
    expect(sent(held)).toEqual([]);
    expect(sent({ type: 'phase.reviewDue', phase, reviewOn: hold.reviewOn })).toEqual(
      office.map((to) => [to, 'phaseReviewDue']),
    );
  });
});
