/** How far a milestone may slip before the strategic group hears of it: working days, or a share of the phase's working days. */
export interface Tolerance {
  readonly workingDays: number;
  readonly percentOfPhase: number;
  /** Of a project's approved budget, what it may cost beyond that; in definitions from before there was one the default counts. */
  readonly percentOfCost?: number;
}
