import type { RiskLevel } from '../../domain/programme/risk-plans';
import type { Tone } from '../ui/html';

/** Which colour a level has; it is said in words beside it. */
export const levelTones: Readonly<Record<RiskLevel, Tone>> = { high: 'late', medium: 'soon', low: 'done' };
