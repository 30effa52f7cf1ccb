import type { Express } from 'express';

/** What a router keeps of each thing that is mounted on it. */
interface Layer {
  readonly slash: boolean;
  readonly match: (path: string) => { readonly path: string } | false;
  readonly handle: { readonly stack?: readonly Layer[]; readonly name?: string };
  readonly route?: {
    readonly path: string;
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly Layer[];
  };
}

/** A router does not say where it stands, only whether an address leads to it. */
const placeOf = (layer: Layer): string => {
  if (layer.slash) return '';
  const matched = layer.match('/api/v1/x');
  if (matched) return matched.path;
  throw new Error('A router is mounted where this test cannot follow.');
};

const routesOf = (stack: readonly Layer[], place: string): readonly string[] =>
  stack.flatMap((layer) => {
    const { route, handle } = layer;
    if (handle.stack) return routesOf(handle.stack, place + placeOf(layer));
    // The matrix notes its own rows by routes of the same names; those serve nothing. What takes every method refuses it.
    if (!route || route.methods._all || route.stack.every((each) => each.handle.name === 'noteAccess')) return [];
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${place}${route.path}`);
  });

/** Every route that an application serves, as `GET /path/:parameter`. */
export const mountedRoutes = (app: Express): readonly string[] => [
  ...new Set(routesOf((app as unknown as { router: { stack: readonly Layer[] } }).router.stack, '')),
];
