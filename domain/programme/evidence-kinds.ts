/** What something may be shown by. */
export const kindsOfEvidence = ['document', 'minutes', 'link', 'number'] as const;
