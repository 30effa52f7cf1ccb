/** Of some happenings those of a type. */
export type OfType<Happening extends { readonly type: string }, Type extends Happening['type']> = Extract<
  Happening,
  { readonly type: Type }
>;
