import type { ApprovalRequest } from '../approvals/approvals';
import { matterOf } from '../approvals/titles';
import { formatDate } from '../calendar/formats';
import type { Phase } from '../programme/phase-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { GateProposal } from './gates';
import { reviewDateOf } from './holds';

/** What each outcome of a gate is called, and to resume. */
export const proposalWords: Readonly<Record<GateProposal['proposal'], Text>> = {
  go: text('通过', 'go'),
  conditionalGo: text('有条件通过', 'conditional go'),
  hold: text('暂缓', 'hold'),
  recycle: text('退回重做', 'recycle'),
  kill: text('终止', 'kill'),
  resume: text('恢复', 'resume'),
};

/** What each does, as it stands after 同意 and "Agree to", or "proposal to". */
export const deeds: Readonly<Record<GateProposal['proposal'], Text>> = {
  ...proposalWords,
  go: text('通过', 'pass'),
  conditionalGo: text('有条件通过', 'pass under conditions'),
  recycle: text('退回重做', 'send it back'),
  kill: text('终止', 'end the programme'),
};

/** What a proposal names beside its deed: until when it holds, how much comes with it. */
const scopeOf = ({ proposal, reviewOn, again = [], conditions = [] }: GateProposal, today: string): Text => {
  const [shown, met] = [again.length, conditions.length];
  if (proposal === 'hold') {
    const on = reviewDateOf(today, reviewOn);
    return text(`至${formatDate(on, 'zh')}`, ` until ${formatDate(on, 'en')}`);
  }
  if (proposal === 'recycle')
    return text(
      `，${shown} 项准则须重新证明`,
      `, ${shown} ${shown === 1 ? 'criterion' : 'criteria'} to be shown again`,
    );
  if (proposal === 'conditionalGo')
    return text(`，附 ${met} 项条件`, `, ${met} ${met === 1 ? 'condition' : 'conditions'}`);
  return text('', '');
};

/** What a phase is called within a sentence: "第一阶段：战略对接" is 第一阶段（战略对接）. */
const named = ({ zh, en }: Text): Text =>
  text(zh.replace(/^([^：]+)：(.+)$/, '$1（$2）'), en.replace(/^([^:]+): (.+)$/, '$1 ($2)'));

/** The deciding sentence of a gate: which one, and what is proposed. */
export const gateTitle = ({ title }: Pick<Phase, 'title'>, proposed: GateProposal, today: string): Text => {
  const [deed, scope] = [deeds[proposed.proposal], scopeOf(proposed, today)];
  const phase = named(title);
  return text(
    `${phase.zh}阶段门：建议【${deed.zh}】${scope.zh}`,
    `${phase.en} gate: proposal to ${deed.en}${scope.en}`,
  );
};

/** What a line begins with that names must-meet criteria that are not met. */
export const UNMET = text('未满足的必达准则', 'Must-meet criteria not met');

/** Whether a line of what the groups are shown names must-meet criteria that are not met. */
export const saysMustsUnmet = ({ zh }: Text): boolean => zh.startsWith(UNMET.zh) && zh !== `${UNMET.zh}：无`;

/** What those who decide are shown: of a gate the must-meet criteria that are not met first, also where it was asked before they stood there. */
export const linesShown = ({
  subject,
  content: { summary },
}: Pick<ApprovalRequest, 'subject' | 'content'>): readonly Text[] =>
  matterOf(subject) === 'gate'
    ? [...summary.filter(saysMustsUnmet), ...summary.filter((line) => !saysMustsUnmet(line))]
    : summary;
