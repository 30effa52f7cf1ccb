import type { z } from 'zod';
import type { Role } from '../../domain/programme/roles';
import type { Person } from '../../domain/shared/keys';

/** Who is calling: the programme office by its token, the bearer of a decision link, whoever brings mails, or somebody who is signed in. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'pmo' }
  | { readonly kind: 'courier' }
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'person'; readonly person: Person; readonly roles: readonly Role[] };

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What a handler gets: everything parsed, nothing raw. */
export interface Call<Body, Query> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly query: Query;
  readonly caller: Caller;
  /** The same for a repeat of the same request with the same Idempotency-Key. */
  readonly requestId: string;
}

/** A body that is one file, in the bytes of one of these media types. */
interface FileTaken {
  readonly mediaTypes: readonly string[];
  readonly mostBytes: number;
}

/** What the OpenAPI document and the docs page tell of an operation of the API. */
export interface Operation<Body = unknown, Query = unknown> {
  readonly method: 'get' | 'post';
  /** Express path under `/api/v1`; parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  /** Its body is a file instead. */
  readonly takes?: FileTaken;
  /** What it answers with when it has done what was asked: JSON of this form, or the bytes of a file. */
  readonly gives?: z.ZodType | 'file';
  /** The statuses it answers with, and what each means. */
  readonly answers: Readonly<Record<number, string>>;
  /** It starts something: the answer is kept, and a repeat with the same Idempotency-Key gets it and starts nothing. */
  readonly starts?: boolean;
  /** The process itself recognises a repeat with the same Idempotency-Key and answers the same. */
  readonly repeats?: boolean;
}

/** One operation as data: the router is made from it, too. */
export interface Endpoint<Body = unknown, Query = unknown> extends Operation<Body, Query> {
  /** The programme that its body names: whoever asks must be one who may read it, even where the operation itself is open to anyone. */
  readonly reads?: (body: Body) => string | undefined;
  readonly handle: (call: Call<Body, Query>) => Promise<Answer>;
}

/** Keeps the types of one operation together before it joins the others. */
export const endpoint = <Body, Query>(operation: Endpoint<Body, Query>): Endpoint => operation as unknown as Endpoint;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const accepted = (body: unknown): Answer => ({ status: 202, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** The same answer of something that counts and that the record does not have yet. */
export const beingWritten = ({ body }: Answer): Answer => ({
  status: 202,
  body: { ...(typeof body === 'object' && body), written: false },
});

/** The approval that was opened, and where to find it; nothing where people have nothing to decide. */
export const opened = (approval: string | undefined): Answer =>
  created(approval === undefined ? {} : { approval, href: `/api/v1/approvals/${approval}` });
