import { gramsOf, termsOf } from '../../domain/shared/grams';
import type { Person } from '../../domain/shared/keys';
import type { Text } from '../../domain/shared/text';
import { findableKinds, type FindableKind, type Standing } from '../../domain/views/findables';
import type { Query } from './database';

/** Something that was found, and in which programme; `count` of its kind there are in all. */
export interface Hit {
  readonly programme: string;
  readonly programmeTitle: Text;
  readonly kind: FindableKind;
  readonly id: string;
  readonly title: Text;
  /** Whether nothing more becomes of it. */
  readonly isOver: boolean;
  readonly count: number;
}

/** What is looked for: every word of it has to be there. In one programme or in all of them that somebody has a role in; of all kinds or of one, however it stands or as asked. */
export interface SearchAsked {
  readonly typed: string;
  readonly programme?: string;
  readonly person?: Person;
  readonly kind?: FindableKind;
  readonly standing?: Standing;
  /** So many of each kind. */
  readonly limit: number;
}

/**
 * What is found, kind by kind, in each what has the first word earliest. Words of one character narrow what longer ones find; alone they
 * find nothing.
 */
export async function search(
  query: Query,
  { typed, programme, person, kind, standing, limit }: SearchAsked,
): Promise<readonly Hit[]> {
  const terms = termsOf(typed);
  const grams = [...new Set(terms.flatMap(gramsOf))];
  const [first] = terms;
  if (grams.length === 0 || first === undefined) return [];
  const params: unknown[] = [grams, first, limit, findableKinds];
  const param = (value: unknown) => `$${params.push(value)}`;
  const conditions = [
    'grams @> $1',
    ...terms.map((term) => `strpos(text, ${param(term)}) > 0`),
    ...(programme === undefined ? [] : [`programme = ${param(programme)}`]),
    ...(person === undefined
      ? []
      : [`programme in (select programme from people where person = ${param(person)} and has_role)`]),
    ...(kind === undefined ? [] : [`kind = ${param(kind)}`]),
    ...(standing === undefined ? [] : [standing === 'over' ? 'is_over' : 'not is_over']),
  ];
  return query<Hit>(
    `select found.programme, programmes.title as "programmeTitle", kind, id, found.title, is_over as "isOver", found.count
      from (select programme, kind, id, title, is_over, count(*) over (partition by kind) as count,
          row_number() over (partition by kind order by strpos(text, $2), programme, id) as place
          from findables where ${conditions.join(' and ')}) as found
        join programmes on programmes.key = found.programme
      where place <= $3 order by array_position($4::text[], kind), place`,
    params,
  );
}
