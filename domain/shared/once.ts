/** What follows from a value, worked out once for as long as that value is kept: only for values that never change. */
export function once<Value extends object, Result>(of: (value: Value) => Result): (value: Value) => Result {
  const known = new WeakMap<Value, { readonly result: Result }>();
  return (value) => {
    const { result } = known.get(value) ?? { result: of(value) };
    known.set(value, { result });
    return result;
  };
}

/** The same of a value and one of its parts. */
export function onceEach<Value extends object, Part, Result>(
  of: (value: Value, part: Part) => Result,
): (value: Value, part: Part) => Result {
  const resultsOf = once((_: Value) => new Map<Part, { readonly result: Result }>());
  return (value, part) => {
    const results = resultsOf(value);
    const { result } = results.get(part) ?? { result: of(value, part) };
    results.set(part, { result });
    return result;
  };
}
