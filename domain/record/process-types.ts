import { nounOf } from '../shared/closed';
import { partsOf } from '../shared/ids';
import type { Entry } from './ledger';

/** The types of processes (workflows) that tell a programme's record what happens, or act for it. */
export type ProcessType =
  | 'agreement'
  | 'approval'
  | 'calendars'
  | 'dispute'
  | 'evaluation'
  | 'evaluationCycle'
  | 'ipFiling'
  | 'noticePost'
  | 'obligation'
  | 'phase'
  | 'post'
  | 'programme'
  | 'project'
  | 'roster'
  | 'schedule';

/** Of which a programme has one each; their ids end with these words. */
const standing: Readonly<Record<string, ProcessType>> = {
  calendars: 'calendars',
  notices: 'noticePost',
  post: 'post',
  roster: 'roster',
  schedule: 'schedule',
};

const byNoun: Readonly<Record<string, ProcessType>> = {
  agreement: 'agreement',
  approval: 'approval',
  cycle: 'evaluationCycle',
  dispute: 'dispute',
  evaluation: 'evaluation',
  ip: 'ipFiling',
  obligation: 'obligation',
  phase: 'phase',
  programme: 'programme',
  project: 'project',
};

/** What a process is, by its id; what its first entry is about says it where a key could be taken for another word. */
export function processTypeOf(process: string, first?: Pick<Entry, 'happening'>): ProcessType {
  const { noun = '', keys } = partsOf(process);
  const [only] = keys;
  if (only === undefined && standing[noun]) return standing[noun];
  if (noun === 'cycle' && keys.length === 1) return 'evaluationCycle';
  const told = first?.happening.type.split('.')[0] ?? '';
  return byNoun[told] ?? byNoun[nounOf(process)] ?? 'approval';
}
