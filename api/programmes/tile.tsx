import type { ComponentChildren } from 'preact';

interface TileProps {
  readonly title: string;
  readonly href: string;
  readonly large: string;
  readonly children?: ComponentChildren;
}

/** One figure of the overview, large, with what it means below; it leads on to what it counts. */
export const Tile = ({ title, href, large, children }: TileProps) => (
  <div class="card">
    <h3>{title}</h3>
    <p>
      <a class="large" href={href} aria-label={`${title} ${large}`}>
        {large}
      </a>
    </p>
    {children}
  </div>
);
