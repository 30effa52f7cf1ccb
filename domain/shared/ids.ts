/**
 * How the id of a process is written: its programme, what it is, and under which keys, `programme:noun:key…`. No business key has a
 * colon in it. What is here is all that knows so: beside each `…Id` that is made of it stands the `parse…Id` that reads it.
 */
export const idOf = (programme: string, noun: string, ...keys: readonly string[]): string =>
  [programme, noun, ...keys].join(':');

/** An id by its parts; the id of a programme is its key alone. */
export interface IdParts {
  readonly programme: string;
  readonly noun?: string;
  readonly keys: readonly string[];
}

export const partsOf = (id: string): IdParts => {
  const [programme = '', noun, ...keys] = id.split(':');
  return { programme, ...(noun !== undefined && { noun }), keys };
};

/** Of which programme a process is. */
export const programmeIn = (id: string): string => partsOf(id).programme;

/** The key under which a thing stands in its programme, by its id or by itself. */
export const keyIn = (id: string): string => partsOf(id).keys.at(-1) ?? id;

/** Reads the ids of one noun that stands under one key; `undefined` for any other. */
export const keyedBy =
  (noun: string) =>
  (id: string): { readonly programme: string; readonly key: string } | undefined => {
    const { programme, noun: found, keys } = partsOf(id);
    const [key] = keys;
    return found === noun && key !== undefined && keys.length === 1 ? { programme, key } : undefined;
  };

/** Reads the ids of a process of which a programme has one; answers the programme, `undefined` for any other. */
export const oneOf =
  (noun: string) =>
  (id: string): string | undefined => {
    const { programme, noun: found, keys } = partsOf(id);
    return found === noun && keys.length === 0 ? programme : undefined;
  };

/** What an approval leaves to be met: conditions, those that were proposed with it, the steps of an exit that it began, and the measures of an improvement. */
export const obligationKinds = ['condition', 'proposed', 'exit', 'corrective'] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** The key of an evaluation in its programme: a cycle, and a period of it. */
export const periodKey = (cycle: string, period: string): string => `${cycle}:${period}`;

/** Reads it. */
export const parsePeriodKey = (key: string): { readonly cycle: string; readonly period: string } | undefined => {
  const [cycle = '', period, ...more] = key.split(':');
  return period !== undefined && more.length === 0 ? { cycle, period } : undefined;
};
