import { states } from '../../domain/shared/states';
import { say, type Language } from '../../domain/shared/text';
import type { Dispute } from '../../domain/disputes/disputes';
import type { IpItem } from '../../domain/ip/ip';
import type { Risk } from '../../domain/risks/risks';
import type { Project } from '../../domain/projects/projects';
import type { ProgrammeView } from '../../domain/views/views';
import type { Tone } from './html';
import { Badge } from './html';
import type { IconName } from './icons';
import type { MilestoneView, PhaseView } from '../../domain/phases/views';
import type { AgreementView } from '../../domain/agreements/views';
import type { EvaluationView } from '../../domain/evaluations/views';

/** Which colour each state has. */
const tones: Readonly<
  Record<
    | ProgrammeView['state']
    | PhaseView['state']
    | MilestoneView['state']
    | AgreementView['state']
    | EvaluationView['state']
    | Project['state']
    | Dispute['state']
    | IpItem['state']
    | Risk['state']
    | 'inDispute',
    Tone
  >
> = {
  planned: 'idle',
  running: 'running',
  completed: 'done',
  atGate: 'running',
  onHold: 'soon',
  exiting: 'soon',
  ended: 'idle',
  closed: 'done',
  inProgress: 'running',
  submitted: 'running',
  accepted: 'done',
  conditionallyAccepted: 'done',
  rework: 'soon',
  waived: 'done',
  failed: 'late',
  draft: 'idle',
  internalApproval: 'running',
  signing: 'running',
  negotiating: 'running',
  rejected: 'soon',
  conditionsPending: 'running',
  signed: 'running',
  effective: 'done',
  renewed: 'done',
  expiring: 'soon',
  suspended: 'late',
  terminated: 'idle',
  survival: 'idle',
  expired: 'idle',
  collecting: 'running',
  signOff: 'running',
  signedOff: 'done',
  preparing: 'idle',
  commissioning: 'running',
  landed: 'done',
  cancelled: 'idle',
  negotiation: 'running',
  mediation: 'soon',
  arbitration: 'late',
  settled: 'done',
  awarded: 'done',
  withdrawn: 'idle',
  inDispute: 'late',
  proposed: 'running',
  blocked: 'late',
  cleared: 'running',
  filed: 'running',
  registered: 'done',
  kept: 'done',
  lapsed: 'late',
  returned: 'soon',
  identified: 'soon',
  assessed: 'running',
  treated: 'running',
  materialised: 'late',
  abandoned: 'idle',
};

export const toneOf = (state: keyof typeof tones): Tone => tones[state];

/** The states that stand still until somebody lets them go on. */
const paused: readonly (keyof typeof tones)[] = ['onHold', 'suspended', 'blocked'];

/** The sign of a state, beside or without its badge. */
export const iconOf = (state: keyof typeof tones): IconName => (paused.includes(state) ? 'paused' : tones[state]);

export const stateWord = (state: keyof typeof tones, language: Language): string => say(states[state], language);

/** A thing's state by its sign and in words on its colour. */
export const StateBadge = ({
  state,
  language,
}: {
  readonly state: keyof typeof tones;
  readonly language: Language;
}) => (
  <Badge tone={toneOf(state)} icon={iconOf(state)}>
    {stateWord(state, language)}
  </Badge>
);
