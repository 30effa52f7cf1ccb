export { agreement } from './agreement';
export { approval } from './approval';
export { evaluation } from './evaluation';
export { evaluationCycle } from './evaluation-cycle';
export { phase } from './phase';
export { post } from './post';
export { programme } from './programme';
export { roster } from './roster';
