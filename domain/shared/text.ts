/** What a person reads, in both languages of the product; a door that is given one language fills the other with it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Blanks, controls, and characters that only steer others or stand for nothing. */
const unreadable = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether nothing can be read in it: a reason of blanks, or of one zero-width space, is none. */
export const isBlank = (said: string): boolean => unreadable.test(said);

/** The languages people read. */
export type Language = 'zh' | 'en';

/** The text in the reader's language. */
export const say = (text: Text, language: Language): string => text[language];
