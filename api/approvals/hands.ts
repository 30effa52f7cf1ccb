import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { actingFor, anyOf } from '../access/office';
import type { Act, Matter } from '../decision/verbs';
import type { Hands } from '../things/hands';
import { partOf } from '../ui/answer';
import { approvalOf } from './lookups';

/** A matter, and the person of the office who acts in it. */
interface Acting extends Omit<Act, 'requestId'> {
  readonly matter: Matter;
}

/** Who acts where nobody is named, if not the office's first. */
type Usual = (matter: Matter, said: Readonly<Record<string, unknown>>) => Person | undefined;

/** For what a person of the office does to an approval: whoever is named, or whoever does it usually. */
export const inMatter = (usual: Usual = () => undefined): Hands<Acting> => ({
  called: async (deps, { params, body, caller }) => {
    const { approval, programme } = await approvalOf(deps, params.approval);
    const definition = await deps.directory.definition(programme);
    const matter = { approval, definition, at: deps.now().toISOString() };
    return { matter, by: actingFor(definition, body.by ?? usual(matter, body)), ...anyOf(caller, definition) };
  },
  ordered: async (deps, { request, view, by, orAnyOf }) => {
    const found = await deps.readModel.approval(partOf(request, 'approval'));
    if (found?.programme !== view.key) throw new DomainError('not_found');
    const matter = { approval: found.approval, definition: view.definition, at: deps.now().toISOString() };
    return { matter, by, ...(orAnyOf && { orAnyOf }) };
  },
});
