/** A colour as `#rrggbb`. */
export type Colour = string;

/** Whether a text is a colour as it is written here. */
export const isColour = (given: string): boolean => /^#[0-9a-f]{6}$/i.test(given);

const channelsOf = (colour: Colour): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** How bright a colour is to the eye, from 0 to 1. Source: WCAG 2.2, "relative luminance". */
const luminanceOf = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How far two colours stand apart, from 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [bright = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
};

/** What text of the usual size needs at least. Source: WCAG 2.2, criterion 1.4.3. */
export const TEXT_CONTRAST = 4.5;

const STEPS = 20;

const mixed = (colour: Colour, white: number): Colour =>
  `#${channelsOf(colour)
    .map((channel) =>
      Math.round(channel + (255 - channel) * white)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** The colour with as little white in it as gives it contrast on a dark ground. */
export const lightenedOn = (ground: Colour, colour: Colour): Colour =>
  Array.from({ length: STEPS + 1 }, (_, step) => mixed(colour, step / STEPS)).find(
    (lighter) => contrastOf(lighter, ground) >= TEXT_CONTRAST,
  ) ?? '#ffffff';
