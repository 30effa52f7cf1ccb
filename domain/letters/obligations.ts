import type { Happening } from '../record/ledger';
import type { Person } from '../shared/keys';
import type { Draft } from '../mail/letters';

const obligationLetters = {
  'obligation.opened': 'obligationOpened',
  'obligation.reminded': 'obligationReminded',
  'obligation.lapsed': 'obligationLapsed',
  'obligation.escalated': 'obligationLapsed',
} as const;

type AboutObligation = Extract<Happening, { type: keyof typeof obligationLetters }>;

/** Whether an entry about a condition calls for letters. */
export const isAboutObligation = (happening: Happening): happening is AboutObligation =>
  Object.hasOwn(obligationLetters, happening.type);

/** Its owner hears of it; the office does in place of an owner without an address, and once it has lapsed; then those to whom it is escalated. */
export const obligationDrafts = (happening: AboutObligation, office: readonly Person[]): readonly Draft[] => {
  const { type, obligation } = happening;
  if (type === 'obligation.escalated')
    return happening.to.map((to) => ({ to, kind: obligationLetters[type], about: obligation }));
  const { owner } = happening;
  const asWell = owner === undefined || type === 'obligation.lapsed' ? office : [];
  return [...new Set([...(owner === undefined ? [] : [owner]), ...asWell])].map((to) => ({
    to,
    kind: obligationLetters[type],
    about: obligation,
  }));
};
