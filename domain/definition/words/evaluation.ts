import { deciding, groupNames } from './decisions';
import { figureSentences } from './figures';
import { share, targetWords } from './means';
import {
  assessorIdentity,
  cycleIn,
  feedsOf,
  methodPlansOf,
  scopeOf,
  specialOf,
  successFactorsOf,
} from '../../programme/evaluation-defaults';
import type { AssessorIdentity, EvaluationPlan, Method, MethodPlan, Total } from '../../programme/evaluation-plans';
import { methodTitles } from '../../programme/figure-titles';
import type { Programme } from '../../programme/programme';
import { partyTitle, titleIn, titlesOf } from '../../programme/titles';
import { triggerTitles } from '../../programme/trigger-titles';
import type { EvaluationCycleKey } from '../../shared/keys';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

const periods: Readonly<Record<EvaluationCycleKey, Text>> = {
  monthly: text('每月', 'month'),
  quarterly: text('每季度', 'quarter'),
  annual: text('每年', 'year'),
  financial: text('每季度', 'quarter'),
};

const named = (methods: readonly Method[]): Text => list(methods.map((method) => methodTitles[method]));

const assessorWords = (assessor: string, identity: AssessorIdentity): Text =>
  ({
    link: text(`由 ${assessor} 凭邮件链接评定`, `assessed by ${assessor}, for whom the link in the mail is enough`),
    'link+code': text(
      `由 ${assessor} 凭邮件链接和验证码评定`,
      `assessed by ${assessor}, of whom the link and a mailed code are asked for`,
    ),
  })[identity];

const peopleOf = (programme: Programme, method: Method, plan: MethodPlan): Text => {
  if (plan.raters) {
    const { zh, en } = groupNames(programme, plan.raters.groups);
    return text(`由${zh}的成员各自评分`, `rated by the members of ${en}, each by themselves`);
  }
  if (plan.assessor !== undefined) return assessorWords(plan.assessor, plan.identity ?? assessorIdentity);
  if (method !== 'self') return text('', '');
  const titles = titlesOf(programme);
  const by = list(
    Object.entries(plan.by ?? {}).map(([party, person]) => {
      const { zh, en } = partyTitle(titles, party);
      return text(`${zh} ${person}`, `${person} for ${en}`);
    }),
  );
  const over = plan.divergenceOver ?? 15;
  const [zh, en] = by.zh === '' ? ['', ''] : [`由${by.zh}填报，`, `given by ${by.en}; `];
  return text(
    `${zh}比第三方评估高出 ${over} 分以上即告知监督方`,
    `${en}more than ${over} points above the third party's, the supervisors are told`,
  );
};

const methodSentences = (programme: Programme): readonly Text[] => {
  const { evaluation } = programme;
  const plans = methodPlansOf(evaluation);
  const kinds = ['monthly', 'quarterly', 'annual', 'special'] as const;
  const used = kinds.flatMap((kind) => scopeOf(evaluation, kind).methods);
  if (used.every((method) => method === 'quantitative')) return [];
  const parts = list(
    (Object.keys(plans) as Method[]).map((method) => {
      const plan = plans[method] ?? { weight: 0 };
      const { zh, en } = peopleOf(programme, method, plan);
      const title = methodTitles[method];
      const weight = share(plan.weight);
      return text(`${title.zh} ${weight}${zh && `（${zh}）`}`, `${title.en} ${weight}${en && ` (${en})`}`);
    }),
  );
  return [
    text(
      `综合得分由以下方法构成，缺少的由其余方法按权重补足：${parts.zh}。`,
      `The composite is made of these methods, the others making up for what is missing: ${parts.en}.`,
    ),
  ];
};

