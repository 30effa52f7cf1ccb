import { owedWords } from '../obligations/titles';
import { chineseDay, englishDay } from '../calendar/said-days';
import { askedTitle } from '../approvals/titles';
import type { ApprovalRequest } from '../approvals/approvals';
import { evaluationTitle } from '../evaluations/titles';
import { programmeSeats } from '../programme/parties';
import { titleIn } from '../programme/titles';
import type { Programme } from '../programme/programme';
import { peopleOf } from '../programme/roles';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Kept, Kind } from './kept';

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
}

type Found = Pick<Findable, 'title'> & Partial<Pick<Findable, 'id' | 'words'>>;

const both = (same: string): Text => text(same, same);

/** How what is kept is found; kinds that are left out have no page of their own. */
const finds: { readonly [One in Kind]?: (value: Kept[One], programme: Programme) => Found } = {
  phases: ({ title }) => ({ title }),
  milestones: ({ title }) => ({ title }),
  agreements: ({ title }) => ({ title }),
  projects: ({ title, agreement }) => ({ title, words: [agreement] }),
  risks: ({ title, description, category }) => ({ title, words: wordsOf(description, category) }),
  improvements: ({ title }) => ({ title }),
  innovations: ({ title, proposal }) => ({ title, words: wordsOf(proposal) }),
  disputes: ({ title, claim }) => ({ title: both(title), words: [claim] }),
  obligations: (obligation) => ({ title: owedWords(obligation), words: [obligation.condition.owner] }),
  evaluations: (evaluation, programme) => ({ title: evaluationTitle(programme, evaluation) }),
  distributions: ({ key, from, until }) => ({
    title: text(
      `分配批次 ${key}（${chineseDay(from)}至${chineseDay(until)}）`,
      `Distribution ${key}, ${englishDay(from)} to ${englishDay(until)}`,
    ),
  }),
  funds: ({ title }) => ({ title }),
  draws: ({ key, purpose, supplier }) => ({
    title: text(`提款 ${key}：${purpose}`, `Draw ${key}: ${purpose}`),
    words: supplier === undefined ? [] : [supplier],
  }),
  ip: ({ title }) => ({ title: both(title) }),
  staffing: ({ title }) => ({ title }),
  changes: ({ name, reason }) => ({ title: both(name), words: [reason] }),
  adjustments: ({ title, reason }) => ({ title: both(title), words: [reason] }),
  plans: ({ title, horizon }) => ({ id: horizon, title }),
};

const wordsOf = (...texts: readonly (Text | undefined)[]): readonly string[] =>
  texts.flatMap((each) => (each ? [each.zh, each.en] : []));

/** Something that is kept as it is found; nothing of what has no page. */
export function findableOf<One extends Kind>(kind: One, value: Kept[One], programme: Programme): Findable | undefined {
  const find = finds[kind] as ((value: Kept[One], programme: Programme) => Found) | undefined;
  if (!find) return undefined;
  return { kind: kind as FindableKind, id: value.key, words: [], ...find(value, programme) };
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
export const findablesIn = (programme: Programme): readonly Findable[] => [
  { kind: 'programmes', id: programme.key, title: programme.title, words: [] },
  ...Object.entries(programme.budgets).map(([id, { title }]): Findable => ({ kind: 'budgets', id, title, words: [] })),
  ...peopleOf(programme).map((person): Findable => {
    const parts = partsIn(programme, person);
    const { zh, en } = list(parts);
    return {
      kind: 'people',
      id: person,
      title: parts.length === 0 ? both(person) : text(`${person}（${zh}）`, `${person} (${en})`),
      words: [],
    };
  }),
];

/** An approval as it is found: by what it asks, which never changes. */
export const findableApproval = (request: ApprovalRequest): Findable => ({
  kind: 'approvals',
  id: request.approval,
  title: askedTitle(request),
  words: [],
});
