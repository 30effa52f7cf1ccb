import { finding, type Finding, type Path } from '../../shared/findings';

const whole = 10_000;

/** Parts in basis points that do not make the whole. */
export const lintWhole = (code: string, parts: readonly number[], path: Path, zh: string, en: string): Finding[] => {
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === whole
    ? []
    : [finding(code, path, `${zh}合计 ${sum / 100}%，应为 100%。`, `${en} make ${sum / 100} %, not 100 %.`)];
};
