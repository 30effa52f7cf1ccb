import type { KeptFile } from '../../domain/evidence/files';

export const PDF = 'application/pdf';

/** Pictures and PDF open in the browser, on a phone too; the rest is saved. Its own viewer of PDF works in no sandbox. */
export const isOpenedByBrowser = ({ mediaType }: Pick<KeptFile, 'mediaType'>): boolean =>
  mediaType === PDF || isPicture({ mediaType });

/** Pictures of pixels: others may hold scripts. */
export const isPicture = ({ mediaType }: Pick<KeptFile, 'mediaType'>): boolean =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mediaType);

/** What people read line by line. */
export const hasLines = ({ mediaType }: Pick<KeptFile, 'mediaType'>): boolean =>
  mediaType.startsWith('text/') || mediaType === 'application/json';
