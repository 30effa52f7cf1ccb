import { chineseDay, englishDay } from '../calendar/said-days';
import type { Severity } from '../programme/improvement-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Source } from './causes';
import { roundOf, type Check, type Improvement, type Restated, type Step } from './improvements';

/** What the steps are called. */
export const stepTitles: Readonly<Record<Step, Text>> = {
  analysis: text('原因分析', 'Cause analysis'),
  plan: text('改进方案', 'Plan'),
  approval: text('方案审批', 'Approval of the plan'),
  implementation: text('实施', 'Implementation'),
  verification: text('有效性验证', 'Verification'),
  watch: text('复发观察', 'Watched'),
  closed: text('已关闭', 'Closed'),
  abandoned: text('已中止', 'Abandoned'),
};

/** What severities are called. */
export const severityTitles: Readonly<Record<Severity, Text>> = {
  critical: text('严重', 'Critical'),
  major: text('重要', 'Major'),
  minor: text('一般', 'Minor'),
};

/** By what a problem came to be known. */
export const sourceTitles: Readonly<Record<Source, Text>> = {
  observed: text('日常发现', 'Observed'),
  complaint: text('投诉', 'Complaint'),
  audit: text('审计或检查', 'Audit or inspection'),
  accident: text('事故或合规事件', 'Accident or compliance event'),
  score: text('评估得分偏低', 'Low score'),
  guard: text('过程指标未达标', 'Process guard failed'),
  finding: text('财务监督发现', 'Found by the financial review'),
  risk: text('风险发生', 'Risk materialised'),
};

export const verdictTitles: Readonly<Record<Check['verdict'], Text>> = {
  effective: text('有效', 'Effective'),
  notEffective: text('无效', 'Not effective'),
};

/** What has to be done now, in one sentence. */
export const stepAsks = (improvement: Improvement): Text => {
  const { checkFrom = '' } = roundOf(improvement);
  switch (improvement.state) {
    case 'analysis':
      return improvement.reopened > 0
        ? text(
            '请重新分析原因：须找出此前未提出过的新原因。',
            'Analyse the cause again: it must be one that was not named before.',
          )
        : text('请分析问题产生的原因，并写明分析方法。', 'Find the cause, and say how it was found.');
    case 'plan':
      return text(
        '请制定改进方案：措施、责任人、期限，以及判定有效的标准。',
        'Plan the improvement: measures, owners, days, and the criterion that will show that it worked.',
      );
    case 'approval':
      return text('改进方案正在审批。', 'The plan is being approved.');
    case 'implementation':
      return text('请完成各项措施，并登记实施情况和证明材料。', 'Carry out the measures, and report it with evidence.');
    case 'verification':
      return text(
        `请由另一方席位自${chineseDay(checkFrom ?? '')}起验证效果：填写实测值并附证明材料。`,
        `A seat of the other company verifies the effect from ${englishDay(checkFrom ?? '')}: with the measured value and evidence.`,
      );
    case 'watch':
      return text(
        `已验证有效；${chineseDay(improvement.watchedUntil ?? '')}之前同一问题再次出现的，自动重新开启。`,
        `Its effect was shown; the same problem re-opens it until ${englishDay(improvement.watchedUntil ?? '')}.`,
      );
    case 'closed':
      return text('已关闭：观察期内未再出现。', 'Closed: the problem did not come back while it was watched.');
    case 'abandoned':
      return text('合作计划终止，不再继续。', 'The programme ends; nobody goes on with it.');
  }
};

/** What happens when nobody acts. */
export const stepThen = ({ state }: Pick<Improvement, 'state'>): Text =>
  state === 'verification'
    ? text(
        '未经另一方验证不会关闭；逾期告知服务办公室和牵头组。',
        'It never closes without the other company; when it is overdue the office and the leading group are told.',
      )
    : text(
        '逾期告知服务办公室和牵头组，改进保持开启。',
        'When it is overdue the office and the leading group are told; it stays open.',
      );

/** That a figure was corrected on which an improvement rested. */
export const restatedWords = ({ title, what, before, after }: Restated): Text => {
  const none = text('无数据', 'no data');
  return text(
    `数据重述（${title.zh}）：${what.zh}由 ${before ?? none.zh} 更正为 ${after ?? none.zh}`,
    `Restated (${title.en}): ${what.en} was ${before ?? none.en} and is ${after ?? none.en}`,
  );
};

/** That no other company can verify it. */
export const unverifiable = text(
  '另一方没有可以验证的席位任职人：请服务办公室补任席位。',
  'No other company has anybody in a seat who could verify it: the office has to fill one.',
);
