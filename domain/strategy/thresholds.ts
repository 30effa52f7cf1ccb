import { chineseDay, englishDay } from '../calendar/said-days';
import { compare, parseDecimal } from '../shared/rationals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { SignalPlan } from '../programme/strategy-plans';
import { thresholdWords } from '../definition/words/strategy';

const levels = ['low', 'medium', 'high'];

/**
 * Whether a value lies beyond the threshold of a signal; on the threshold it does not. A date is beyond once it has come, and a value that
 * is no number is not. Source: docs/rules/strategy.md, "Signals and assessments".
 */
export function isBeyond({ source, alertBelow, alertAbove, alertFrom = 'high' }: SignalPlan, value: string): boolean {
  if (source === 'date') return true;
  if (source === 'riskLevel') return levels.includes(value) && levels.indexOf(value) >= levels.indexOf(alertFrom);
  const [number, low, high] = [value, alertBelow ?? '', alertAbove ?? ''].map(parseDecimal);
  if (!number) return false;
  return (low !== undefined && compare(number, low) < 0) || (high !== undefined && compare(number, high) > 0);
}

/** Why a signal opens an assessment: what it says, and beyond what. */
export const crossingWords = (signal: SignalPlan, value: string): Text => {
  const { title, source, unit = '', on = '' } = signal;
  if (source === 'date') return text(`${title.zh}：${chineseDay(on)}已到`, `${title.en}: ${englishDay(on)} has come`);
  const beyond = thresholdWords(signal);
  const space = unit === '' || unit === '%' ? unit : ` ${unit}`;
  return text(`${title.zh}：${value}${space}（${beyond.zh}）`, `${title.en}: ${value}${space} (${beyond.en})`);
};
