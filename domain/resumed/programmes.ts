import type { GateOutcome } from '../phases/gates';
import type { Entry } from '../record/ledger';
import { zoneOf } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { localDateOf } from '../calendar/zones';

/** How a phase ended, by which decision. */
export interface PhaseOver {
  readonly phase: string;
  readonly outcome: GateOutcome;
  readonly on: string;
  readonly approval?: string;
}

/** Where a programme stands: the phase that runs (its place), by which gate it began, and how it ended where the programme has not gone on yet. */
export interface ProgrammeStanding {
  readonly phase: number;
  readonly isOpened: boolean;
  readonly beganBy?: string;
  readonly end?: PhaseOver;
  readonly isExiting: boolean;
  readonly isOver: boolean;
}

/** A programme with which its process goes on, by everything that was told in it. */
export function resumedProgramme(definition: Programme, entries: readonly Entry[]): ProgrammeStanding {
  const gates = new Map<string, string>();
  const over = new Map<string, PhaseOver>();
  const told = new Set<string>();
  let last = -1;
  for (const { at, happening } of entries) {
    told.add(happening.type);
    if (happening.type === 'phase.opened')
      last = Math.max(
        last,
        definition.phases.findIndex(({ key }) => key === happening.phase),
      );
    if (happening.type === 'phase.gateDecided') gates.set(happening.phase, happening.approval);
    if (happening.type !== 'phase.closed') continue;
    const { phase, outcome } = happening;
    const approval = gates.get(phase);
    const on = localDateOf(at, zoneOf(definition));
    over.set(phase, { phase, outcome, on, ...(approval !== undefined && { approval }) });
  }
  const phase = Math.max(last, 0);
  const end = over.get(definition.phases[phase]?.key ?? '');
  const beganBy = gates.get(definition.phases[phase - 1]?.key ?? '');
  return {
    phase,
    isOpened: last >= 0,
    ...(beganBy !== undefined && { beganBy }),
    ...(end && { end }),
    isExiting: told.has('programme.exitBegan'),
    isOver: told.has('programme.completed') || told.has('programme.ended'),
  };
}
