import type { LedgerRow } from '../../infra/store/chain';

/** The rows of a record by the instant at which they were told. */
export function instantsOf(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const instants: LedgerRow[][] = [];
  for (const row of rows) {
    const last = instants.at(-1);
    if (last?.[0]?.at === row.at && last[0].programme === row.programme) last.push(row);
    else instants.push([row]);
  }
  return instants;
}

/** A row as if its programme had wanted a code wherever it took a link alone, which no record's programme does. */
export const wantingCodes = (row: LedgerRow): LedgerRow => ({
  ...row,
  entry: JSON.stringify(
    JSON.parse(row.entry, (name, value: unknown) => {
      if (name === 'identity' && value === 'link') return 'link+code';
      const isAsk = typeof value === 'object' && value !== null && 'wants' in value;
      return isAsk ? { ...value, identity: 'link+code' } : value;
    }),
  ),
});
