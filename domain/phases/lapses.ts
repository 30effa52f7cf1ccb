import type { Subject } from '../approvals/approvals';
import type { Phase } from '../programme/phase-plans';

/** A condition of an approval has lapsed, which matters to whatever went on because of it. */
export interface Lapse {
  readonly obligation: string;
  readonly approval: string;
  /** What was approved under the condition. */
  readonly subject: Subject;
}

/** The phase that runs, and the gate's approval by which it began, if it was not the first. */
interface Running {
  readonly phase: Phase;
  readonly beganBy?: string;
}

/**
 * Whether a lapse concerns the phase that runs: a condition of the gate by which it began, or of a milestone of its
 * own; `later` when it is one of this phase's own gate, which may just be ending it. Source: docs/rules/phases.md,
 * "Lapsed conditions".
 */
export const concernOf = ({ approval, subject }: Lapse, { phase, beganBy }: Running): 'now' | 'later' | 'never' => {
  if (subject.kind === 'milestone') return phase.milestones.some(({ key }) => key === subject.key) ? 'now' : 'never';
  if (approval === beganBy) return 'now';
  return subject.key === phase.key ? 'later' : 'never';
};

/** Whether a lapse has consequences beside its mails. */
export const hasConsequences = ({ kind }: Subject) => kind === 'gate' || kind === 'milestone';
