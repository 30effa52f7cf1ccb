import { programmeSeats } from '../../domain/programme/parties';
import { peopleOf } from '../../domain/programme/roles';
import { FoldForm, KnownPeople, PersonField } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import type { RosterScene } from './scene';
import { seatTitle } from '../../domain/roster/sentences';
import { personLine } from '../ui/person-line';
import { rosterWords } from './words';
import type { Person } from '../../domain/shared/keys';
import { say } from '../../domain/shared/text';

interface Props {
  readonly scene: RosterScene;
}

/** What only the office does: appoint to a seat, make it vacant, record that somebody leaves. */
export const RosterForms = ({ scene }: Props) => {
  const { reader, view } = scene;
  const words = rosterWords[reader.language];
  return (
    <section class="card folds" aria-labelledby="appointments">
      <h2 id="appointments">{words.office}</h2>
      <KnownPeople people={peopleOf(view.definition)} />
      <Appoint scene={scene} />
      <Leave scene={scene} />
    </section>
  );
};

const Appoint = ({ scene }: Props) => {
  const { reader, view, typed, nonce } = scene;
  const { language } = reader;
  const words = rosterWords[language];
  const { governance } = view.definition;
  const groupOf = (key: string) => governance.groups[key]?.title ?? governance.supervision.title;
  return (
    <FoldForm
      name="appointment"
      title={words.appoint}
      hint={words.appointHint}
      action={`/office/programmes/${view.key}/appointments`}
      nonce={nonce}
      submit={words.submitAppointment}
      typed={typed}
    >
      <Choice
        name="appointment.seat"
        label={words.seat}
        typed={typed}
        options={programmeSeats(view.definition).map(({ id, group }) => [
          id,
          `${say(groupOf(group), language)} · ${seatTitle(view.definition, id, language)}`,
        ])}
      />
      <PersonField name="appointment.holder" label={words.holder} typed={typed} isOptional />
      <div class="pair">
        <Field name="appointment.from" label={words.fromDay} typed={typed} kind="date" />
        <Field name="appointment.until" label={words.untilOptional} typed={typed} kind="date" />
      </div>
      <Field name="appointment.reason" label={words.reason} typed={typed} />
    </FoldForm>
  );
};

const Leave = ({ scene }: Props) => {
  const { reader, view, typed, nonce } = scene;
  const { language } = reader;
  const words = rosterWords[language];
  const seats = programmeSeats(view.definition);
  const holders = [...new Set(seats.flatMap(({ holder }) => holder ?? []))];
  const seatsHeld = (person: Person) => seats.filter(({ holder }) => holder === person);
  const holdsOne = (person: Person) => seatsHeld(person).length === 1;
  return (
    <FoldForm
      name="leaving"
      title={words.leave}
      hint={words.leaveHint}
      action={`/office/programmes/${view.key}/leavers`}
      nonce={nonce}
      submit={words.submitLeaving}
      typed={typed}
    >
      <Choice
        name="leaving.person"
        label={words.who}
        typed={typed}
        options={holders.map((person) => [person, personLine(view.definition, person, language)])}
      />
      <PersonField name="leaving.successor" label={words.successor} typed={typed} isOptional />
      {holders
        .filter((person) => !holdsOne(person))
        .map((person) => (
          <fieldset key={person}>
            <legend>{words.successorsOf(person)}</legend>
            {seatsHeld(person).map(({ id }) => (
              <PersonField
                key={id}
                name={`leaving.successors.${id}`}
                label={seatTitle(view.definition, id, language)}
                typed={typed}
                isOptional
              />
            ))}
          </fieldset>
        ))}
      <Field name="leaving.from" label={words.fromDay} typed={typed} kind="date" />
      <Field name="leaving.reason" label={words.reason} typed={typed} />
    </FoldForm>
  );
};
