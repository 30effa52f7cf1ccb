import fc from 'fast-check';
import type { Approval } from '../../../domain/approvals/approvals';
import { act } from '../../../domain/approvals/actions/rules';
import { isAnswerable } from '../../../domain/approvals/barriers';
import { blockage } from '../../../domain/approvals/blockages';
import { allSeats } from '../../../domain/approvals/seats';
import { countStages } from '../../../domain/approvals/counting/standings';
import { lastDecision } from '../../../domain/approvals/votes';
import { aDecision, anApproval, aPanel, aSeat, aStage } from '../../support/approvals';
import { rules, tried } from '../../support/laws';
import type { Seat } from '../../../domain/programme/governance';

const panels = fc
  .record({
    rule: rules,
    chairMustApprove: fc.boolean(),
    vacantSeats: fc.constantFrom<('against' | 'notCounted')[]>('against', 'notCounted'),
    seats: fc.array(
      fc.record({
        party: fc.constantFrom('east', 'west'),
        chair: fc.boolean(),
        weight: fc.integer({ min: 1, max: 3 }),
        holder: fc.option(fc.constantFrom('x@x.example', 'y@x.example', 'z@x.example'), { freq: 3 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ seats, ...rest }) => (group: string) => {
    const named = seats.map(({ party, ...each }, n) => aSeat(`${party}.${group}.${n}`, each));
    return aPanel({ ...rest, group, seats: named });
  });

/** Matters that may want seats, of people who may hold several, one of whom may be recused. */
const matters = fc
  .record({
    first: panels,
    second: panels,
    isOneStage: fc.boolean(),
    distinctPeople: fc.constantFrom<('panels' | 'stages' | undefined)[]>('panels', 'stages', undefined),
    isRecused: fc.boolean(),
  })
  .map(({ first, second, isOneStage, distinctPeople, isRecused }): Approval => {
    const [a, b] = [first('a'), second('b')];
    const approval = anApproval({
      stages: isOneStage ? [aStage(a, b)] : [aStage(a), aStage(b)],
      policy: { vacancyGrace: { workingDays: 5 }, ...(distinctPeople && { distinctPeople }) },
    });
    const seat = a.seats.find(({ holder }) => holder !== null);
    return isRecused && seat?.holder
      ? { ...approval, decisions: [aDecision(seat.id, 'recuse', { person: seat.holder })] }
      : approval;
  });

/** Whether the matter could be decided if some of its seats were filled by people of their own. */
const suffices = (approval: Approval, ids: readonly string[]) => {
  const holders = Object.fromEntries(ids.map((id) => [id, `new ${id}`]));
  const told = { type: 'approval.rosterChanged', holders, substitutions: [], at: approval.dueAt } as const;
  return countStages(act(approval, told)).decisive.outcome !== 'impossible';
};

/** Of some seats those that belong to a choice of them that suffices, and would not without them: by leaving out one after the other. */
const helping = (approval: Approval, gaps: readonly Seat[]) =>
  gaps
    .map(({ id }) => id)
    .filter((id) => {
      const others = gaps
        .filter((each) => each.id !== id)
        .sort((a, b) => b.weight - a.weight)
        .map((each) => each.id);
      const kept = others.reduce<readonly string[]>((chosen, other) => {
        const without = chosen.filter((each) => each !== other);
        return suffices(approval, [id, ...without]) ? without : chosen;
      }, others);
      return !suffices(approval, kept);
    });

test('a matter waits for exactly the seats without which some choice of them would not be enough', () => {
  fc.assert(
    fc.property(matters, (approval) => {
      const { decisive, left } = countStages(approval);
      fc.pre(decisive.outcome === 'impossible');
      const gaps = allSeats(approval).filter((seat) => {
        const decision = lastDecision(approval, seat.id);
        if (decision) return decision.verdict === 'recuse';
        return left.includes(seat.id) || !isAnswerable(approval, seat);
      });
      const isMendable = suffices(
        approval,
        gaps.map(({ id }) => id),
      );
      const found = isMendable ? helping(approval, gaps) : [];
      expect(blockage(approval).map(({ seat }) => seat.id)).toEqual(found);
    }),
    tried(600),
  );
});
