import { chineseDay, englishDay } from '../calendar/said-days';
import { outcomeTitles } from '../approvals/words';
import { text } from '../shared/sentences';
import type { OfType } from '../shared/told';
import { isBlank, type Text } from '../shared/text';
import { levelTitles, responseTitles, scoreText } from './titles';
import { scoreTitles, type Scores } from './levels';
import type { RiskHappening } from './risks';

const after = (said: string): Text => (isBlank(said) ? text('', '') : text(`：${said}`, `: ${said}`));

/** The scores that were given, one after the other. */
export const scoresText = (scores: Scores): Text => {
  const given = (['inherent', 'current', 'residual'] as const).flatMap((name) => {
    const score = scores[name];
    return score ? [{ ...scoreTitles[name], score: scoreText(score) }] : [];
  });
  return text(
    given.map(({ zh, score }) => `${zh} ${score}`).join('，'),
    given.map(({ en, score }) => `${en} ${score}`).join(', '),
  );
};

const scored = (happening: OfType<RiskHappening, 'risk.assessed' | 'risk.reviewed'>): Text => {
  const { by, scores, note, before, answer } = happening;
  const [level, points, said] = [levelTitles[happening.after], scoresText(scores), after(note)];
  const was = before && before !== happening.after ? levelTitles[before] : undefined;
  const verb = happening.type === 'risk.assessed' ? text('评估', 'assessed') : text('评审', 'reviewed');
  const because = answer === undefined ? text('', '') : text(`（评分说明：${answer}）`, ` (of its scores: ${answer})`);
  return text(
    `${by} ${verb.zh}为${level.zh}风险${was ? `（原为${was.zh}）` : ''}，${points.zh}${said.zh}${because.zh}`,
    `${by} ${verb.en} it as ${level.en}${was ? ` (it was ${was.en})` : ''}, ${points.en}${said.en}${because.en}`,
  );
};

/** One thing that happened to a risk, as its history says it. */
export function riskSentence(happening: RiskHappening): Text {
  switch (happening.type) {
    case 'risk.raised': {
      const { by, title } = happening.raised;
      return text(`${by} 识别风险：${title.zh}`, `${by} identified it: ${title.en}`);
    }
    case 'risk.assessed':
    case 'risk.reviewed':
      return scored(happening);
    case 'risk.reviewSet': {
      const { on, rule, provisional } = happening.review;
      return text(
        `下次评审：${chineseDay(on)}${provisional ? '（暂定）' : ''}。${rule.zh}`,
        `Next review on ${englishDay(on)}${provisional ? ' (provisional)' : ''}: ${rule.en}`,
      );
    }
    case 'risk.reviewReminded':
      return text('已提醒责任人评审', 'Its owners were reminded of the review');
    case 'risk.reviewOverdue': {
      const { zh, en } = levelTitles[happening.level];
      return happening.level === 'high'
        ? text(
            `${zh}风险逾期未评审，评审前阶段门不得通过`,
            'The review of a high risk is overdue: no gate is passed until it is done',
          )
        : text(`${zh}风险逾期未评审`, `The review of a ${en} risk is overdue`);
    }
    case 'risk.responded': {
      const { by, response } = happening;
      const { zh, en } = responseTitles[response.kind];
      const steps = response.actions.map(({ text: step, owner, due }) => `${step}（${owner}，${chineseDay(due)}）`);
      const stepsEn = response.actions.map(({ text: step, owner, due }) => `${step} (${owner}, ${englishDay(due)})`);
      const said = after(response.note);
      return text(
        `${by} 确定应对方式：${zh}${said.zh}${steps.length > 0 ? `；措施：${steps.join('；')}` : ''}`,
        `${by} chose the response: ${en}${said.en}${steps.length > 0 ? `; actions: ${stepsEn.join('; ')}` : ''}`,
      );
    }
    case 'risk.acceptanceAsked': {
      const { by, reason, until } = happening.acceptance;
      return text(
        `${by} 提请接受至${chineseDay(until)}：${reason}`,
        `${by} asked to accept it until ${englishDay(until)}: ${reason}`,
      );
    }
    case 'risk.accepted': {
      const { until, reason } = happening.acceptance;
      return text(`同意接受至${chineseDay(until)}：${reason}`, `Accepted until ${englishDay(until)}: ${reason}`);
    }
    case 'risk.acceptanceRefused':
      return text(
        `未同意接受（${outcomeTitles[happening.outcome].zh}）`,
        `It was not accepted (${outcomeTitles[happening.outcome].en.toLowerCase()})`,
      );
    case 'risk.acceptanceEnded':
      return happening.cause === 'until'
        ? text('接受期限届满，重新提请接受', 'The acceptance is over and was asked for anew')
        : text(
            '风险升级，原接受失效，重新提请接受',
            'It became worse than what was accepted, so it was asked for anew',
          );
    case 'risk.materialised': {
      const { by, on, what } = happening;
      return text(
        `${by} 登记风险于${chineseDay(on)}发生：${what}`,
        `${by} recorded that it came true on ${englishDay(on)}: ${what}`,
      );
    }
    case 'risk.closingAsked':
      return text(
        `${happening.by} 提请关闭：${happening.reason}`,
        `${happening.by} asked to close it: ${happening.reason}`,
      );
    case 'risk.closingRefused':
      return text(
        `未同意关闭（${outcomeTitles[happening.outcome].zh}）`,
        `It was not closed (${outcomeTitles[happening.outcome].en.toLowerCase()})`,
      );
    case 'risk.closed':
      return text(`风险关闭：${happening.reason}`, `Closed: ${happening.reason}`);
    case 'risk.reopened':
      return text(
        `${happening.by} 重新启用：${happening.reason}`,
        `${happening.by} opened it again: ${happening.reason}`,
      );
  }
}
