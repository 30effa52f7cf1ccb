import { policyTitle } from '../programme/policy-titles';
import { chineseDay, englishDay } from '../calendar/said-days';
import type { Content } from '../approvals/approvals';
import { changeEnds } from '../schedule/baselines';
import { reminderPointWords } from '../definition/words/decisions';
import { describePeriod, periodOf } from '../calendar/periods';
import type { Policy, Within } from '../programme/policies';
import {
  policyNamed,
  policyTimeKeys,
  timesOf,
  timesThatChange,
  type PolicyHappening,
  type PolicyTime,
  type PolicyTimes,
  type TimesChange,
  type TimesRequest,
} from './policy-times';
import type { Programme } from '../programme/programme';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { addresseeTitle, titlesOf } from '../programme/titles';

/** What each time of a policy is called. */
export const policyTimeTitles: Readonly<Record<PolicyTime, Text>> = {
  within: text('办理期限', 'Time to decide'),
  remind: text('提醒', 'Reminders'),
  escalation: text('上报后期限', 'Time after an escalation'),
  questionPause: text('提问暂停', 'Pause for a question'),
  noticePeriod: text('故障后重新给予', 'Given anew after an outage'),
  vacancyGrace: text('缺席位等待', 'Wait for a seat to be filled'),
};

const lengthWords = (within: Within): Text => describePeriod(periodOf(within));

/** What a policy without such a time has. */
const nothing = text('无', 'none');

/** The times of one kind, in words. */
export const policyTimeWords = (times: PolicyTimes, time: PolicyTime): Text => {
  if (time === 'remind' || time === 'escalation') {
    const all = time === 'remind' ? times.remind?.map(reminderPointWords) : times.escalation?.map(lengthWords);
    return all && all.length > 0 ? list(all) : nothing;
  }
  const length = times[time];
  return length ? lengthWords(length) : nothing;
};

/** One time that changes: what it is called, and from what to what. */
export interface TimeMove {
  readonly time: PolicyTime;
  readonly title: Text;
  readonly from: Text;
  readonly to: Text;
}

/** Times of a policy in their order, each from what to what. */
export const timeMoves = (before: PolicyTimes, times: PolicyTimes): readonly TimeMove[] =>
  policyTimeKeys.flatMap((time) =>
    times[time] === undefined
      ? []
      : [
          {
            time,
            title: policyTimeTitles[time],
            from: policyTimeWords(before, time),
            to: policyTimeWords(times, time),
          },
        ],
  );

/** From what to what each time of a policy would change. */
export const movesOf = (policy: Policy, times: PolicyTimes): readonly TimeMove[] =>
  timeMoves(timesOf(policy), timesThatChange(policy, times));

/** Whom each step of a policy's chain reaches. */
export const escalationTitles = (programme: Programme, policy: string): readonly Text[] =>
  policyNamed(programme, policy).escalation.map(({ to }) => addresseeTitle(titlesOf(programme), to));

/** The one time that changes from what to what, or how many. */
const movedIn = (moves: readonly TimeMove[]): Text => {
  const [one, ...others] = moves;
  if (!one) return text('', '');
  if (others.length > 0) return text(`，共 ${moves.length} 项`, `, ${moves.length} of them`);
  const { title, from, to } = one;
  return text(`，${title.zh}由 ${from.zh} 改为 ${to.zh}`, `, ${title.en.toLowerCase()} from ${from.en} to ${to.en}`);
};

/** What the strategic group is shown: why, each time that changes from what to what, and for what it holds. */
export const timesContent = (programme: Programme, { policy, times, reason }: TimesRequest): Content => {
  const name = policyTitle(programme, policy);
  const moves = movesOf(policyNamed(programme, policy), times);
  return {
    title: text(`变更审批期限：${name.zh}${movedIn(moves).zh}`, `Change of times: ${name.en}${movedIn(moves).en}`),
    summary: [
      text(`理由：${reason}`, `Reason: ${reason}`),
      ...moves.map(({ title, from, to }) =>
        text(`${title.zh}：${from.zh} → ${to.zh}`, `${title.en}: ${from.en} → ${to.en}`),
      ),
      text(
        '自批准之日起，对新提请的事项适用；已提请的事项期限不变。',
        'They hold for what is opened from the approval on; what is open keeps its times.',
      ),
    ],
    evidence: [],
  };
};

/** What each state of a request for other times is called. */
export const timesStates: Readonly<Record<TimesChange['state'], Text>> = {
  deciding: changeEnds.deciding,
  approved: changeEnds.approved,
  rejected: changeEnds.rejected,
  undecided: text('未作决定', 'undecided'),
};

const changed = (before: PolicyTimes, times: PolicyTimes): Text =>
  list(
    timeMoves(before, times).map(({ title, from, to }) =>
      text(`${title.zh} ${from.zh} → ${to.zh}`, `${title.en.toLowerCase()} ${from.en} → ${to.en}`),
    ),
  );

/** What became of a policy's times, as a sentence. */
export const policySentence = (happening: PolicyHappening, programme: Programme): Text => {
  const { zh, en } = policyTitle(programme, happening.policy);
  switch (happening.type) {
    case 'policy.timesRequested':
      return text(
        `${happening.by} 提请变更“${zh}”的期限（${happening.reason}）`,
        `${happening.by} requested other times of "${en}" (${happening.reason})`,
      );
    case 'policy.timesRefused': {
      const end = timesStates[happening.end];
      return text(`“${zh}”的期限变更：${end.zh}`, `Other times of "${en}": ${end.en}`);
    }
    case 'policy.timesSet': {
      const moved = changed(happening.before, happening.times);
      return text(
        `“${zh}”自${chineseDay(happening.from)}起对新提请的事项适用：${moved.zh}`,
        `"${en}" has other times for what is opened from ${englishDay(happening.from)} on: ${moved.en}`,
      );
    }
  }
};
