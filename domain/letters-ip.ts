import type { IpHappening } from './ip';
import type { Happening } from './ledger';
import type { Draft } from './letters';
import type { Person } from './programme';

const telling = ['ip.opened', 'ip.answered', 'ip.reminded', 'ip.dateReached'] as const;

type Telling = Extract<IpHappening, { type: (typeof telling)[number] }>;

/** Whether an entry about intellectual property calls for letters. */
export const isAboutIp = (happening: Happening): happening is Telling =>
  telling.some((type) => type === happening.type);

/** Both parties' offices hear what they are asked, what was answered, and of every date before it comes. */
export const ipDrafts = ({ item }: Telling, office: readonly Person[]): readonly Draft[] =>
  [...new Set(office)].map((to) => ({ to, kind: 'ip', about: item }));
