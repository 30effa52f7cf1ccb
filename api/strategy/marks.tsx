import { Badge, type Tone } from '../ui/html';
import { adjustmentStates } from '../../domain/strategy/words';
import type { Adjustment } from '../../domain/strategy/adjustments';
import { say, type Language } from '../../domain/shared/text';

const tones: Readonly<Record<Adjustment['state'], Tone>> = {
  deciding: 'running',
  approved: 'soon',
  inForce: 'done',
  lapsed: 'late',
  rejected: 'late',
  undecided: 'idle',
  withdrawn: 'idle',
};

/** Where an adjustment stands. */
export const StateMark = ({
  state,
  language,
}: {
  readonly state: Adjustment['state'];
  readonly language: Language;
}) => <Badge tone={tones[state]}>{say(adjustmentStates[state], language)}</Badge>;
