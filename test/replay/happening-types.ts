import type { Happening } from '../../domain/record/ledger';

/** What each noun's happenings are called. */
const verbs = {
  agreement:
    'amended amendmentApproved amendmentSigned approved claimUpheld clauseEnded closed conditionMet corrected cured documentConfirmed drafted effective expired fateDecided lapsed negotiated nonCompeteBegan nonCompeteDated nonCompeteEnded noticed obligationOpened obligationPlanned parentEnded planned programmeEnded proposed refused reminded renewed resumed returned signed submitted survives suspended terminated terminationAgreed windingUpBegan windowOpened withdrawn',
  approval:
    'answered approverAdded blocked closed commented decided delegated deputised escalated extended linksRevoked nudged opened overridden questioned reached reassigned recounted reminded reviewOpened rosterChanged stageOpened unblocked withdrawn',
  baseline: 'changeEnded changeRequested set',
  calendar: 'acknowledged published recounted',
  cycle: 'ended',
  dispute: 'awarded clockSet raised reminded settled settlementConfirmed tierEnded withdrawn',
  evaluation: 'abandoned opened recounted reported returned signedOff',
  ip: 'accessed answered closed dateReached datesSet filed opened registered reminded',
  mail: 'bounced doubted',
  milestone: 'accepted failed reopened returned settlementAsked settlementRefused started submitted waived',
  obligation: 'escalated fulfilled lapsed opened recounted released reminded resumed stopped',
  phase: 'closed gateDecided gateRequested gateUndecided held opened resumed reviewDue',
  policy: 'timesRefused timesRequested timesSet',
  process: 'freed stuck',
  programme: 'completed ended exitBegan started',
  project:
    'agreementEffective agreementEnded budgetDecided budgetSubmitted cancelled commissioningDecided commissioningSubmitted confidentialityEffective confidentialityEnded costForecast exceptionDecided exceptionOpened exceptionReported landed opened stagePassed',
  roster: 'changed requested',
  schedule: 'answered exceptionDecided exceptionOpened exceptionReported forecast measured proposed',
  scope: 'decided reported',
} as const;

type Words<Text> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;
type Listed = { [Noun in keyof typeof verbs]: `${Noun}.${Words<(typeof verbs)[Noun]> & string}` }[keyof typeof verbs];

/** Does not compile while one is missing, which it names. */
const forgotten: Readonly<Record<Exclude<Happening['type'], Listed>, never>> = {};
/** Nor while one is listed that never happens. */
const strange: Readonly<Record<Exclude<Listed, Happening['type']>, never>> = {};

/** The type of everything that can happen. */
export const happeningTypes: readonly Happening['type'][] = Object.entries({
  ...verbs,
  ...forgotten,
  ...strange,
}).flatMap(([noun, words]) => words.split(' ').map((verb) => `${noun}.${verb}` as Listed));
