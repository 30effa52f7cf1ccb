import { lightenedOn, type Colour } from '../../domain/shared/contrast';

/** The grounds on which the colour stands in dark mode: the bar at the top is a card, the words of a button are as dark as the page. */
const DARK_CARD = '#1d232a';

/** Where the stylesheet of a programme's colour is served; it says nothing but that colour, so it may be cached for ever. */
export const accentPath = (accent: Colour): string => `/assets/accent.${accent.slice(1)}.css`;

/** The main button and the line at the top of every page in the colour of the programme; in dark mode in a lighter one. */
export const accentCss = (accent: Colour): string =>
  `
:root { --accent: ${accent}; --on-accent: #ffffff; }
@media screen and (prefers-color-scheme: dark) { :root { --accent: ${lightenedOn(DARK_CARD, accent)}; --on-accent: ${DARK_CARD}; } }
.top { border-top: 3px solid var(--accent); }
`.trim();
