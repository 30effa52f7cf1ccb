import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language } from '../../domain/shared/text';
import { formatInstant, type InstantFormat } from '../../domain/calendar/formats';
import { Icon, type IconName } from './icons';

/** What a colour on a page says; the badge always says it by a sign and in words too. */
export type Tone = 'done' | 'running' | 'soon' | 'late' | 'idle';

/** Writes a whole page as HTML; texts are escaped by the renderer. */
export const renderPage = (page: VNode): string => `<!doctype html>${render(page)}`;

/** A state by a sign and in words on its colour: green done, blue running, amber soon due, red overdue or on hold, grey not begun. */
export const Badge = ({ tone, icon = tone, children }: BadgeProps) => (
  <span class={`badge ${tone}`}>
    <Icon name={icon} />
    {children}
  </span>
);

interface BadgeProps {
  readonly tone: Tone;
  /** The sign, where the colour's own does not say it. */
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** An instant in the reader's zone and language, with the exact instant for machines. */
export const When = ({ at, zone, language, ...format }: WhenProps) => (
  <time dateTime={at}>{formatInstant(at, zone, language, format)}</time>
);

interface WhenProps extends InstantFormat {
  readonly at: string;
  readonly zone: string;
  readonly language: Language;
}

/** A table that scrolls sideways on a phone instead of breaking the page; `caption` names it for screen readers. */
export const Table = ({ caption, heads, numbers = [], children, isStacked = false }: TableProps) => (
  <div class={isStacked ? 'scroll stack' : 'scroll'} role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, column) => (
            <th key={head} scope="col" {...(numbers.includes(column) && { class: 'number' })}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

interface TableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The columns (from 0) of numbers, whose heads stand above them on the right. */
  readonly numbers?: readonly number[];
  readonly children: ComponentChildren;
  /** On a phone each row becomes a block, its cells named by their `data-label`. */
  readonly isStacked?: boolean;
}

/** An empty list says why it is empty and what to do. */
export const Empty = ({ children }: { readonly children: ComponentChildren }) => <p class="empty">{children}</p>;
