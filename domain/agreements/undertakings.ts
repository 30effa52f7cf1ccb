import type { AgreementVerb } from './happenings';
import type { AgreementLife, Notice } from './life';
import type { ProposalMatter } from './proposals';
import type { ProgrammeState, Undertaking } from '../programme/undertakings';

const ofNotices: Readonly<Record<Notice['kind'], Undertaking>> = {
  renew: 'agreement.renew',
  notToRenew: 'agreement.notice',
  terminate: 'agreement.notice',
  breach: 'agreement.notice',
};

/** What each matter that is put before the groups of an agreement begins. */
export const ofMatters: Readonly<Record<ProposalMatter, Undertaking>> = {
  suspension: 'agreement.suspend',
  resumption: 'agreement.resume',
  termination: 'agreement.terminate',
  amendment: 'agreement.amend',
  claim: 'agreement.claim',
  fate: 'agreement.fate',
};

const ofVerbs: Readonly<
  Record<Exclude<AgreementVerb['type'], 'agreement.noticed' | 'agreement.proposed'>, Undertaking>
> = {
  'agreement.negotiated': 'agreement.negotiate',
  'agreement.withdrawn': 'agreement.cancel',
  'agreement.conditionMet': 'agreement.condition',
  'agreement.cured': 'agreement.cure',
  'agreement.corrected': 'agreement.correct',
  'agreement.documentConfirmed': 'agreement.confirmDocument',
};

/** What a verb begins. */
export const undertakingOf = (verb: AgreementVerb): Undertaking => {
  if (verb.type === 'agreement.noticed') return ofNotices[verb.notice.kind];
  return verb.type === 'agreement.proposed' ? ofMatters[verb.proposal.matter] : ofVerbs[verb.type];
};

/** How its programme stands, as an agreement has been told. */
export const programmeStateOf = ({ isWindingUp, isProgrammeOver }: AgreementLife): ProgrammeState => {
  if (isProgrammeOver) return 'ended';
  return isWindingUp ? 'exiting' : 'running';
};
