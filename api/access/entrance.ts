import type { Programme } from '../../domain/programme/programme';
import { rolesOf } from '../../domain/programme/roles';
import type { Visitor } from '../../infra/keys/sessions';
import { accessOf, type Access, type Route } from './matrix';

/** The route of an operation, as the matrix has it. */
export const routeOf = ({ method, path }: { readonly method: string; readonly path: string }): Route =>
  `${method.toUpperCase()} /api/v1${path}` as Route;

/** Who may use an operation of the API. Throws at the start when the matrix does not know it. */
export const accessOfOperation = (operation: { readonly method: string; readonly path: string }): Access => {
  const route = routeOf(operation);
  const access = (accessOf as Readonly<Record<Route, Access | undefined>>)[route];
  if (!access) throw new Error(`${route} is not in the authorisation matrix (api/access/matrix.ts).`);
  return access;
};

/** Whether whoever is signed in may use a route in this programme. */
export const mayEnter = (access: Access, session: Visitor | undefined, programme: Programme): boolean => {
  if (session?.kind === 'pmo') return access.token === true;
  return session !== undefined && rolesOf(programme, session.person).some((role) => access.roles?.includes(role));
};
