import { nextOccurrences, type Occurrence } from './register-clock';
import { isOwed, type Obligation } from '../obligations/obligations';
import { by } from '../shared/order';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Text } from '../shared/text';
import type { AgreementView } from './views';

/** What is due next of an obligation, before it opens. */
export interface Coming extends Pick<Occurrence, 'due' | 'dueOn' | 'provisional'> {
  readonly obligation: string;
  readonly title: Text;
  readonly owner: string;
  readonly evidence?: Text;
  readonly opensOn: string;
}

/** The obligations register of an agreement: what was, what somebody still has to meet, and what comes next, each by its day. */
export interface Register {
  readonly past: readonly Obligation[];
  readonly open: readonly Obligation[];
  readonly next: readonly Coming[];
}

/** The register of an agreement as it stands. Source: docs/rules/obligations.md, "The register of an agreement". */
export function registerOf(programme: Programme, agreement: AgreementView, all: readonly Obligation[]): Register {
  const terms = programme.agreements[agreement.key] ?? {};
  const under = all
    .filter((each) => each.under?.agreement === agreement.key)
    .sort(by(({ condition }) => condition.due));
  const next = nextOccurrences(terms, agreement).map(({ obligation, next: { due, dueOn, opens, provisional } }) => {
    const { key, title, owner, evidence } = obligation;
    return { obligation: key, title, owner, ...(evidence && { evidence }), due, dueOn, opensOn: opens.on, provisional };
  });
  return {
    past: under.filter((each) => !isOwed(each)),
    open: under.filter(isOwed),
    next: next.sort(by(({ dueOn }) => dueOn)),
  };
}

/** The party of an owner, which is a party or a seat (`party.group.seat`). */
export const partyOwing = (owner: string): string => owner.split('.')[0] ?? owner;

/** Whoever holds the seat; for a party, and while the seat is vacant, its programme office. */
export const whoOwes = (definition: Programme, owner: string): string =>
  programmeSeats(definition).find(({ id }) => id === owner)?.holder ??
  definition.governance.office.people[partyOwing(owner)] ??
  owner;
