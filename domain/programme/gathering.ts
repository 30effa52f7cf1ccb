/** How long letters to one person gather when the programme does not say (seconds). Source: approvals.md, "Time". */
export const GATHER_SECONDS = 60;
