import type { Action } from '../actions/actions';
import { POST } from './grace-periods';
import type { Approval, StagePlan } from '../approvals';
import { formatInstant } from '../../calendar/formats';
import { describePeriod, periodOf } from '../../calendar/periods';
import { englishDay } from '../../calendar/said-days';
import type { Within } from '../../programme/policies';
import { inBoth, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { countedFrom, setAnewBy } from './recounts';

/** What counts of the time of several parties, and what does not. Source: docs/rules/calendar.md, "A deadline and its explanation". */
const several = {
  workingDays: text(
    '收到当日不计，只计各方都上班的日子。',
    'The day of receipt does not count; only days do on which all parties work.',
  ),
  workingHours: text('只计各方都上班的时间。', 'Only hours count of days on which all parties work.'),
  days: text(
    '收到当日不计；最后一日有一方休息的，顺延。',
    'The day of receipt does not count; a last day on which a party rests moves on.',
  ),
  months: text(
    '收到当日不计；最后一日有一方休息的，顺延。',
    'The day of receipt does not count; a last day on which a party rests moves on.',
  ),
};

/** The same where one party is asked. */
const one = {
  workingDays: text('收到当日不计，只计该方的工作日。', 'The day of receipt does not count; only working days do.'),
  workingHours: text('只计该方的工作时间。', 'Only working hours count.'),
  days: text('收到当日不计；最后一日休息的，顺延。', 'The day of receipt does not count; a last day of rest moves on.'),
  months: text(
    '收到当日不计；最后一日休息的，顺延。',
    'The day of receipt does not count; a last day of rest moves on.',
  ),
};

/** A rule as it is kept names its days as machines write them in English; people read theirs. */
const asRead = (said: string): string => said.replace(/\d{4}-\d{2}-\d{2}/g, englishDay);

/** By whose time it is counted. */
const byWhom = (approval: Approval, within: Within): Text => {
  const { panels } = approval.request.stages[approval.stage] ?? { panels: [] };
  const parties = new Set(panels.flatMap(({ seats }) => seats.map(({ party }) => party)));
  return (parties.size === 1 ? one : several)[periodOf(within).unit];
};

/** That the deadline follows from what was done since, and from no rule; what was said with it stands in the history. */
const setAnew = (action: Action | undefined, zone: string): Text => {
  if (action?.type === 'approval.unblocked')
    return text('席位补任后继续计时，截止时间顺延。', 'Moved by the time for which it waited for a seat.');
  if (action?.type !== 'approval.extended')
    return text('提问期间停止计时，截止时间顺延。', 'Moved by the time for which a question stopped the clock.');
  const at = inBoth((language) => formatInstant(action.at, zone, language));
  return action.by === POST
    ? text('邮件故障后重新给予的时限。', 'Time given anew after an outage of the mails.')
    : text(`服务办公室（${action.by}）于${at.zh}改定。`, `Set by the office (${action.by}) on ${at.en}.`);
};

/**
 * How the time until the open deadline is counted: from when and by whose calendars; from when it went up, where it has; and what set it,
 * where people or a hold did.
 */
export function countedWords(approval: Approval, plan: Pick<StagePlan, 'opensAt' | 'rule'>, zone: string): Text {
  const counted = countedFrom(approval, plan);
  if (!counted) return setAnew(setAnewBy(approval, plan), zone);
  const by = byWhom(approval, counted.within);
  if (!counted.isStep) return text(`${plan.rule.zh}${by.zh}`, `${asRead(plan.rule.en)}. ${by.en}`);
  const length = describePeriod(periodOf(counted.within));
  const from = inBoth((language) => formatInstant(counted.from, zone, language));
  return text(`自${from.zh}上报起 ${length.zh}。${by.zh}`, `${length.en} from when it went up, ${from.en}. ${by.en}`);
}
