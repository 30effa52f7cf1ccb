import { missingSignatures, unmetConditions, type AgreementRecord } from './agreements';
import { isFateOpen } from './life';
import type { Agreement } from '../programme/agreement-plans';

/** For operators: on whom an agreement waits, and for what. `next` is what happens next by itself. */
export function agreementDetails(agreement: Agreement, record: AgreementRecord, next?: string) {
  const { state, effectiveOn, expiresOn, pending, orphaned, amendment } = record;
  const waits = [
    ...(pending ? [`Being decided by ${agreement.approval.groups.join(', ')}: see ${pending.approval}`] : []),
    ...(orphaned && !pending ? [`${orphaned.parent} has ended: continue, suspend, terminate or novate?`] : []),
    ...(isFateOpen(record) && !orphaned && !pending
      ? ['The programme is being wound up: continue, suspend, terminate or novate?']
      : []),
    ...(amendment ? [`Version ${amendment.version} takes over on ${amendment.effectiveOn} once it is signed`] : []),
  ];
  const waitingOn = [...(pending ? agreement.approval.groups : []), ...(isFateOpen(record) && !pending ? ['pmo'] : [])];
  const stands = `${state}, effective from ${effectiveOn} to ${expiresOn}`;
  return { state, waitingOn, details: [stands, ...waits, ...(next ? [`Next: ${next}`] : [])].join('\n') };
}

/** The same for one that is not in effect yet. */
export function formingDetails(agreement: Agreement, record: AgreementRecord) {
  switch (record.state) {
    case 'draft':
    case 'negotiating':
      return { waitingOn: ['pmo'], details: 'Waiting for the PMO to submit the draft for approval' };
    case 'rejected':
      return { waitingOn: ['pmo'], details: 'Not approved by its groups; the PMO may submit it again or withdraw it' };
    case 'signed':
      return { waitingOn: [], details: `Signed; waiting for ${record.begins?.on ?? agreement.parent} to take effect` };
    case 'conditionsPending': {
      const missing = unmetConditions(agreement, record).map(({ key }) => key);
      return { waitingOn: ['pmo'], details: `Signed; waiting for the conditions ${missing.join(', ')}` };
    }
    default: {
      const missing = missingSignatures(agreement, record);
      return { waitingOn: ['pmo'], details: `Waiting for the signatures of ${missing.join(', ')} to be recorded` };
    }
  }
}
