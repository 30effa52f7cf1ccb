import { deciding, groupNames } from './decisions';
import { improvementRules, severities, type DaysBySeverity } from '../../programme/improvement-plans';
import { innovationRules } from '../../programme/innovation-plans';
import type { Programme } from '../../programme/programme';
import { innovationKindTitles } from '../../innovations/words';
import { severityTitles } from '../../improvements/words';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

const bySeverity = (days: DaysBySeverity): Text =>
  list(
    severities.map((severity) => {
      const { zh, en } = severityTitles[severity];
      return text(`${zh} ${days[severity]} 天`, `${days[severity]} days (${en.toLowerCase()})`);
    }),
  );

/** What opens an improvement, who leads it, and how it is shown that it worked. */
export function improvementSentences(programme: Programme): readonly Text[] {
  const { openBelow, checkAfterDays, leads } = improvementRules(programme);
  const { groups, policy } = leads;
  const who = groupNames(programme, groups);
  const decided =
    typeof policy === 'string'
      ? deciding(programme, { groups, policy }, text('审批', 'approved'))
      : text(`由${who.zh}审批（双方各至少一席）`, `approved by ${who.en}, one seat of each company at least`);
  const after = bySeverity(checkAfterDays);
  return [
    text(
      `评估得分低于 ${openBelow} 分或过程指标未达标时，自动开启改进；改进方案${decided.zh}。`,
      `A score under ${openBelow} or a failed process guard opens an improvement by itself; its plan is ${decided.en}.`,
    ),
    text(
      `改进实施后满规定天数（${after.zh}），由另一方的席位验证效果；无效的须找出新的原因，观察期内复发的自动重新开启。`,
      `The effect is verified by a seat of the other company, no earlier than ${after.en} after it was carried out; what did not work needs a new cause, and what comes back while it is watched is opened again by itself.`,
    ),
  ];
}

/** What is registered as an innovation, and who accepts its result. */
export function innovationSentences(programme: Programme): readonly Text[] {
  const { kinds, accepts } = innovationRules(programme);
  const { groups, policy } = accepts;
  const [named, who] = [list(kinds.map((kind) => innovationKindTitles[kind])), groupNames(programme, groups)];
  const decided =
    typeof policy === 'string'
      ? deciding(programme, { groups, policy }, text('验收', 'accepted'))
      : text(`由${who.zh}验收（双方各至少一席）`, `accepted by ${who.en}, one seat of each company at least`);
  return [
    text(
      `创新登记分为${named.zh}；成果附证明材料${decided.zh}，通过的计入技术创新成果。`,
      `Innovations are registered by kind (${named.en.toLowerCase()}); a result with evidence is ${decided.en}, and counts once it is.`,
    ),
  ];
}
