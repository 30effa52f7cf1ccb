import { compare, exactText, parseExact, add, times, ratio } from '../shared/rationals';
import { boundOf } from '../programme/evaluation-defaults';
import { fitsGuard } from './fits';
import type { Guard } from '../programme/evaluation-plans';

/** Whether a guard was kept; `unknown` without a figure, and that is not passed. */
export interface GuardResult {
  readonly guard: string;
  readonly actual: string | null;
  readonly state: 'passed' | 'failed' | 'unknown';
  /** By how much the bound is missed, exactly, in its unit. */
  readonly missedBy?: string;
}

/** Judges a guard by its figure. Source: docs/rules/evaluation.md, "Process guards". */
export function judged(key: string, guard: Guard, given: string | undefined): GuardResult {
  const actual = (given ?? '').trim();
  const bound = boundOf(guard);
  if (actual === '' || !fitsGuard(guard, actual)) return { guard: key, actual: actual || null, state: 'unknown' };
  if (!bound) return { guard: key, actual, state: actual === 'pass' ? 'passed' : 'failed' };
  const [value, goal] = [parseExact(actual), parseExact(bound.number)];
  if (!value || !goal) return { guard: key, actual, state: 'unknown' };
  const short = times(add(goal, times(value, ratio(-1))), ratio(bound.better === 'higher' ? 1 : -1));
  if (compare(short, ratio(0)) <= 0) return { guard: key, actual, state: 'passed' };
  return { guard: key, actual, state: 'failed', missedBy: exactText(short) };
}