const cycleSentences = (programme: Programme): readonly Text[] =>
  (Object.keys(programme.evaluation.cycles) as EvaluationCycleKey[]).map((cycle) => {
    const { title, dueWorkingDay: day } = cycleIn(programme.evaluation, cycle);
    const { signOff, methods, guards, successFactors } = scopeOf(programme.evaluation, cycle);
    const [every, decided] = [periods[cycle], deciding(programme, signOff, text('签认', 'signed off'))];
    const [by, kept] = [named(methods), list(guards.map((key) => titleIn(programme.evaluation.guards, key)))];
    const more = [
      ...(methods.length > 1 ? [text(`采用${by.zh}`, `by ${by.en}`)] : []),
      ...(guards.length > 0 ? [text(`核对${kept.zh}`, `checking ${kept.en}`)] : []),
      ...(successFactors ? [text('并评定关键成功因素', 'with a rating of the success factors')] : []),
    ];
    return text(
      `${title.zh}：${every.zh}结束后第 ${day} 个工作日到期，${[...more.map(({ zh }) => zh), decided.zh].join('，')}。`,
      `${title.en}: due on working day ${day} after each ${every.en}, ${[...more.map(({ en }) => en), decided.en].join(', ')}.`,
    );
  });

const specialSentences = (programme: Programme): readonly Text[] => {
  if (!programme.evaluation.special) return [];
  const { title, dueWorkingDays, triggers, signOff } = specialOf(programme.evaluation);
  if (triggers.length === 0) return [];
  const causes = list(triggers.map((trigger) => triggerTitles[trigger]));
  const decided = deciding(programme, signOff, text('签认', 'signed off'));
  return [
    text(
      `${title.zh}：出现下列情形之一即启动，启动后 ${dueWorkingDays} 个工作日内到期，${decided.zh}：${causes.zh}。`,
      `${title.en}: opened by any of these, due within ${dueWorkingDays} working days, ${decided.en}: ${causes.en}.`,
    ),
  ];
};

const totals: Readonly<Record<Total, Text>> = {
  kpiTotal: text('指标总分', 'the total of the indicators'),
  composite: text('综合得分', 'the composite of all methods'),
};

const resultSentences = (programme: Programme, plan: EvaluationPlan): readonly Text[] => {
  const { gates, pool } = feedsOf(plan);
  const { raters, groups } = successFactorsOf(plan);
  const factors = groups.reduce((sum, group) => sum + group.factors.length, 0);
  const rating = groupNames(programme, raters);
  const isRated = (['monthly', 'quarterly', 'annual'] as const).some((kind) => scopeOf(plan, kind).successFactors);
  return [
    text(
      `阶段门以${totals[gates].zh}为准，激励池以${totals[pool].zh}为准；数据覆盖不足 ${plan.minimumCoverage}% 时不出总分。`,
      `Gates go by ${totals[gates].en}, the incentive pool by ${totals[pool].en}; with less than ${plan.minimumCoverage} % of the data there is no total.`,
    ),
    ...(isRated
      ? [
          text(
            `关键成功因素共 ${groups.length} 组 ${factors} 项，由${rating.zh}按五级评定。`,
            `${factors} success factors in ${groups.length} groups are rated in five levels by ${rating.en}.`,
          ),
        ]
      : []),
  ];
};

/** How the cooperation is measured: who reports what by when, by which methods, who signs it off, and what it feeds. */
export const evaluationSentences = (programme: Programme): readonly Text[] => {
  const { evaluation } = programme;
  const parts = list(
    evaluation.kpis.map((kpi) => {
      const goal = targetWords(kpi);
      const weight = share(kpi.weight);
      return text(`${kpi.title.zh} ${weight}（${goal.zh}）`, `${kpi.title.en} ${weight} (${goal.en})`);
    }),
  );
  return [
    text(`总分由以下指标构成：${parts.zh}。`, `The score is made of: ${parts.en}.`),
    ...figureSentences(programme),
    ...methodSentences(programme),
    ...cycleSentences(programme),
    ...specialSentences(programme),
    ...resultSentences(programme, evaluation),
  ];
};
