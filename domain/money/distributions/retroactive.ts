import { chineseDay, englishDay } from '../../calendar/said-days';
import type { LocalDate } from '../../calendar/dates';

import type { Shares } from '../../programme/distribution-plans';
import { amountText } from '../../shared/amounts';
import { refused } from '../../shared/reasons';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { AgreedRules } from './rules';
import { isEffective, type Run } from './runs';
import { simulated } from './simulation';

/** The runs that count and reach a day: a ratio that holds since then changes what they came to. Source: docs/rules/money.md, "Versions of ratios". */
export const runsSince = (runs: readonly Run[], since: LocalDate): readonly Run[] =>
  runs.filter((run) => isEffective(run) && run.until >= since);

/** What a run came to, and what it would come to by another ratio from a day on; a run that begins before that day is in part as it was. */
export function retroactiveText(
  run: Run,
  shares: Shares,
  since: LocalDate,
  titles: Readonly<Record<string, Text>>,
): Text {
  const of = text(
    `${run.key}（${chineseDay(run.from)}至${chineseDay(run.until)}）`,
    `${run.key} (${englishDay(run.from)} to ${englishDay(run.until)})`,
  );
  if (run.from < since)
    return text(
      `${of.zh}：自${chineseDay(since)}起的部分重新计算`,
      `${of.en}: what came in from ${englishDay(since)} on is computed anew`,
    );
  const each = Object.entries(simulated([run], shares) ?? {}).map(([payee, { was, would }]) => {
    const [title, before, after] = [
      (Object.hasOwn(titles, payee) ? titles[payee] : undefined) ?? text(payee, payee),
      amountText(was, run.currency),
      amountText(would, run.currency),
    ];
    return text(`${title.zh} ${before} → ${after}`, `${title.en} ${before} to ${after}`);
  });
  const all = list(each);
  return text(`${of.zh}：${all.zh}`, `${of.en}: ${all.en}`);
}

/** The rules by which a run that begins on a day is computed where one version of them is to hold for all of it. Throws `invalid_input`. */
export function rulesOfVersion(rules: AgreedRules, version: LocalDate, from: LocalDate): AgreedRules {
  const found = rules.versions.find((each) => each.from === version);
  if (!found)
    throw refused(
      'invalid_input',
      text(
        `没有自${chineseDay(version)}起的分配规则版本。`,
        `No version of the rules begins on ${englishDay(version)}.`,
      ),
      { field: 'version', versions: rules.versions.map((each) => each.from) },
    );
  const { until: _, ...whole } = found;
  return { ...rules, versions: [{ ...whole, from: version < from ? version : from }] };
}
