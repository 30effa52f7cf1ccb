import type { ApiDeps } from '../http/deps';
import type { Endpoint } from '../http/endpoint';
import { verbEndpoints } from '../things/verb-doors';
import { phaseVerbs } from './verbs';

/** The milestones and gates of the phases that run. */
export const phaseEndpoints = (deps: ApiDeps): readonly Endpoint[] => verbEndpoints(deps, phaseVerbs);
