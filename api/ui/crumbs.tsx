import { word } from '../../mail/words';
import type { Language } from '../../domain/shared/text';

// What has no list of its own is listed on the overview or on the page of another noun.
const listedOn: Readonly<Record<string, string>> = {
  agreements: '#agreements',
  milestones: '#timeline',
  phases: '#timeline',
  approvals: '#waiting',
  draws: '/funds',
  figures: '/evaluations',
};

/** Where the things are listed among which a page of a programme stands, also one that answers a form that was refused; nowhere for such a list itself. */
export function listAbove(path: string): string | undefined {
  const [, home, place = '', rest] = /^(?:\/office)?(\/programmes\/[^/]+)\/([^/]+)(\/.+)?$/.exec(path) ?? [];
  if (home === undefined || rest === undefined) return undefined;
  return `${home}${listedOn[place] ?? `/${place}`}`;
}

interface CrumbsProps {
  readonly home: string;
  /** What the page is one of. */
  readonly kind: string;
  readonly above?: string | undefined;
  readonly language: Language;
}

/** The way back: to the overview, and to the list that a thing stands in. */
export const Crumbs = ({ home, kind, above, language }: CrumbsProps) => (
  <p class="quiet crumbs">
    <a href={home}>{word('overview', language)}</a> › {above === undefined ? kind : <a href={above}>{kind}</a>}
  </p>
);
