/** What a badge means at a glance, without its colour: done, under way, soon due, late or failed, not begun, on hold. */
export type IconName = 'done' | 'running' | 'soon' | 'late' | 'idle' | 'paused';

const circle = 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5z';

/** Outlines on a square of sixteen, drawn in the colour of the words beside them. */
const outlines: Readonly<Record<IconName, string>> = {
  done: `${circle}M5 8.25l2.1 2.1L11 6`,
  running: `${circle}M8.4 5.4a2.6 2.6 0 0 1 0 5.2zM8.4 8h.8`,
  soon: `${circle}M8 4.5V8l2.5 1.5`,
  late: 'M8 1.75L14.75 14H1.25zM8 6.25v3.5M8 11.9v.1',
  idle: circle,
  paused: `${circle}M6.25 5.75v4.5M9.75 5.75v4.5`,
};

/** A sign beside words that say the same: nothing for a screen reader, and no colour needed to read it. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={outlines[name]} />
  </svg>
);
