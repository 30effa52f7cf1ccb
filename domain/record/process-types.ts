import { nounIn, type NamedNoun } from '../shared/closed';
import { partsOf } from '../shared/ids';
import type { Entry } from './ledger';
import { nounOf, type Noun } from './nouns';

/** By which process each noun's happenings are told; `any` tells what was refused to it. */
const tellers = {
  adjustment: 'strategyAdjustment',
  agreement: 'agreement',
  approval: 'approval',
  assessment: 'strategy',
  baseline: 'schedule',
  budget: 'budgets',
  calendar: 'calendars',
  cycle: 'evaluationCycle',
  dispute: 'dispute',
  distribution: 'distribution',
  draw: 'fundDraw',
  evaluation: 'evaluation',
  fund: 'fund',
  improvement: 'improvement',
  innovation: 'innovation',
  ip: 'ipFiling',
  mail: 'post',
  milestone: 'phase',
  obligation: 'obligation',
  phase: 'phase',
  plan: 'strategy',
  policy: 'schedule',
  process: 'any',
  programme: 'programme',
  project: 'project',
  risk: 'risk',
  roster: 'roster',
  schedule: 'schedule',
  scope: 'schedule',
  exit: 'strategy',
  signal: 'strategy',
  staffing: 'staffing',
  strategy: 'strategyAdjustment',
  watch: 'strategy',
} as const satisfies { readonly [One in Noun]: string };

/** The types of processes (workflows) that tell a programme's record what happens, or act for it: a messenger tells it nothing. */
export type ProcessType = Exclude<(typeof tellers)[Noun], 'any'> | 'noticePost';

/** Of which a programme has one each; their ids end with these words. */
const standing = {
  budgets: 'budgets',
  calendars: 'calendars',
  notices: 'noticePost',
  post: 'post',
  roster: 'roster',
  schedule: 'schedule',
  strategy: 'strategy',
} as const satisfies Readonly<Record<string, ProcessType>>;

type Standing = (typeof standing)[keyof typeof standing];

/** By which noun ids name the processes of each other type: `domain/shared/closed.ts` says of each in words that it is over. */
const named: Readonly<Record<Exclude<ProcessType, Standing | 'approval' | 'evaluationCycle'>, NamedNoun>> = {
  agreement: 'agreement',
  dispute: 'dispute',
  distribution: 'distribution',
  evaluation: 'evaluation',
  fund: 'fund',
  fundDraw: 'draw',
  improvement: 'improvement',
  innovation: 'innovation',
  ipFiling: 'ip',
  obligation: 'obligation',
  phase: 'phase',
  programme: 'programme',
  project: 'project',
  risk: 'risk',
  staffing: 'staffing',
  strategyAdjustment: 'adjustment',
};

const typesNamed: ReadonlyMap<string, ProcessType> = new Map(
  Object.entries(named).map(([type, noun]) => [noun, type as ProcessType]),
);

const tellerOf = (noun: Noun): ProcessType | undefined => {
  const teller = Object.hasOwn(tellers, noun) ? tellers[noun] : 'any';
  return teller === 'any' ? undefined : teller;
};

/** What a process is, by its id; what its first entry is about says it where a key could be taken for another word. */
export function processTypeOf(process: string, first?: Pick<Entry, 'happening'>): ProcessType {
  const { noun = '', keys } = partsOf(process);
  const [only] = keys;
  if (only === undefined && Object.hasOwn(standing, noun)) return standing[noun as keyof typeof standing];
  if (noun === 'cycle' && keys.length === 1) return 'evaluationCycle';
  const told = first && tellerOf(nounOf(first.happening));
  return told ?? typesNamed.get(nounIn(process)) ?? 'approval';
}
