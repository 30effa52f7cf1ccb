import { policyOf, stagesOf } from '../approvals/panels';
import type { Programme } from '../programme/programme';
import type { GroupKey } from '../shared/keys';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Whom a question would be put to: groups of its subject and the policy by which they decide. */
export interface AskedOf {
  readonly groups: readonly GroupKey[];
  readonly policy: string;
}

/** In one sentence, whom a form is about to ask and how many mails leave at once; seats of later stages are asked in their turn. */
export function willAsk(programme: Programme, { groups, policy }: AskedOf): Text {
  const stages = stagesOf(programme, policyOf(programme, policy), groups).map(({ panels }) => panels);
  const seats = (panels: (typeof stages)[number]) => panels.flatMap((panel) => panel.seats);
  const all = stages.flatMap(seats);
  const asked = [...new Set(stages.flat().map(({ group }) => group))];
  const mails = new Set(seats(stages[0] ?? []).flatMap(({ holder }) => holder ?? [])).size;
  const titles = asked.map(
    (group) => programme.governance.groups[group]?.title ?? programme.governance.supervision.title,
  );
  const named = list(titles);
  const later = stages.length > 1;
  return text(
    `提交后将请${named.zh}的 ${all.length} 个席位表决，${later ? '第一环节' : ''}发出 ${mails} 封邮件。`,
    `Submitting asks ${all.length === 1 ? 'one seat' : `${all.length} seats`} of the ${named.en}${later ? ', stage by stage' : ''}; ${mails === 1 ? 'one mail leaves' : `${mails} mails leave`} at once.`,
  );
}
