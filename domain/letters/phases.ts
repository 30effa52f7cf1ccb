import type { Happening } from '../record/ledger';
import type { Person } from '../shared/keys';
import type { Draft } from '../mail/letters';

type AboutHold = Extract<Happening, { type: 'phase.held' | 'phase.reviewDue' }>;

/** Whether an entry about a hold calls for letters. */
export const isAboutHold = (happening: Happening): happening is AboutHold =>
  happening.type === 'phase.held' || happening.type === 'phase.reviewDue';

/** Of a hold that no decision was the cause of hear those whom it names; the office hears when its review is due. */
export const holdDrafts = (happening: AboutHold, office: readonly Person[]): readonly Draft[] => {
  const isHeld = happening.type === 'phase.held';
  return [...new Set(isHeld ? happening.told : office)].map((to) => ({
    to,
    kind: isHeld ? 'phaseHeld' : 'phaseReviewDue',
    about: happening.phase,
  }));
};
