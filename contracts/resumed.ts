/** What a process carries that is started again from the record, after it was lost. */
export interface Again<Matter> {
  /** The matters that people are deciding on, as its own entries put them. */
  readonly matters: readonly Matter[];
  /** The approvals among theirs that were opened: their end is awaited, nobody is asked twice. */
  readonly opened: readonly string[];
}
