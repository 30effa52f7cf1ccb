import type { Scorecard } from './evaluations';
import type { CycleKey } from '../shared/keys';

export interface EvaluationView {
  readonly key: string;
  readonly cycle: CycleKey;
  readonly period: string;
  readonly state: 'collecting' | 'signOff' | 'signedOff' | 'returned' | 'abandoned';
  readonly dueAt: string;
  readonly scorecard?: Scorecard;
  readonly approval?: string;
}
