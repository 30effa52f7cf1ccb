import type { Happening } from './ledger';

const telling = [
  'agreement.reminded',
  'agreement.parentEnded',
  'agreement.noticed',
  'agreement.amendmentApproved',
  'agreement.lapsed',
  'agreement.terminated',
  'agreement.expired',
] as const;

type AboutAgreement = Extract<Happening, { type: (typeof telling)[number] }>;

/** Whether the office gets a mail about an agreement because of this entry. */
export const tellsOfAgreement = (happening: Happening): happening is AboutAgreement =>
  telling.some((type) => type === happening.type);
