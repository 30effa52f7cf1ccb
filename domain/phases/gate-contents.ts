import { chineseDay, englishDay } from '../calendar/said-days';
import type { Content } from '../approvals/approvals';
import { note } from '../approvals/content';
import type { GateProposal } from './gates';
import { gateChecklist } from './gates';
import { deeds, gateTitle, proposalWords, UNMET } from './gate-titles';
import type { RiskFact } from '../facts/facts';
import { reviewDateOf } from './holds';
import { overdueRisksText } from './risk-words';
import { plannedRecord, type MilestoneRecord } from './milestones';
import { text } from '../shared/sentences';
import type { Settlement } from './settlements';
import type { Text } from '../shared/text';
import type { Milestone, Phase } from '../programme/phase-plans';

type Milestones = Readonly<Record<string, MilestoneRecord>>;

const titleIn = ({ milestones }: Pick<Phase, 'milestones'>, key: string): Text =>
  milestones.find((each) => each.key === key)?.title ?? text(key, key);

const titled = (keys: readonly string[], phase: Phase): readonly Text[] => keys.map((key) => titleIn(phase, key));

const listOf = (titles: readonly Text[]): Text =>
  text(titles.map(({ zh }) => zh).join('；') || '无', titles.map(({ en }) => en).join('; ') || 'none');

const listed = (keys: readonly string[], phase: Phase): Text => listOf(titled(keys, phase));

/** What the proposal means beside its name. */
const meaning = (phase: Phase, { proposal, reviewOn, again = [], conditions = [] }: GateProposal, today: string) => {
  if (proposal === 'hold') {
    const on = reviewDateOf(today, reviewOn);
    return [
      text(
        `各里程碑停止计时，${chineseDay(on)}复核。`,
        `The clocks of the milestones stop; it is looked at again on ${englishDay(on)}.`,
      ),
    ];
  }
  if (proposal === 'kill')
    return [text('通过后合作计划按退出方案终止。', 'If it is approved, the programme is wound up by its exit plan.')];
  const named = listed(again, phase);
  return [
    ...(again.length > 0 ? [text(`须重新证明：${named.zh}`, `To be shown again: ${named.en}`)] : []),
    ...conditions.map(({ text: what, owner, due }) =>
      text(
        `条件：${what}，责任人 ${owner}，期限${chineseDay(due)}`,
        `Condition: ${what}; owner ${owner}, due ${englishDay(due)}`,
      ),
    ),
  ];
};

/** The waivers on which the gate relies, each with its reason and the approval that granted it. */
const waivers = (phase: Phase, milestones: Milestones): readonly Text[] =>
  [...phase.gate.must, ...phase.gate.should].flatMap((key) => {
    const { state, settlement } = milestones[key] ?? plannedRecord;
    if (state !== 'waived' || !settlement) return [];
    const { zh, en } = titleIn(phase, key);
    const { reason, approval } = settlement;
    return [text(`已豁免：${zh}（${reason}；审批 ${approval}）`, `Waived: ${en} (${reason}; approval ${approval})`)];
  });

const unmetMusts = (titles: readonly Text[]): readonly Text[] => {
  const { zh, en } = listOf(titles);
  const n = titles.length;
  return n === 0 ? [] : [text(`${UNMET.zh}（${n}）：${zh}`, `${UNMET.en} (${n}): ${en}`)];
};

/**
 * What the groups are shown at a phase's gate: first the must-meet criteria that are not met, then what is proposed, and the criteria as
 * the machine sees them now, waivers among them.
 */
export const gateContent = (
  phase: Phase,
  milestones: Milestones,
  proposed: GateProposal,
  {
    note: said,
    today,
    overdueRisks = [],
  }: { readonly note: string; readonly today: string; readonly overdueRisks?: readonly RiskFact[] },
): Content => {
  const unmet = gateChecklist(phase.gate, milestones);
  const isWaived = (key: string) => milestones[key]?.state === 'waived';
  const met = listed(
    phase.gate.must.filter((key) => !unmet.must.includes(key) && !isWaived(key)),
    phase,
  );
  const waived = listed([...phase.gate.must, ...phase.gate.should].filter(isWaived), phase);
  const should = listed(unmet.should, phase);
  const word = proposalWords[proposed.proposal];
  return {
    title: gateTitle(phase, proposed, today),
    deed: deeds[proposed.proposal],
    summary: [
      ...unmetMusts(titled(unmet.must, phase)),
      text(`建议：${word.zh}`, `Proposed: ${word.en}`),
      ...meaning(phase, proposed, today),
      text(`已满足的必达准则：${met.zh}`, `Must-meet criteria met: ${met.en}`),
      ...([...phase.gate.must, ...phase.gate.should].some(isWaived)
        ? [text(`已豁免（未达成）的准则：${waived.zh}`, `Criteria waived, not met: ${waived.en}`)]
        : []),
      ...(unmet.must.length === 0 ? [text(`${UNMET.zh}：无`, `${UNMET.en}: none`)] : []),
      text(`未满足的应达准则：${should.zh}`, `Should-meet criteria not met: ${should.en}`),
      ...(overdueRisks.length > 0 ? [overdueRisksText(overdueRisks)] : []),
      ...waivers(phase, milestones),
      ...note(said),
    ],
    evidence: [],
  };
};

/** What people are shown when a milestone is to be waived or given up. */
export const settlementContent = (milestone: Milestone, { as, reason }: Settlement): Content => {
  const { title, criterion } = milestone;
  return {
    title:
      as === 'waived'
        ? text(`豁免：${title.zh}`, `Waive: ${title.en}`)
        : text(`认定未达成：${title.zh}`, `Give up: ${title.en}`),
    summary: [
      text(`验收标准：${criterion.zh}`, `Criterion: ${criterion.en}`),
      as === 'waived'
        ? text('同意后，阶段门不再要求达成此项。', 'If it is approved, the gate does without it.')
        : text('同意后，此项记为未达成。', 'If it is approved, it is recorded as failed.'),
      text(`理由：${reason}`, `Reason: ${reason}`),
    ],
    evidence: [],
  };
};
