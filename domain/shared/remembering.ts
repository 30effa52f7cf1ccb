/**
 * Remembers what a pure function answered: the same question is asked again and again, and its answer never changes. After so many
 * answers it begins anew.
 */
export const remembering = <Asked extends readonly (string | number)[], Answer>(
  answer: (...asked: Asked) => Answer,
  most = 20_000,
): ((...asked: Asked) => Answer) => {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const name = asked.join(' ');
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const told = answer(...asked);
    known.set(name, told);
    return told;
  };
};
