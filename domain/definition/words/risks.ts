import { chineseDay, englishDay } from '../../calendar/said-days';
import { dueOn } from '../../phases/phases';
import type { Programme } from '../../programme/programme';
import { riskLevels, type PlannedRisk } from '../../programme/risk-plans';
import { riskRules } from '../../risks/authority';
import { levelOf } from '../../risks/levels';
import { ownerWords } from '../../risks/owner-words';
import { scoresPlanned } from '../../risks/planned';
import { levelTitles, responseTitles } from '../../risks/titles';
import { scoresText } from '../../risks/words';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { groupNames, policyName } from './decisions';

const registered = (programme: Programme, planned: PlannedRisk): Text => {
  const { title, owner, response, actions = [] } = planned;
  const scores = scoresPlanned(planned);
  const level = levelTitles[levelOf(programme.risks, scores.current ?? scores.inherent)];
  const [points, who] = [scoresText(scores), ownerWords(programme, owner)];
  const steps = list(
    actions.map(({ title: step, owner: whose = owner, due }) => {
      const [on, name] = [dueOn(due, programme.starts), ownerWords(programme, whose)];
      return text(`${step.zh}（${name.zh}，${chineseDay(on)}前）`, `${step.en} (${name.en}, by ${englishDay(on)})`);
    }),
  );
  const kind = response && responseTitles[response];
  return text(
    [
      `风险“${title.zh}”为${level.zh}（${points.zh}），由${who.zh}负责`,
      ...(kind ? [`应对方式为${kind.zh}${actions.length > 0 ? `：${steps.zh}` : ''}`] : []),
    ].join('；') + '。',
    [
      `Risk "${title.en}" is ${level.en} (${points.en}), owned by ${who.en}`,
      ...(kind ? [`response: ${kind.en}${actions.length > 0 ? `: ${steps.en}` : ''}`] : []),
    ].join('; ') + '.',
  );
};

/** Who decides on a risk of which level, when each is reviewed, how long one may be accepted, and what is known at the start. */
export const riskSentences = (programme: Programme): readonly Text[] => {
  const { risks } = programme;
  const { authority, policy, atMostDays } = riskRules(programme);
  const [low, medium, high] = riskLevels.map((level) => groupNames(programme, authority[level]));
  const { high: often, medium: less, low: least } = risks.reviewDays;
  const how =
    typeof policy === 'string'
      ? policyName(programme, policy)
      : text('“双方各席位一致”', '"every seat of both companies"');
  return [
    text(
      `风险按可能性 × 影响评分：${risks.highFrom} 分及以上为高，由${high?.zh}处置；${risks.mediumFrom} 分及以上为中，由${medium?.zh}处置；其余为低，由${low?.zh}处置。`,
      `Risks score likelihood × impact: high from ${risks.highFrom} (${high?.en}), medium from ${risks.mediumFrom} (${medium?.en}), low below (${low?.en}).`,
    ),
    text(
      `高、中、低风险分别每 ${often}、${less}、${least} 天评审一次，自上次评审起算，遇休息日顺延；高风险逾期未评审的，评审前阶段门不得通过。`,
      `High, medium and low risks are reviewed every ${often}, ${less} and ${least} days from the last review, moved to a working day; while the review of a high one is overdue, no gate is passed.`,
    ),
    text(
      `接受或关闭风险由该等级的处置组按${how.zh}决定；接受须写明理由和期限，最长 ${atMostDays} 天，届满重新提请。`,
      `Whether a risk is accepted or closed is decided by the groups of its level by the rule ${how.en}; it is accepted with a reason, for ${atMostDays} days at most, and then asked for anew.`,
    ),
    ...risks.register.map((planned) => registered(programme, planned)),
  ];
};
