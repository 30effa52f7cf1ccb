import type { ApiDeps } from '../http/deps';
import type { Endpoint } from '../http/endpoint';
import { verbEndpoints } from '../things/verb-doors';
import { staffingVerbs } from './verbs';

/** What the office records of the posts; the programme's view shows them. */
export const staffingEndpoints = (deps: ApiDeps): readonly Endpoint[] => verbEndpoints(deps, staffingVerbs);
