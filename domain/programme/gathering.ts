/**
 * How long letters to one person gather when the programme does not say (seconds). Source: docs/rules/approval-time.md,
 * "Mails that gather".
 */
export const GATHER_SECONDS = 60;
