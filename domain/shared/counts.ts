/** How many there are, as a number to count with; never for an amount of money. Throws `RangeError` beyond what a number holds exactly. */
export function countOf(count: bigint): number {
  const counted = Number(count);
  if (Number.isSafeInteger(counted)) return counted;
  throw new RangeError(`There are too many: ${count}.`);
}
