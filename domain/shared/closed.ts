import { obligationKinds, partsOf } from './ids';
import { text } from './sentences';
import type { Text } from './text';

/** What is over, in both languages, by the kind of process that the id names; an approval where it names none of these. */
const closed = {
  adjustment: text('该战略调整已经结束。', 'This adjustment of the strategy is over already.'),
  agreement: text('该协议已经结束。', 'This agreement is over already.'),
  dispute: text('该争议已经结束。', 'This dispute is over already.'),
  distribution: text('该分配批次已经了结。', 'This distribution run is settled already.'),
  fund: text('该资金已经关闭。', 'This fund is closed already.'),
  draw: text('该提款已经办结。', 'This draw is over already.'),
  innovation: text('该创新已经了结。', 'This innovation is settled already.'),
  improvement: text('该改进已经结束。', 'This improvement is over already.'),
  project: text('该项目已经结束。', 'This project is over already.'),
  ip: text('该知识产权事项已经结束。', 'This item of intellectual property is over already.'),
  staffing: text('该岗位或事项已随合作计划终结。', 'This post, or what was owed, ended with its programme.'),
  risk: text('该风险已随合作计划终结。', 'This risk ended with its programme.'),
  phase: text('该阶段已经结束。', 'This phase is over already.'),
  evaluation: text('该评估已经结束。', 'This evaluation is over already.'),
  obligation: text('该义务已经了结。', 'This obligation is settled already.'),
  programme: text('该合作计划已经结束。', 'This programme is over already.'),
} as const satisfies Readonly<Record<string, Text>>;

/** What ids name beside approvals. */
export type NamedNoun = keyof typeof closed;

const isNamed = (noun: string): noun is NamedNoun => Object.hasOwn(closed, noun);

const obligations: readonly string[] = [...obligationKinds, 'obligation'];

/** Of which of them a process's id speaks: `programme:noun:key`; with a round behind it, it is an approval, with a condition or an occurrence an obligation. */
export function nounIn(process: string): NamedNoun | 'approval' {
  const { noun = 'programme', keys } = partsOf(process);
  if (keys.some((key) => obligations.includes(key))) return 'obligation';
  const isApproval = keys.length > (noun === 'evaluation' ? 2 : 1);
  return !isApproval && isNamed(noun) ? noun : 'approval';
}

/** The sentence for what is closed, where it is no approval. */
export const closedSentence = (noun: unknown): Text | undefined =>
  typeof noun === 'string' && isNamed(noun) ? closed[noun] : undefined;
