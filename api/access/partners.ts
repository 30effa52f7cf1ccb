import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Caller } from '../http/endpoint';
import { actingFor } from './office';
import type { PartyKey, Person } from '../../domain/shared/keys';

/** Somebody who acts for one of the parties. */
export interface Partner {
  readonly by: Person;
  readonly party: PartyKey;
}

/** For which party a person acts. Throws `forbidden` for whoever belongs to none that decides. */
export const partnerOf = (programme: Programme, by: Person): Partner => {
  const party = partyOf(programme, by);
  if (party?.decides) return { by, party: party.key };
  throw new DomainError(
    'forbidden',
    text(`${by} 不代表本合作计划的任何一方。`, `${by} acts for no party of this programme.`),
  );
};

/** Whoever is signed in acts in their own name; the office's token in that of a person of the office. */
export const partnerFor = (programme: Programme, caller: Caller, named: Person | undefined): Partner => {
  if (caller.kind === 'person' && named !== undefined && named !== caller.person)
    throw new DomainError(
      'forbidden',
      text('登录后只能以本人名义办理。', 'Whoever is signed in acts in their own name.'),
    );
  return partnerOf(programme, caller.kind === 'person' ? caller.person : actingFor(programme, named));
};
