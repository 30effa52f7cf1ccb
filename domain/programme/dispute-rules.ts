/** How long the tiers last, in calendar days; arbitration takes as long as it takes. */
export interface DisputeRules {
  readonly negotiationDays: number;
  readonly mediationDays: number;
}
