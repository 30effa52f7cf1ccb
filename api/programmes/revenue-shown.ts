import { partiesShown } from '../../domain/money/journal/viewers';
import { revenueOf, type Revenue } from '../../domain/money/distributions/revenue';
import { rolesOf } from '../../domain/programme/roles';
import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';

/** What was shared so far, as somebody may see it; without a person it is the office by its token. Operators see no distribution. */
export function revenueFor(
  { definition, distributions }: ProgrammeView,
  person: Person | undefined,
): Revenue | undefined | 'hidden' {
  const isOperatorAlone = person !== undefined && rolesOf(definition, person).every((role) => role === 'operator');
  return isOperatorAlone ? 'hidden' : revenueOf(distributions, partiesShown(definition, person));
}
