/** What a person reads, in both languages of the product; a door that is given one language fills the other with it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
