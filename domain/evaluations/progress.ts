import type { Scope } from '../programme/evaluation-plans';
import type { Text } from '../shared/text';

/**
 * One thing of the programme's progress that an evaluation lists by itself, as it stood when the evaluation opened; `thing` is
 * `milestone:key`, `project:key` or `budget:key` where it has a page.
 */
export interface ProgressLine {
  readonly scope: Scope;
  readonly thing?: string;
  readonly title: Text;
  readonly words: Text;
  /** Something is wrong with it: once the evaluation is signed off it opens an improvement. */
  readonly isFinding?: true;
}
