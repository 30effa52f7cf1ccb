import { parseEvaluationId } from '../../contracts/evaluation';
import { partsOf } from '../../domain/shared/ids';
import type { Entry } from '../../domain/record/ledger';
import { processTypeOf, type ProcessType } from '../../domain/record/process-types';
import { evaluationPath, pathSegment } from '../../mail/paths';
import { placePath } from '../ui/place-path';

/** Under which address below its programme each process's thing stands, by its key; those that stand nowhere by themselves have none. */
const places: { readonly [One in ProcessType]?: (key: string) => string } = {
  agreement: (key) => `agreements/${key}`,
  budgets: () => 'budgets',
  calendars: () => 'calendars',
  dispute: (key) => `disputes/${key}`,
  distribution: (key) => `distributions/${key}`,
  evaluationCycle: () => 'evaluations',
  fund: (key) => `funds/${key}`,
  fundDraw: (key) => `draws/${key}`,
  improvement: (key) => `improvements/${key}`,
  innovation: (key) => `innovations/${key}`,
  ipFiling: (key) => `ip/${key}`,
  phase: (key) => `phases/${key}`,
  project: (key) => `projects/${key}`,
  risk: (key) => `risks/${key}`,
  roster: () => 'roster',
  schedule: () => 'changes',
  staffing: () => 'staffing',
  strategy: () => 'strategy',
  strategyAdjustment: (key) => `strategy/adjustments/${key}`,
};

/** The page of what an entry tells of: of the milestone where it names one, else of the thing whose process told it. */
export function entryPath({ programme, process, happening }: Omit<Entry, 'number' | 'at'>): string {
  const home = `/programmes/${programme}`;
  if ('milestone' in happening && typeof happening.milestone === 'string')
    return `${home}/milestones/${pathSegment(happening.milestone)}`;
  const type = processTypeOf(process, { happening });
  if (type === 'approval' || type === 'obligation') return placePath(programme, { kind: type, id: process });
  const evaluation = type === 'evaluation' ? parseEvaluationId(process) : undefined;
  if (evaluation) return evaluationPath(programme, evaluation.cycle, evaluation.period);
  const place = places[type]?.(pathSegment(partsOf(process).keys.at(-1) ?? ''));
  return place === undefined ? home : `${home}/${place}`;
}
