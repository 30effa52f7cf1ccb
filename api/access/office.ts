import { DomainError } from '../../domain/shared/errors';
import { titleIn } from '../../domain/programme/titles';
import { text } from '../../domain/shared/sentences';
import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Visitor } from '../../infra/keys/sessions';
import type { Caller } from '../http/endpoint';
import type { PartyKey, Person } from '../../domain/shared/keys';

/** In whose name the office's token acts: a person of the office, its first when nobody is named. Throws `forbidden` for anybody else. */
export const actingFor = (programme: Programme, by: Person | undefined): Person => {
  const people = officePeople(programme);
  const person = by ?? people[0];
  if (person !== undefined && people.includes(person)) return person;
  throw new DomainError('forbidden', notOfOffice(by), { office: people });
};

const notOfOffice = (by: Person | undefined) =>
  by === undefined
    ? text('本合作计划的服务办公室没有人员。', 'Nobody works in the office of this programme.')
    : text(`${by} 不是本合作计划服务办公室的人员。`, `${by} does not work in this programme's office.`);

/** Behind the office's shared token stands any of its people; whoever is signed in is nobody else. */
export const anyOf = (
  { kind }: Pick<Caller | Visitor, 'kind'>,
  programme: Programme,
): { readonly orAnyOf?: readonly Person[] } => (kind === 'pmo' ? { orAnyOf: officePeople(programme) } : {});

/** By whom a page of the office is recorded: its token alone names nobody, then it is the office's first person. Throws `forbidden` where there is none. */
export const officerOf = (person: Person, programme: Programme): Person =>
  actingFor(programme, officePeople(programme).includes(person) ? person : undefined);

/** Only whoever works in the office for a party acts there for that party. Throws `forbidden`, naming who does. */
export const assertOfficeOf = ({ governance, parties }: Programme, person: Person, party: PartyKey): void => {
  const { zh, en } = titleIn(parties, party);
  const officer = governance.office.people[party];
  if (officer !== person)
    throw new DomainError(
      'forbidden',
      text(`${person} 不在服务办公室代表${zh}。`, `${person} does not work in the office for ${en}.`),
      {
        office: officer === undefined ? [] : [officer],
      },
    );
};
