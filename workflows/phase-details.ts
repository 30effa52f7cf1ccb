import type { PhaseInput } from '../contracts/phase';
import { phaseWaitsFor } from '../domain/phase-words';
import { show } from './visibility';

/** Says in the Temporal Web UI which milestones a phase waits for, or who decides its gate. */
export const showPhase = (
  { phase, endsOn }: PhaseInput,
  isAtGate: boolean,
  isAccepted: (milestone: string) => boolean,
): void => {
  const waits = phaseWaitsFor(phase, isAccepted).map(({ zh, en }) => `- ${zh} / ${en}`);
  const details = isAtGate
    ? `The gate is being decided by ${phase.gate.asks.join(', ')}`
    : ['It waits for:', ...waits].join('\n');
  show(isAtGate ? 'atGate' : 'running', isAtGate ? phase.gate.asks : ['pmo'], details, `${endsOn}T00:00:00Z`);
};
