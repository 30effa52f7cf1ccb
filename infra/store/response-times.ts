import type { SeatAsked } from '../../domain/approvals/time/response-times';
import type { Text } from '../../domain/shared/text';
import type { Query } from './database';

/** As many questions are looked at, the latest first. */
export const MOST_ASKED = 20_000;

interface Asked {
  readonly programme: string;
  /** Asked from this instant on, and before that one. */
  readonly from?: string;
  readonly before?: string;
}

interface AskedRow {
  readonly approval: string;
  readonly seat: string;
  readonly askedAt: string;
  readonly isOpen: boolean;
}

interface ApprovalRow {
  readonly id: string;
  readonly kind: SeatAsked['kind'];
  readonly title: Text;
  readonly closedAt: string | null;
  /** Votes of this round by seat, and when each was accepted last. */
  readonly answers: Readonly<Record<string, string>> | null;
}

/** A seat is written party.group.seat. */
const placeOf = (seat: string): Pick<SeatAsked, 'party' | 'group'> => {
  const [party = '', group = ''] = seat.split('.');
  return { party, group };
};

/** Which seats of a programme were asked when, and until when; those whose vote carried over from the round before were not asked. */
export async function seatsAsked(query: Query, { programme, from, before }: Asked): Promise<readonly SeatAsked[]> {
  const asked = await query<AskedRow>(
    `select approval, seat, min(asked_at) as "askedAt", bool_or(state = 'open') as "isOpen" from tasks
      where programme = $1 and ($2::timestamptz is null or asked_at >= $2) and ($3::timestamptz is null or asked_at < $3)
      group by approval, seat order by min(asked_at) desc limit ${MOST_ASKED}`,
    [programme, from ?? null, before ?? null],
  );
  const approvals = await query<ApprovalRow>(
    `select id, value->'request'->'subject'->>'kind' as kind, value->'request'->'content'->'title' as title, closed_at as "closedAt",
        (select json_object_agg(vote->>'seat', vote->>'acceptedAt') from
          (select vote from json_array_elements(value->'decisions') as vote where vote->'carriedFrom' is null
            order by vote->>'acceptedAt') as votes) as answers
      from approvals where id = any($1)`,
    [[...new Set(asked.map(({ approval }) => approval))]],
  );
  const known = new Map(approvals.map((each) => [each.id, each]));
  return asked.flatMap(({ approval, seat, askedAt, isOpen }) => {
    const found = known.get(approval);
    if (!found) return [];
    const { kind, title, closedAt, answers } = found;
    const answeredAt = answers?.[seat];
    const until = answeredAt ?? closedAt ?? undefined;
    const state = answeredAt !== undefined ? 'answered' : isOpen ? 'open' : 'unanswered';
    return [{ approval, title, kind, ...placeOf(seat), seat, askedAt, state, ...(until !== undefined && { until }) }];
  });
}
