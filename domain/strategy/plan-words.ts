import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import type { WaitingView } from '../programme/awaited';
import type { Stood } from '../programme/office';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { planTitle } from './plan-content';
import { versionsOfPlan, type PlanHappening, type PlanVersion } from './plans';

/** What the states of a version are called; `replaced` once a later one is in force. */
export const planStates: Readonly<Record<PlanVersion['state'] | 'replaced', Text>> = {
  deciding: text('审批中', 'Being decided on'),
  accepted: text('现行', 'In force'),
  replaced: text('已被取代', 'Replaced'),
  returned: text('已退回', 'Sent back'),
};

/** One thing that happened to a version of a plan, as its history says it. */
export function planSentence(happening: PlanHappening): Text {
  switch (happening.type) {
    case 'plan.submitted': {
      const { by, summary } = happening.submitted;
      const { zh, en } = planTitle(happening.submitted);
      return text(`${by} 提交规划：${zh}：${summary}`, `${by} handed in a plan: ${en}: ${summary}`);
    }
    case 'plan.accepted': {
      const { zh, en } = planTitle(happening);
      const { on } = happening;
      return text(`规划自 ${formatDate(on, 'zh')} 起现行：${zh}`, `In force since ${formatDate(on, 'en')}: ${en}`);
    }
    case 'plan.returned': {
      const [plan, outcome] = [planTitle(happening), outcomeTitles[happening.outcome]];
      return text(`规划未通过（${outcome.zh}）：${plan.zh}`, `A plan was sent back (${outcome.en}): ${plan.en}`);
    }
  }
}

/** The plans whose last version was sent back: they wait for another by whoever handed it in. */
export const plansWait = (all: readonly Stood<PlanVersion>[]): readonly WaitingView[] => {
  const versions = all.map(({ value }) => value);
  return all.flatMap(({ since, value }): readonly WaitingView[] => {
    const { state, horizon, by } = value;
    if (state !== 'returned' || versionsOfPlan(versions, horizon).at(-1)?.key !== value.key) return [];
    const { zh, en } = planTitle(value);
    return [
      {
        id: horizon,
        kind: 'plan',
        what: text(`规划已退回，请修改后重新提交：${zh}`, `A plan was sent back, please hand in another: ${en}`),
        on: [{ person: by, title: text('提交人', 'Who handed it in') }],
        since,
        then: text('提交前，现行规划不变。', 'Until then the plan in force stays.'),
      },
    ];
  });
};
