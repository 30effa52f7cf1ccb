import type { PhaseInput } from '../../contracts/phase';
import type { Hold } from '../../domain/phases/holds';
import { phaseWaitsFor } from '../../domain/phases/words';
import { show } from '../kit/visibility';

/** Says in the Temporal Web UI which milestones a phase waits for, or who decides its gate. */
export const showPhase = (
  { phase, endsOn }: PhaseInput,
  isAtGate: boolean,
  isAccepted: (milestone: string) => boolean,
  hold?: Hold,
): void => {
  const waits = phaseWaitsFor(phase, isAccepted).map(({ zh, en }) => `- ${zh} / ${en}`);
  const onHold = hold && `On hold since ${hold.on}: the clocks of its milestones stand; review on ${hold.reviewOn}`;
  const details = isAtGate
    ? `The gate is being decided by ${phase.gate.asks.join(', ')}`
    : [...(onHold ? [onHold, ''] : []), 'It waits for:', ...waits].join('\n');
  const state = isAtGate ? 'atGate' : hold ? 'onHold' : 'running';
  show(state, isAtGate ? phase.gate.asks : ['pmo'], details, hold?.reviewAt ?? `${endsOn}T00:00:00Z`);
};
