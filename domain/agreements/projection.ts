import { ended, lifeAfter } from './changes';
import { signedState, signingAnew } from './agreements';
import type { AgreementHappening, AgreementMaking } from './happenings';
import type { OfType } from '../shared/told';
import type { AgreementView } from './views';
import type { Agreement } from '../programme/agreement-plans';

export const draftAgreement = ({ key, title, parent, signatories, conditions }: Agreement): AgreementView => ({
  key,
  title,
  ...(parent !== undefined && { parent }),
  state: 'draft',
  signedBy: [],
  signatories,
  ...(conditions && { conditions }),
});

export function agreementAfter(
  agreement: AgreementView,
  happening: AgreementMaking | AgreementHappening,
): AgreementView {
  switch (happening.type) {
    case 'agreement.drafted':
      return { ...agreement, state: 'draft' };
    case 'agreement.submitted':
      return { ...signingAnew(agreement, happening), state: 'internalApproval', approval: happening.approval };
    case 'agreement.approved':
      return { ...agreement, state: 'signing', approval: happening.approval };
    case 'agreement.returned':
      return {
        ...agreement,
        state: happening.outcome === 'rejected' ? 'rejected' : 'draft',
        approval: happening.approval,
      };
    case 'agreement.signed':
      return signedAfter(agreement, happening);
    case 'agreement.effective':
      return {
        ...agreement,
        state: 'effective',
        effectiveOn: happening.effectiveOn,
        expiresOn: happening.expiresOn,
      };
    case 'agreement.expired':
      return { ...ended(agreement), state: 'expired', endedOn: happening.on };
    default:
      return lifeAfter(agreement, agreement, happening);
  }
}

export const signedAfter = (
  agreement: AgreementView,
  { party, signatory, signedOn, documentHash, by }: OfType<AgreementMaking, 'agreement.signed'>,
): AgreementView => {
  const { signatories = [] } = agreement;
  const signedBy = [...new Set([...agreement.signedBy, party])];
  const isComplete = signatories.length > 0 && signatories.every((each) => signedBy.includes(each));
  return {
    ...agreement,
    signedBy,
    signedOn: { ...agreement.signedOn, [party]: signedOn },
    signatures: { ...agreement.signatures, [party]: { signatory, signedOn, documentHash, by } },
    ...(isComplete && { state: signedState(agreement, agreement) }),
  };
};
