import type { PhaseInput } from '../../contracts/phase';
import { programmeId, learn } from '../../contracts/programme';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { learnFact, type Fact, type Facts } from '../../domain/facts/facts';
import { plannedRecord, type MilestoneRecord } from '../../domain/phases/milestones';
import type { PhaseStanding } from '../../domain/resumed/phases';
import { milestonesAdjusted, type AdjustmentChanges } from '../../domain/strategy/changes';
import { localDateOf } from '../../domain/calendar/zones';
import { createRecord } from '../kit/record';
import { createSideWork } from '../kit/side-work';
import { tellProcess } from '../kit/telling';

/** How a phase stands, and what it knows. */
interface Standing extends PhaseStanding {
  readonly facts: Facts;
}

/** What the parts of a phase (milestones, gate, settlements) work with together. */
export const createDesk = (input: PhaseInput) => {
  const { programme, resumed } = input;
  let plan = input.phase;
  const ledger = createRecord(programme, resumed?.recorded);
  const today = () => localDateOf(new Date().toISOString(), input.zone);
  let standing: Standing = {
    facts: input.facts,
    milestones: resumed?.milestones ?? {},
    gateRound: resumed?.gateRound ?? 0,
    recycles: resumed?.recycles ?? 0,
    ...(resumed?.hold && { hold: resumed.hold }),
    settlements: resumed?.settlements ?? {},
  };
  return {
    input,
    /** What an adjustment never changes of it: key, gate, and which milestones it has. */
    plan: input.phase,
    /** With the criteria of its milestones as they are now. */
    planNow: () => plan,
    /** Its milestones have other dates or criteria. */
    adjust: (milestones: AdjustmentChanges['milestones'] = {}): void =>
      void (plan = { ...plan, milestones: milestonesAdjusted(plan.milestones, milestones) }),
    ledger,
    sideWork: createSideWork(),
    today,
    standing: () => standing,
    change: (changes: Partial<Standing>): void => void (standing = { ...standing, ...changes }),
    endHold: (): void => {
      const { hold: _, ...rest } = standing;
      standing = rest;
    },
    /** Throws `not_found`. */
    milestone: (key: string) => {
      const found = plan.milestones.find((each) => each.key === key);
      if (!found) throw new DomainError('not_found', noSuch(kinds.milestone, key));
      return found;
    },
    stand: (key: string): MilestoneRecord => standing.milestones[key] ?? plannedRecord,
    put: (key: string, record: MilestoneRecord): void =>
      void (standing = { ...standing, milestones: { ...standing.milestones, [key]: record } }),
    /** Learns what has become true of a milestone, and tells the programme. */
    tellMilestone: async (key: string, is: 'accepted' | 'reopened', on = today()): Promise<void> => {
      const fact: Fact = { kind: 'milestone', key, is, on };
      standing = { ...standing, facts: learnFact(standing.facts, fact) };
      await tellProcess(programmeId(programme), learn, fact);
    },
    /** What goes on after a continue-as-new. */
    resumed: (): NonNullable<PhaseInput['resumed']> => {
      const { milestones, gateRound, recycles, hold, settlements } = standing;
      return { recorded: ledger.recorded(), milestones, gateRound, recycles, settlements, ...(hold && { hold }) };
    },
  };
};

export type PhaseDesk = ReturnType<typeof createDesk>;
