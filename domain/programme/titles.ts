import type { Programme } from './programme';
import type { Text } from '../shared/text';
import type { GroupKey, PartyKey } from '../shared/keys';

/** What a programme calls its parties and bodies; sentences take them from here, since a programme is data. */
export interface Titles {
  readonly parties: Readonly<Record<PartyKey, Text>>;
  readonly groups: Readonly<Record<GroupKey, Text>>;
  readonly committee: Text;
  readonly supervision: Text;
}

/** For where no programme is at hand: keys stand for titles. */
export const noTitles: Titles = {
  parties: {},
  groups: {},
  committee: { zh: '治理委员会', en: 'the governance committee' },
  supervision: { zh: '监督委员会', en: 'the supervisory committee' },
};

export const titlesOf = ({ parties, governance }: Pick<Programme, 'parties' | 'governance'>): Titles => ({
  parties: titlesIn(parties),
  groups: titlesIn(governance.groups),
  committee: governance.committee.title,
  supervision: governance.supervision.title,
});

const titlesIn = (things: Readonly<Record<string, { readonly title: Text }>>) =>
  Object.fromEntries(Object.entries(things).map(([key, { title }]) => [key, title]));

/** What one of some things of a programme is called, by its key; the key stands for what is not there. */
export const titleIn = (things: Readonly<Record<string, { readonly title: Text } | undefined>>, key: string): Text =>
  things[key]?.title ?? { zh: key, en: key };

/** The same of things that stand in a list. */
export const titleAmong = (things: readonly { readonly key: string; readonly title: Text }[], key: string): Text =>
  things.find((thing) => thing.key === key)?.title ?? { zh: key, en: key };

export const partyTitle = (titles: Titles, party: PartyKey): Text => titles.parties[party] ?? { zh: party, en: party };

/** Whom an escalation step reaches. */
export function addresseeTitle(titles: Titles, to: string): Text {
  if (to === 'groupChair') return { zh: '本组主席', en: 'the chair of the group' };
  if (to === 'committee') return titles.committee;
  if (to === 'supervision') return titles.supervision;
  return titles.groups[to] ?? { zh: to, en: to };
}
