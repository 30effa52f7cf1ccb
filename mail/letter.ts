/** A mail in one language, before it is laid out: short labelled blocks, one button, one footer. */
export interface WrittenMail {
  readonly subject: string;
  /** What a mail program shows beside the subject. */
  readonly preview: string;
  readonly programme: string;
  readonly heading: string;
  /** What stands before the button: as whom, until when; the rest of what is told stands below it. */
  readonly lead: readonly Block[];
  readonly blocks: readonly Block[];
  readonly button: string;
  readonly link: string;
  readonly linkHint: string;
  readonly footer: readonly Line[];
}

/** A label with one or more lines below it; several lines are a list. */
export interface Block {
  readonly label: string;
  readonly lines: readonly Line[];
  /** The block that must be seen first: as whom, until when. */
  readonly isStrong?: boolean;
  /** The label names a thing of its own among several, so it is read first. */
  readonly isHeading?: boolean;
}

/** A line of text, or one that leads somewhere. */
export type Line = string | { readonly text: string; readonly href: string };
