/**
 * What letters do: `asks` asks for a vote on an approval, `tells` says something about one, `closes` how it ended (`closed` to whoever
 * follows it, `ended` to whoever was asked and need not answer any longer, `outcome` to whoever voted); what comes from the `office`
 * is about something else. Only a `reminder` can be stopped by its reader: a person's nudge (催办) is none.
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
  commented: 'tells',
  reviewOpened: 'tells',
  blocked: 'tells',
  unblocked: 'tells',
  closed: 'closes',
  ended: 'closes',
  outcome: 'closes',
  actualsRequested: 'office',
  figureAsked: 'office',
  figureReminded: 'office',
  figureOverdue: 'office',
  evaluationFlagged: 'office',
  evaluationPublished: 'office',
  calendarPublished: 'office',
  notice: 'office',
  agreementNews: 'office',
  undelivered: 'office',
  phaseHeld: 'office',
  phaseReviewDue: 'office',
  exceptionOpened: 'office',
  costExceeded: 'office',
  budgetAlert: 'office',
  obligationOpened: 'office',
  obligationReminded: 'office',
  obligationLapsed: 'office',
  dispute: 'office',
  strategyAdjusted: 'office',
  improvement: 'office',
  staffing: 'office',
  watchAsked: 'office',
  signalAssessed: 'office',
  planInForce: 'office',
  fundCall: 'office',
  draw: 'office',
  risk: 'office',
  distribution: 'office',
  exitTriggered: 'office',
  ip: 'office',
  stuck: 'office',
  commentRefused: 'office',
} as const;

export type LetterKind = keyof typeof natures;

/** The kinds that ask for a vote, as long as there is still one to give. */
export type AskingKind = { [Kind in LetterKind]: (typeof natures)[Kind] extends 'asks' ? Kind : never }[LetterKind];

export const isAsking = (kind: LetterKind): kind is AskingKind => natures[kind] === 'asks';

export const isClosing = (kind: LetterKind): boolean => natures[kind] === 'closes';

/**
 * How letters of a kind that follow each other within a short window leave: the first at once and the others
 * `afterwards` as one mail, or all of them at the window's end as one mail that says the `last`; `outcome`s wait for
 * their reader's next `digest`. Those left out leave at once, each by itself: somebody just wrote to their reader.
 * Source: docs/rules/approval-time.md, "Mails that gather".
 */
const paces: Readonly<Partial<Record<LetterKind, 'afterwards' | 'last' | 'digest'>>> = {
  task: 'afterwards',
  escalation: 'afterwards',
  copy: 'afterwards',
  released: 'afterwards',
  reviewOpened: 'afterwards',
  commented: 'afterwards',
  closed: 'afterwards',
  ended: 'afterwards',
  actualsRequested: 'afterwards',
  figureAsked: 'afterwards',
  figureReminded: 'afterwards',
  figureOverdue: 'afterwards',
  evaluationPublished: 'afterwards',
  agreementNews: 'afterwards',
  improvement: 'afterwards',
  staffing: 'afterwards',
  obligationOpened: 'afterwards',
  obligationReminded: 'afterwards',
  obligationLapsed: 'afterwards',
  risk: 'afterwards',
  distribution: 'afterwards',
  fundCall: 'afterwards',
  draw: 'afterwards',
  extended: 'last',
  outcome: 'digest',
};

export const paceOf = (kind: LetterKind) => paces[kind];

/** Whether it concerns an approval, so that it can stand in a digest and be answered by a comment. */
export const isAboutApproval = (kind: LetterKind): boolean => natures[kind] !== 'office';
