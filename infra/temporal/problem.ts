/** Why there is no usable Temporal server: the code is stable, the sentence tells the operator what to do. */
export type TemporalProblemCode =
  | 'temporal_not_found'
  | 'temporal_start_failed'
  | 'temporal_too_old'
  | 'temporal_search_attribute'
  | 'temporal_connection';

/** The Temporal server that is there, or the lack of one, stands in the way; nothing was half-started. */
export class TemporalProblem extends Error {
  override readonly name = 'TemporalProblem';

  constructor(
    readonly code: TemporalProblemCode,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** Takes one line of progress for the person who waits at the console. */
export type Report = (line: string) => void;
