/** One choice among things of several kinds, as the value of its option: `kind:key`. */
export const choiceOf = (kind: string, key = ''): string => `${kind}:${key}`;

/** What was chosen; a key may have a colon in it. */
export const parseChoice = (value: string): { readonly kind: string; readonly key: string } => {
  const [kind = '', ...key] = value.split(':');
  return { kind, key: key.join(':') };
};
