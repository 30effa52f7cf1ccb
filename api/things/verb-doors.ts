import { Router } from 'express';
import { filesKept } from '../evidence/form';
import type { ApiDeps } from '../http/deps';
import { endpoint, type Endpoint } from '../http/endpoint';
import type { PageDeps } from '../http/page-deps';
import { carryOut, type Shown } from './carrying-out';
import type { Find, ThingPlace } from './lookups';
import { showThing } from './showing';
import type { Verb, Verbs } from './verbs';

/** A verb as an operation of the API. */
export const verbEndpoint = (deps: ApiDeps, place: string, verb: Verb): Endpoint => {
  const { tag, summary, answers, starts, repeats, body, root } = verb;
  return endpoint({
    method: 'post',
    path: `${root}/${place}`,
    tag,
    ...(starts && { starts }),
    ...(repeats && { repeats }),
    ...(body && { body }),
    summary,
    answers,
    handle: (call) => verb.called(deps, call),
  });
};

/** Every verb of a table as an operation, in their order. */
export const verbEndpoints = (deps: ApiDeps, verbs: Verbs): readonly Endpoint[] =>
  Object.entries(verbs).map(([place, verb]) => verbEndpoint(deps, place, verb));

/** The forms of the verbs: each goes to its place, and its page is shown again. */
export const verbPages = (
  deps: PageDeps,
  tables: readonly Verbs[],
  things: Readonly<Record<ThingPlace, Find>>,
): Router => {
  const router = Router();
  const mount = (place: string, { ordered, takesFiles }: Verb, shown: Shown) => {
    const address = `/office/programmes/:key/${place}`;
    if (takesFiles) router.post(address, ...filesKept(deps));
    router.post(address, (request, response) =>
      carryOut(deps, request, response, shown, async (order) =>
        ordered?.(deps, order, (answered) => showThing(deps, request, response, shown.find, answered)),
      ),
    );
  };
  for (const [place, verb] of tables.flatMap((verbs) => Object.entries(verbs)))
    if (verb.ordered)
      for (const [page, thing] of Object.entries(verb.pages ?? { [place]: verb.shows }))
        mount(page, verb, { place: thing, find: things[thing] });
  return router;
};
