/** What follows from a value, worked out once for as long as that value is kept: only for values that never change. */
export function once<Value extends object, Result>(of: (value: Value) => Result): (value: Value) => Result {
  const known = new WeakMap<Value, { readonly result: Result }>();
  return (value) => {
    const { result } = known.get(value) ?? { result: of(value) };
    known.set(value, { result });
    return result;
  };
}
