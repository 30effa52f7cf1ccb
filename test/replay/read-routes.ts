import { accessOf } from '../../api/access/matrix';

/** The addresses that are opened, not those that are sent something. */
export const readRoutes = Object.keys(accessOf)
  .filter((route) => route.startsWith('GET '))
  .map((route) => route.slice('GET '.length));

/** The route that serves an address: of two that could, the first. */
const routes = readRoutes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
}));

/** That of an address. */
export const routeOf = (path: string): string | undefined =>
  routes.find(({ pattern }) => pattern.test(path.replace(/\?.*/, '')))?.route;
