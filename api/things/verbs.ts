import type { Request } from 'express';
import type { z } from 'zod';
import type { ApiDeps } from '../http/deps';
import { assertTyped } from '../http/defects';
import type { Answer, Call, Operation } from '../http/endpoint';
import type { PageDeps } from '../http/page-deps';
import type { accessOf } from '../access/matrix';
import type { Order } from './carrying-out';
import type { ThingPlace } from './lookups';
import type { Hands, Named } from './hands';
import type { AnsweredForm } from './showing';

/** What a form of zod takes, for reading only. */
type Read<Value> = Value extends object ? { readonly [Field in keyof Value]: Read<Value[Field]> } : Value;

/** What is said in it, without the name. */
type Said<Body> = Read<Omit<Body, 'by'>>;

/** What is the same of all verbs of one kind of thing. */
interface Kind<One> {
  readonly tag: string;
  /** On whose page the form stands, which is shown again. */
  readonly shows: ThingPlace;
  /** Where the operations stand below `/api/v1`; below their programme when left out. */
  readonly root?: string;
  readonly hands: Hands<One>;
}

/** With what a verb is carried out beside what it is about. */
interface Doing {
  readonly deps: ApiDeps | PageDeps;
  /** A repeat under the same id changes nothing twice. */
  readonly requestId: string;
}

/** Every address of a page's form, below its programme. */
type PagePlace<Route = keyof typeof accessOf> = Route extends `POST /office/programmes/:key/${infer Place}`
  ? Place
  : never;
/** Every address of an operation that changes something, below its programme or `/api/v1`. */
type ApiPlace<Route = keyof typeof accessOf> = Route extends `POST /api/v1/programmes/:programme/${infer Place}`
  ? Place
  : Route extends `POST /api/v1/${infer Place}`
    ? Place
    : never;

type Pages = Readonly<Partial<Record<PagePlace, ThingPlace>>>;

type Show = (answered: AnsweredForm) => Promise<void>;

/** A form that was sent, what it says, and how its page is shown again. */
interface Form<One, Body> {
  readonly request: Request;
  readonly one: One;
  readonly said: Said<Body>;
  readonly show: Show;
}

/** What is told of a verb at its doors. */
interface Told extends Pick<Operation, 'summary' | 'answers' | 'starts' | 'repeats'> {
  /** Where the form goes, where that is not the same place below the programme, and on which page it stands. */
  readonly pages?: Pages;
  /** The form takes files, too. */
  readonly takesFiles?: true;
}

/** One thing that can be done: what a program sends or a form says for it, what happens, and what is answered. */
interface Row<One, Body, Result> extends Told {
  readonly body: z.ZodType<Body>;
  /** What the form of the page says, as the operation takes it; without it there is no form. */
  readonly typed?: (request: Request, one: One) => NoInfer<Said<Body>>;
  readonly does: (one: One & Doing, said: NoInfer<Said<Body>>) => Promise<Result>;
  /** What the operation answers with. */
  readonly answered: (result: NoInfer<Result>, one: One & Doing, said: NoInfer<Said<Body>>) => Answer;
  /** How the page goes on, where it does not say that it was done. */
  readonly shown?: (ask: () => Promise<NoInfer<Result>>, form: Form<One & Doing, NoInfer<Body>>) => Promise<unknown>;
}

/** One thing that can be done, with both of its doors; without `ordered` it has no form. */
export interface Verb extends Told, Pick<Operation, 'tag' | 'body'> {
  readonly root: string;
  readonly shows: ThingPlace;
  readonly called: (deps: ApiDeps, call: Call<unknown, unknown>) => Promise<Answer>;
  readonly ordered?: (deps: PageDeps, order: Order, show: Show) => Promise<unknown>;
}

/** Everything that can be done to one kind of thing, by its place. */
export type Verbs = Readonly<Partial<Record<ApiPlace, Verb>>>;

/** Makes the verbs of one kind of thing from their rows. */
export const verbsOf =
  <One>({ hands, root = '/programmes/:programme', ...kind }: Kind<One>) =>
  <Body extends Named, Result>({ typed, does, answered, shown, ...told }: Row<One, Body, Result>): Verb => ({
    ...kind,
    ...told,
    root,
    called: async (deps, call) => {
      const body = call.body as Body & Readonly<Record<string, unknown>>;
      const one = { ...(await hands.called(deps, { ...call, body })), deps, requestId: call.requestId };
      const { by: _named, ...given } = body as object & Named;
      const said = given as Said<Body>;
      return answered(await does(one, said), one, said);
    },
    ...(typed && {
      ordered: async (deps: PageDeps, order: Order, show: Show) => {
        const one = { ...(await hands.ordered(deps, order)), deps, requestId: order.updateId };
        const { request } = order;
        const said = typed(request, one);
        assertTyped(told.body, said);
        const ask = () => does(one, said);
        return shown ? shown(ask, { request, one, said, show }) : ask();
      },
    }),
  });
