import { agreementSentence, isOfAgreementLife } from '../agreements/sentences';
import { makingSentence } from '../agreements/making-sentences';
import type { Approval } from '../approvals/approvals';
import { approvalSentence } from '../approvals/sentences';
import { calendarSentence } from '../calendar/words';
import { disputeSentence } from '../disputes/words';
import { evaluationSentence } from '../evaluations/sentences';
import { ipSentence } from '../ip/words';
import { mailSentence } from '../mail/sentences';
import { obligationSentence } from '../obligations/sentences';
import { phaseSentence, sentenceOfMilestone } from '../phases/sentences';
import { policySentence } from '../policy-times/words';
import { processSentence } from '../processes/faults';
import type { Programme } from '../programme/programme';
import { programmeSentence } from '../programme/sentences';
import { titlesOf, type Titles } from '../programme/titles';
import { projectSentence } from '../projects/words';
import type { Happening } from '../record/ledger';
import { byNoun, type ByNoun } from '../record/nouns';
import { rosterSentence } from '../roster/sentences';
import { baselineSentence } from '../schedule/baselines';
import { scopeSentence } from '../schedule/scopes';
import { scheduleSentence } from '../schedule/words';
import { inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What a sentence of the history may need beside its happening: names, the approval that the entries are about, and its reader's zone. */
export interface Around {
  readonly programme: Programme;
  readonly titles: Titles;
  readonly approval: Approval | undefined;
  readonly zone: string;
}

/** How each noun tells what happened to it. */
const sentences: ByNoun<[Around], Text> = {
  agreement: (happening, { titles }) =>
    isOfAgreementLife(happening) ? agreementSentence(happening, titles) : makingSentence(happening, titles),
  approval: (happening, { approval }) => approvalSentence(happening, approval),
  baseline: baselineSentence,
  calendar: calendarSentence,
  cycle: evaluationSentence,
  dispute: (happening, { titles }) => disputeSentence(happening, titles),
  evaluation: evaluationSentence,
  ip: (happening, { titles }) => ipSentence(happening, titles),
  mail: mailSentence,
  milestone: sentenceOfMilestone,
  obligation: obligationSentence,
  phase: phaseSentence,
  policy: (happening, { programme }) => policySentence(happening, programme),
  process: processSentence,
  programme: programmeSentence,
  project: projectSentence,
  roster: (happening, { programme, zone }) =>
    inBoth((language) => rosterSentence(programme, happening, { zone, language })),
  schedule: scheduleSentence,
  scope: scopeSentence,
};

/** One happening as a sentence, in both languages. */
export const sentenceOf = (happening: Happening, { programme, approval, zone }: Omit<Around, 'titles'>): Text =>
  byNoun(sentences, happening, { programme, approval, zone, titles: titlesOf(programme) }) ??
  text('其他事项', 'Something else');
