import type { ProcessType } from '../domain/record/process-types';

export { agreement } from './agreement';
export { approval } from './approval';
export { budgets } from './budgets';
export { calendars } from './calendars';
export { dispute } from './dispute';
export { evaluation } from './evaluation';
export { evaluationCycle } from './evaluation-cycle';
export { fund } from './fund';
export { fundDraw } from './fund-draw';
export { improvement } from './improvement';
export { distribution } from './distribution';
export { innovation } from './innovation';
export { ipFiling } from './ip-filing';
export { noticePost } from './notice-post';
export { obligation } from './obligation';
export { phase } from './phase';
export { post } from './post';
export { programme } from './programme';
export { project } from './project';
export { staffing } from './staffing';
export { risk } from './risk';
export { roster } from './roster';
export { schedule } from './schedule';
export { strategy } from './strategy';
export { strategyAdjustment } from './strategy-adjustment';

/** The story of each type of process: where one is not told above, this does not compile. */
export type Story<Type extends ProcessType> = (typeof import('.'))[Type];
