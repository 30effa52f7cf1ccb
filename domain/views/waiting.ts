import type { Programme } from '../programme/programme';
import type { Noun } from '../record/nouns';
import type { Stood } from '../programme/office';
import { agreementsWait, signaturesWait } from '../agreements/waiting';
import { obligationsWait } from '../obligations/waiting';
import { faultsWait } from '../processes/waiting';
import { ipWaits } from '../ip/waiting';
import { disputesWait } from '../disputes/waiting';
import { projectsWait } from '../projects/waiting';
import { phasesWait } from '../phases/waiting';
import { scheduleWaits } from '../schedule/waiting';
import { by } from '../shared/order';
import { goesOnWith } from './endings';
import type { Things } from './kept';
import { mayUndertake, type ProgrammeState } from '../programme/undertakings';
import { waitKinds, type WaitingView } from '../programme/awaited';
import { actualsWait } from '../evaluations/waiting';
import { approvalWaits, goesOnIn } from '../approvals/waiting';

type Waits = (programme: Programme, things: Things, state: ProgrammeState) => readonly WaitingView[];

const nothing: Waits = () => [];

/** What of each noun waits for somebody; of equally old waits the earlier noun's stands first. */
const waits: { readonly [One in Noun]: Waits } = {
  phase: (programme, { phases, milestones }) => phasesWait(programme, phases, milestones),
  schedule: (programme, { milestones }) => scheduleWaits(programme, milestones),
  approval: (programme, { approvals, agreements }, state) =>
    approvals
      .filter((approval) => mayUndertake(state, goesOnWith({ agreements: agreements.map(valueOf) }, approval)))
      .map((approval) => approvalWaits(programme, approval)),
  evaluation: (programme, { evaluations }) => evaluations.flatMap((evaluation) => actualsWait(programme, evaluation)),
  obligation: (_programme, { obligations }, state) =>
    obligationsWait(obligations.filter(({ value }) => state !== 'ended' || value.under !== undefined)),
  project: (programme, { projects }) => projectsWait(programme, projects),
  dispute: (programme, { disputes }) => disputesWait(programme, disputes),
  ip: (programme, { ip }) => ipWaits(programme, ip),
  process: (programme, { faults }) => faultsWait(programme, faults),
  agreement: (programme, { agreements }) => [
    ...agreementsWait(programme, agreements),
    ...agreements.flatMap((agreement) => signaturesWait(programme, agreement)),
  ],
  // A phase's wait speaks of its milestones; what happens to these has no wait of its own.
  milestone: nothing,
  baseline: nothing,
  calendar: nothing,
  cycle: nothing,
  mail: nothing,
  policy: nothing,
  programme: nothing,
  roster: nothing,
  scope: nothing,
};

/**
 * What a programme waits for: open approvals, milestones and gates that the office has to bring forward, evaluations without
 * figures, conditions not met, agreements not signed by everybody; the longest wait first.
 */
export const waitingOf = (
  programme: Programme,
  things: Things,
  state: ProgrammeState = 'running',
): readonly WaitingView[] =>
  Object.values(waits)
    .flatMap((waitsOf) => waitsOf(programme, things, state))
    .filter(({ kind }) => mayUndertake(state, waitKinds[kind].endsBy))
    .map((waiting) => ({ ...waiting, ...goesOnIn(state) }))
    .sort(by(({ since }) => since));

const valueOf = <T>({ value }: Stood<T>): T => value;
