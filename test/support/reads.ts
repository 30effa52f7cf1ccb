import { Client } from 'pg';

/** How much some work read from the store: statements, rows, and characters of them. */
export interface Reads {
  readonly statements: number;
  readonly rows: number;
  readonly characters: number;
  /** What was asked, one statement after the other. */
  readonly asked: readonly string[];
}

interface Result {
  readonly rows?: readonly unknown[];
}
type Answered = (error: unknown, result?: Result) => void;

/** Does some work and tells what it read of any store, by whatever connection, meanwhile. */
export async function readsOf(work: () => Promise<unknown>): Promise<Reads> {
  const reads = { statements: 0, rows: 0, characters: 0, asked: new Array<string>() };
  const count = (result: Result | undefined) => {
    reads.statements += 1;
    reads.rows += result?.rows?.length ?? 0;
    reads.characters += JSON.stringify(result?.rows ?? []).length;
  };
  const prototype = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  // A pool hands a function along, a transaction awaits a promise.
  prototype.query = function counted(...given) {
    const [asked] = given as [string | { readonly text: string }];
    reads.asked.push(typeof asked === 'string' ? asked : asked.text);
    const heard = given.at(-1);
    if (typeof heard === 'function') {
      const told: Answered = (error, result) => {
        count(result);
        (heard as Answered)(error, result);
      };
      return query.apply(this, [...given.slice(0, -1), told]);
    }
    return (query.apply(this, given) as Promise<Result>).then((result) => {
      count(result);
      return result;
    });
  };
  try {
    await work();
    return reads;
  } finally {
    prototype.query = query;
  }
}
