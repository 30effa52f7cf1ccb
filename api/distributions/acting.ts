import { distributionId } from '../../contracts/distribution';
import { signersOf } from '../../domain/money/distributions/signers';
import { officePeople } from '../../domain/programme/parties';
import type { PartyKey, Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { ProgrammeView } from '../../domain/views/views';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf } from '../things/verbs';
import { runIn } from './distributions';

/** What the office does to a run. */
export const ofRun = verbsOf({
  tag: 'Distributions',
  shows: 'distributions/:distribution',
  hands: byOffice((view, part) => found(view, part('distribution'))),
});

/** What somebody does to a run for a party. */
export const ofParty = verbsOf({
  tag: 'Distributions',
  shows: 'distributions/:distribution',
  hands: byPartner((view, part) => found(view, part('distribution'))),
});

function found(view: ProgrammeView, key: string) {
  const run = runIn(view, key);
  return { run, process: distributionId(view.key, run.key) };
}

interface Acting {
  readonly view: ProgrammeView;
  readonly by: Person;
  readonly party: PartyKey;
}

/** A party's run is signed and recomputed by whoever holds its signing seat. Throws `forbidden`. */
export function assertSigner({ view: { definition }, by, party }: Acting): void {
  if (!signersOf(definition, party).includes(by))
    throw refused(
      'forbidden',
      text('只有本方的会签席位可以会签。', 'Only the signing seat of your party may do this.'),
    );
}

/** Whoever belongs to a party acts for it; for one that has nobody to sign, the office does. Throws `forbidden`. */
export function assertActsFor({ view: { definition }, by, party }: Acting, of: PartyKey): void {
  const isOwn = party === of;
  const isNobodys = signersOf(definition, of).length === 0 && officePeople(definition).includes(by);
  if (!isOwn && !isNobodys)
    throw refused('forbidden', text('您不能代表另一方操作。', 'You may not act for the other party.'));
}
