import { exponentOf, groupedText, type Minor } from './amounts';
import { text } from './sentences';
import type { Text } from './text';

/** Steps in whole units of a currency, the largest first. */
const steps = {
  zh: [
    { units: 100_000_000n, word: '亿' },
    { units: 10_000n, word: '万' },
  ],
  en: [
    { units: 1_000_000n, word: 'M' },
    { units: 1_000n, word: 'k' },
  ],
};

const briefIn = (language: keyof typeof steps, minor: bigint, currency: string): string => {
  const one = 10n ** BigInt(exponentOf(currency));
  const size = minor < 0n ? -minor : minor;
  const step = steps[language].find(({ units }) => size >= units * one);
  if (!step) return groupedText(minor / one, 0);
  return `${groupedText((minor * 100n) / (step.units * one), 2)} ${step.word}`;
};

/** An amount for one glance, cut off and never rounded up: 123456789012 in CNY is `12.34 亿`, `1,234.56 M`. The exact one stands beside it. */
export const briefAmount = (amount: Minor | bigint, currency: string): Text => {
  const minor = BigInt(amount);
  return text(briefIn('zh', minor, currency), briefIn('en', minor, currency));
};
