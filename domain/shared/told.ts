/** Of some happenings those of a type. */
export type Told<Happening extends { readonly type: string }, Type extends Happening['type']> = Extract<
  Happening,
  { readonly type: Type }
>;
