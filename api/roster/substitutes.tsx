import { partyOf, programmeSeats } from '../../domain/programme/parties';
import { peopleOf } from '../../domain/programme/roles';
import { substitutionsFor } from '../../domain/roster/timeline';
import { personLine } from '../ui/person-line';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import type { RosterScene } from './scene';
import { periodLine } from '../../domain/roster/sentences';
import { rosterWords } from './words';
import type { Person } from '../../domain/shared/keys';

/** Who stands in for whoever is signed in: named for a period, ended at any time. */
export const MySubstitutes = ({ scene }: { readonly scene: RosterScene }) => {
  const { reader, view, timeline, nonce, isOffice } = scene;
  const { session, language } = reader;
  const words = rosterWords[language];
  if (session?.kind !== 'person') return null;
  const { person } = session;
  if (!programmeSeats(view.definition).some(({ holder }) => holder === person))
    return isOffice ? null : <p class="quiet">{words.reader}</p>;
  const mine = substitutionsFor(timeline, person);
  return (
    <section class="card" aria-labelledby="mine">
      <h2 id="mine">{words.mine}</h2>
      <p class="quiet small">{words.mineHint}</p>
      {mine.length === 0 ? (
        <p>{words.noneMine}</p>
      ) : (
        <form method="post" action={substitutesPath(view.key)}>
          <input type="hidden" name="nonce" value={nonce} />
          <ul class="plain">
            {mine.map(({ substitute, from, until }) => (
              <li key={substitute} class="line">
                <span>
                  {substitute}
                  <span class="small quiet"> {periodLine({ from, until }, reader)}</span>
                </span>
                <button name="end" value={substitute} aria-label={words.endWho(substitute)}>
                  {words.end}
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
      <NameSubstitute scene={scene} person={person} />
    </section>
  );
};

const substitutesPath = (programme: string) => `/programmes/${programme}/substitutes`;

const NameSubstitute = ({ scene, person }: { readonly scene: RosterScene; readonly person: Person }) => {
  const { reader, view, typed, nonce } = scene;
  const { language } = reader;
  const words = rosterWords[language];
  const { definition } = view;
  const own = partyOf(definition, person)?.key;
  const people = peopleOf(definition).filter((each) => each !== person && partyOf(definition, each)?.key === own);
  return (
    <FoldForm
      name="substitute"
      title={words.name}
      action={substitutesPath(view.key)}
      nonce={nonce}
      submit={words.submitSubstitute}
      typed={typed}
    >
      <Choice
        name="substitute.person"
        label={words.substitute}
        typed={typed}
        options={people.map((each) => [each, personLine(definition, each, language)])}
      />
      <div class="pair">
        <Field name="substitute.from" label={words.from} typed={typed} kind="date" />
        <Field name="substitute.until" label={words.until} typed={typed} kind="date" isRequired />
      </div>
      <Field name="substitute.reason" label={words.reason} typed={typed} />
    </FoldForm>
  );
};
