/** What a person reads, in both languages of the product; a door that is given one language fills the other with it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Blanks, controls, and characters that only steer others or stand for nothing. */
const unreadable = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether nothing can be read in it: a reason of blanks, or of one zero-width space, is none. */
export const isBlank = (said: string): boolean => unreadable.test(said);

/** So many signs of what somebody wrote stand in a title. */
const BRIEF = 40;

/** The beginning of what somebody wrote, on one line, for a title or another place for so many signs; all of it where it is short. */
export const briefly = (said: string, most = BRIEF): string => {
  const signs = [...said.trim().replace(/\s+/g, ' ')];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('');
};

/** The languages people read. */
export type Language = 'zh' | 'en';

/** The text in the reader's language. */
export const say = (text: Text, language: Language): string => text[language];
