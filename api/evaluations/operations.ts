import type { ApiDeps } from '../http/deps';
import type { Endpoint } from '../http/endpoint';
import { verbEndpoints } from '../things/verb-doors';
import { evaluationVerbs } from './verbs';

/** Evaluations: the office reports figures, the groups sign the score off. */
export const evaluationEndpoints = (deps: ApiDeps): readonly Endpoint[] => verbEndpoints(deps, evaluationVerbs);
