import type { Content } from './approvals';

/** Whether people are shown neither a file nor an address: the page and the mail say so. */
export const isWithoutFile = ({ evidence }: Pick<Content, 'evidence'>): boolean =>
  evidence.every(({ kind, hash, url }) => kind === 'number' || (hash === undefined && url === undefined));
