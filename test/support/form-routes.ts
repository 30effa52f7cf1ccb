import { accessOf } from '../../api/access/matrix';

/** Every form of a page is sent to one of these. */
export const formRoutes = Object.keys(accessOf)
  .filter((route) => route.startsWith('POST /') && !route.startsWith('POST /api/'))
  .map((route) => ({
    route,
    pattern: new RegExp(`^${route.slice('POST '.length).replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }));

/** To which of them a form goes: of two that could take it, the first. */
export const formRouteOf = (action: string): string | undefined =>
  formRoutes.find(({ pattern }) => pattern.test(action.replace(/[?#].*/, '')))?.route;
