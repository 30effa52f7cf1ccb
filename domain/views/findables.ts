import { isOver as isAgreementOver } from '../agreements/life';
import { askedTitle } from '../approvals/titles';
import type { ApprovalRequest } from '../approvals/approvals';
import { chineseDay, englishDay } from '../calendar/said-days';
import { tierOf } from '../disputes/disputes';
import { evaluationTitle } from '../evaluations/titles';
import { isOver as isImprovementOver } from '../improvements/improvements';
import { isSettled as isInnovationOver } from '../innovations/innovations';
import { isIpOver } from '../ip/ip';
import { isRunOver } from '../money/distributions/runs';
import { isDrawOver } from '../money/funds/draws';
import { isOwed } from '../obligations/obligations';
import { owedWords } from '../obligations/titles';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { peopleOf } from '../programme/roles';
import { titleIn } from '../programme/titles';
import type { ProgrammeState } from '../programme/undertakings';
import { isProjectOver } from '../projects/projects';
import { isOpenRisk } from '../risks/risks';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { isStaffingOver } from '../staffing/staffing';
import { isAdjustmentOver } from '../strategy/adjustments';
import { isSettled as isMilestoneOver } from '../strategy/milestone-consequences';
import type { Kept, Kind } from './kept';
import { isProgrammeOver } from './numbers';

/** What can be found, in the order in which it is shown: kinds of what is kept, and what else has a page. */
export const findableKinds = [
  'programmes',
  'phases',
  'milestones',
  'agreements',
  'approvals',
  'projects',
  'risks',
  'improvements',
  'innovations',
  'disputes',
  'obligations',
  'evaluations',
  'distributions',
  'funds',
  'draws',
  'budgets',
  'ip',
  'staffing',
  'changes',
  'adjustments',
  'plans',
  'people',
] as const satisfies readonly (Kind | 'programmes' | 'approvals' | 'people')[];

export type FindableKind = (typeof findableKinds)[number];

/** Something that can be found by its title, and by the further words that are given; `id` says which of its kind it is. */
export interface Findable {
  readonly kind: FindableKind;
  readonly id: string;
  readonly title: Text;
  readonly words: readonly string[];
  /** Whether nothing more becomes of it; what has no end, as people and plans in force, is never over. */
  readonly isOver: boolean;
}

/** What is looked for by how it stands: what something may still become of, and what is over. */
export const standings = ['open', 'over'] as const;
export type Standing = (typeof standings)[number];

type Found = Pick<Findable, 'title'> & Partial<Pick<Findable, 'id' | 'words' | 'isOver'>>;

const both = (same: string): Text => text(same, same);

/** How what is kept is found; kinds that are left out have no page of their own. */
const finds: { readonly [One in Kind]?: (value: Kept[One], programme: Programme) => Found } = {
  phases: ({ title, state }) => ({ title, isOver: state === 'closed' }),
  milestones: ({ title, state }) => ({ title, isOver: isMilestoneOver({ state }) }),
  agreements: ({ title, state }) => ({ title, isOver: isAgreementOver(state) }),
  projects: (project) => ({ title: project.title, words: [project.agreement], isOver: isProjectOver(project) }),
  risks: ({ title, description, category, state }) => ({
    title,
    words: wordsOf(description, category),
    isOver: !isOpenRisk({ state }),
  }),
  improvements: ({ title, state }) => ({ title, isOver: isImprovementOver({ state }) }),
  innovations: ({ title, proposal, state }) => ({
    title,
    words: wordsOf(proposal),
    isOver: isInnovationOver({ state }),
  }),
  disputes: (dispute) => ({
    title: both(dispute.title),
    words: [dispute.claim],
    isOver: tierOf(dispute) === undefined,
  }),
  obligations: (obligation) => ({
    title: owedWords(obligation),
    words: [obligation.condition.owner],
    isOver: !isOwed(obligation),
  }),
  evaluations: (evaluation, programme) => ({
    title: evaluationTitle(programme, evaluation),
    isOver: evaluation.state === 'signedOff' || evaluation.state === 'abandoned',
  }),
  distributions: ({ key, from, until, state }) => ({
    title: text(
      `分配批次 ${key}（${chineseDay(from)}至${chineseDay(until)}）`,
      `Distribution ${key}, ${englishDay(from)} to ${englishDay(until)}`,
    ),
    isOver: isRunOver({ state }),
  }),
  funds: ({ title, state }) => ({ title, isOver: state === 'closed' }),
  draws: (draw) => ({
    title: text(`提款 ${draw.key}：${draw.purpose}`, `Draw ${draw.key}: ${draw.purpose}`),
    words: draw.supplier === undefined ? [] : [draw.supplier],
    isOver: isDrawOver(draw),
  }),
  ip: (item) => ({ title: both(item.title), isOver: isIpOver(item) }),
  staffing: ({ title, state }) => ({ title, isOver: isStaffingOver({ state }) }),
  changes: ({ name, reason, state }) => ({ title: both(name), words: [reason], isOver: state !== 'deciding' }),
  adjustments: ({ title, reason, state }) => ({
    title: both(title),
    words: [reason],
    isOver: isAdjustmentOver({ state }),
  }),
  plans: ({ title, horizon }) => ({ id: horizon, title }),
};

const wordsOf = (...texts: readonly (Text | undefined)[]): readonly string[] =>
  texts.flatMap((each) => (each ? [each.zh, each.en] : []));

/** Something that is kept as it is found; nothing of what has no page. */
export function findableOf<One extends Kind>(kind: One, value: Kept[One], programme: Programme): Findable | undefined {
  const find = finds[kind] as ((value: Kept[One], programme: Programme) => Found) | undefined;
  if (!find) return undefined;
  return { kind: kind as FindableKind, id: value.key, words: [], isOver: false, ...find(value, programme) };
}

/** By what a person is known in a programme: the office, and each seat with its body. */
function partsIn({ governance, ...programme }: Programme, person: string): readonly Text[] {
  const { office, supervision, groups } = governance;
  const bodies = { ...groups, [supervision.key]: supervision };
  const seats = programmeSeats({ ...programme, governance }).filter(({ holder }) => holder === person);
  return [
    ...(Object.values(office.people).includes(person) ? [office.title] : []),
    ...seats.map(({ group, title }) => {
      const body = titleIn(bodies, group);
      return text(`${body.zh}${title.zh}`, `${title.en}, ${body.en}`);
    }),
  ];
}

/** What is found by a definition alone: the programme, its budgets, and everybody who has a role in it. */
export const findablesIn = (programme: Programme, state: ProgrammeState): readonly Findable[] => [
  { kind: 'programmes', id: programme.key, title: programme.title, words: [], isOver: isProgrammeOver(state) },
  ...Object.entries(programme.budgets).map(([id, { title }]): Findable => ({
    kind: 'budgets',
    id,
    title,
    words: [],
    isOver: false,
  })),
  ...peopleOf(programme).map((person): Findable => {
    const parts = partsIn(programme, person);
    const { zh, en } = list(parts);
    return {
      kind: 'people',
      id: person,
      title: parts.length === 0 ? both(person) : text(`${person}（${zh}）`, `${person} (${en})`),
      words: [],
      isOver: false,
    };
  }),
];

/** An approval as it is found: by what it asks, which never changes, and whether it has ended. */
export const findableApproval = (request: ApprovalRequest, isOver: boolean): Findable => ({
  kind: 'approvals',
  id: request.approval,
  title: askedTitle(request),
  words: [],
  isOver,
});
