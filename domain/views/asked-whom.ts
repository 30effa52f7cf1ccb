import { policyOf, stagesOf } from '../approvals/panels';
import { plannedStage, type PartyCalendars } from '../approvals/time/plans';
import { formatInstant } from '../calendar/formats';
import { describePeriod, periodOf } from '../calendar/periods';
import type { Policy } from '../programme/policies';
import type { Programme } from '../programme/programme';
import type { GroupKey } from '../shared/keys';
import { inBoth, list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Whom a question would be put to: groups of its subject, the policy by which they decide, and groups asked whatever the policy says. */
export interface AskedOf {
  readonly groups: readonly GroupKey[];
  readonly policy: string | Policy;
  readonly also?: readonly GroupKey[];
}

/** When a question would be asked, by which calendars its time is counted, and in which zone its end is said. */
interface AskedAt {
  readonly now: string;
  readonly calendars: PartyCalendars;
  readonly zone: string;
}

/**
 * Whom a form is about to ask, how many mails leave at once and until when they would decide; seats of later stages are asked in their
 * turn. By the rules by which the question is opened: its stages and the time of the first.
 */
export function willAsk(programme: Programme, { groups, policy: by, also }: AskedOf, at?: AskedAt): Text {
  const policy = policyOf(programme, by);
  const stages = stagesOf(programme, policy, groups, also);
  const [first = { panels: [] }] = stages;
  const seats = ({ panels }: Pick<typeof first, 'panels'>) => panels.flatMap((panel) => panel.seats);
  const all = stages.flatMap(seats);
  const mails = new Set(seats(first).flatMap(({ holder }) => holder ?? [])).size;
  const titles = new Map(stages.flatMap(({ panels }) => panels.map(({ group, title }) => [group, title] as const)));
  const named = list([...titles.values()]);
  const later = stages.length > 1;
  const asks = text(
    `提交后将请${named.zh}的 ${all.length} 个席位表决，${later ? '第一环节' : ''}发出 ${mails} 封邮件。`,
    `Submitting asks ${all.length === 1 ? 'one seat' : `${all.length} seats`} of the ${named.en}${later ? ', stage by stage' : ''}; ${mails === 1 ? 'one mail leaves' : `${mails} mails leave`} at once.`,
  );
  const until = untilWhen(policy, first, later, at);
  return text(`${asks.zh}${until.zh}`, `${asks.en} ${until.en}`);
}

/** How long they have, and until when that is where it is submitted now. */
function untilWhen(
  policy: Policy,
  first: Parameters<typeof plannedStage>[0],
  later: boolean,
  at: AskedAt | undefined,
): Text {
  const length = describePeriod(periodOf(policy.within));
  const each = later
    ? text(`每一环节办理期限为 ${length.zh}`, `Each stage has ${length.en}`)
    : text(`办理期限为 ${length.zh}`, `They have ${length.en}`);
  if (!at || Object.keys(at.calendars).length === 0) return text(`${each.zh}。`, `${each.en}.`);
  const { dueAt, provisional } = plannedStage(first, policy, at.now, at.calendars);
  const due = inBoth((language) => formatInstant(dueAt, at.zone, language));
  return text(
    `${each.zh}；现在提交的，${later ? '第一环节' : ''}截止${due.zh}${provisional ? '（暂定）' : ''}。`,
    `${each.en}: submitted now, ${later ? 'the first' : 'that'} is until ${due.en}${provisional ? ' (provisional)' : ''}.`,
  );
}
