import { rosterId } from '../../contracts/roster';
import { groundOf, type RosterStanding } from '../../domain/roster/posts';
import type { Programme } from '../../domain/programme/programme';
import { rosterIn } from '../../domain/roster/timeline';
import { tasksIn } from '../../domain/roster/tasks';
import type { Services } from '../../infra/services';

/** What it is read from. */
export interface StandingDeps {
  readonly readModel: Pick<Services['readModel'], 'passedOnApprovals'>;
  readonly ledger: Pick<Services['ledger'], 'entriesOf'>;
}

/** Who acts for whom in a programme, now and as far as it is planned: what every door is asked by. `now` is an ISO instant. */
export async function standingOf(deps: StandingDeps, definition: Programme, now: string): Promise<RosterStanding> {
  const [entries, passedOn] = await Promise.all([
    deps.ledger.entriesOf(rosterId(definition.key)),
    deps.readModel.passedOnApprovals(definition.key),
  ]);
  const tasks = passedOn.flatMap(({ approval }) => tasksIn(approval));
  return { ground: groundOf(definition, tasks), roster: rosterIn(entries, now) };
}
