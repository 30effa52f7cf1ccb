import { nounIn } from '../shared/closed';
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
  calendar: 'calendars',
  cycle: 'evaluationCycle',
  dispute: 'dispute',
  evaluation: 'evaluation',
  improvement: 'improvement',
  ip: 'ipFiling',
  mail: 'post',
  milestone: 'phase',
  obligation: 'obligation',
  phase: 'phase',
  policy: 'schedule',
  process: 'any',
  programme: 'programme',
  project: 'project',
  risk: 'risk',
  roster: 'roster',
  schedule: 'schedule',
  scope: 'schedule',
  signal: 'strategy',
  strategy: 'strategyAdjustment',
  watch: 'strategy',
} as const satisfies { readonly [One in Noun]: string };

/** The types of processes (workflows) that tell a programme's record what happens, or act for it: a messenger tells it nothing. */
export type ProcessType = Exclude<(typeof tellers)[Noun], 'any'> | 'noticePost';

/** Of which a programme has one each; their ids end with these words. */
const standing: Readonly<Record<string, ProcessType>> = {
  calendars: 'calendars',
  notices: 'noticePost',
  post: 'post',
  roster: 'roster',
  schedule: 'schedule',
  strategy: 'strategy',
};

const tellerOf = (noun: string): ProcessType | undefined => {
  const teller = Object.hasOwn(tellers, noun) ? tellers[noun as Noun] : 'any';
  return teller === 'any' ? undefined : teller;
};

/** What a process is, by its id; what its first entry is about says it where a key could be taken for another word. */
export function processTypeOf(process: string, first?: Pick<Entry, 'happening'>): ProcessType {
  const { noun = '', keys } = partsOf(process);
  const [only] = keys;
  if (only === undefined && standing[noun]) return standing[noun];
  if (noun === 'cycle' && keys.length === 1) return 'evaluationCycle';
  const told = first && tellerOf(nounOf(first.happening));
  return told ?? tellerOf(nounIn(process)) ?? 'approval';
}
