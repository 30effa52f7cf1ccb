/**
 * What letters do: `asks` asks for a vote on an approval, `tells` says something about one, `closes` how it ended; what comes
 * from the `office` is about something else. Only a `reminder` can be stopped by its reader: a person's nudge (催办) is none.
 */
const natures = {
  task: 'asks',
  reminder: 'asks',
  nudge: 'asks',
  answer: 'asks',
  extended: 'asks',
  escalation: 'asks',
  copy: 'tells',
  released: 'tells',
  revoked: 'tells',
  question: 'tells',
  commentKept: 'tells',
  reviewOpened: 'tells',
  closed: 'closes',
  actualsRequested: 'office',
  calendarPublished: 'office',
  notice: 'office',
  agreementNews: 'office',
  undelivered: 'office',
  phaseHeld: 'office',
  phaseReviewDue: 'office',
  exceptionOpened: 'office',
  costExceeded: 'office',
  obligationOpened: 'office',
  obligationReminded: 'office',
  obligationLapsed: 'office',
  dispute: 'office',
  ip: 'office',
} as const;

export type LetterKind = keyof typeof natures;

/** The kinds that ask for a vote, as long as there is still one to give. */
export type AskingKind = { [Kind in LetterKind]: (typeof natures)[Kind] extends 'asks' ? Kind : never }[LetterKind];

export const isAsking = (kind: LetterKind): kind is AskingKind => natures[kind] === 'asks';

export const isClosing = (kind: LetterKind): boolean => natures[kind] === 'closes';

/** Whether it concerns an approval, so that it can stand in a digest and be answered by a comment. */
export const isAboutApproval = (kind: LetterKind): boolean => natures[kind] !== 'office';
