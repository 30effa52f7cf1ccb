import { blockage } from '../../domain/approvals/blockages';
import { invited } from '../../domain/approvals/invitations';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { decidingParties } from '../../domain/programme/parties';
import { peopleOf } from '../../domain/programme/roles';
import { areLinksRevoked } from '../../domain/approvals/seats';
import { useMark, Wrong } from '../ui/wrongs';
import { verbWords } from '../ui/verb-words';
import { UnlessBarred, type OfficeProps } from './hindrance';
import { OverrideForm } from './override';
import { DeputyForm } from './deputy';
import { ReachForm } from './reach';
import { personLine } from '../ui/person-line';
import { seatLine } from '../decision/scene';
import { VerbForm } from '../ui/verb-form';
import { KnownPeople, PersonField } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import { say } from '../../domain/shared/text';

/** What the office may do to an open approval; deciding in place of the groups stands apart. */
export const OfficeVerbs = ({ context, shown, officer }: OfficeProps) => {
  const { reader, view } = context;
  const words = verbWords[reader.language];
  return (
    <>
      <section class="card folds" aria-labelledby="office">
        <h2 id="office">{words.office}</h2>
        <p class="quiet small">{words.by(officer)}</p>
        <UnlessBarred context={context} shown={shown} officer={officer} verb="approval.extended">
          <KnownPeople people={peopleOf(view.definition)} />
          <ReachForm context={context} shown={shown} officer={officer} />
          <Reassign context={context} shown={shown} officer={officer} />
          <DeputyForm context={context} shown={shown} officer={officer} />
          <Extend context={context} shown={shown} officer={officer} />
          <AddApprover context={context} shown={shown} officer={officer} />
          <RevokeLinks context={context} shown={shown} officer={officer} />
        </UnlessBarred>
      </section>
      <OverrideForm context={context} shown={shown} officer={officer} />
    </>
  );
};

const Reassign = ({ context, shown }: OfficeProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  const missing = blockage(shown.approval).map(({ seat }) => seat);
  const awaited = awaitedSeats(shown.approval).filter(({ id }) => !missing.some((seat) => seat.id === id));
  const seats = [...missing, ...awaited];
  if (seats.length === 0) return null;
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="reassignment"
      title={words.reassign}
      hint={words.reassignHint}
      verb="reassignments"
      submit={words.submitReassignment}
    >
      <Choice
        name="reassignment.seat"
        label={words.seat}
        typed={typed}
        options={seats.map((seat) => [
          seat.id,
          `${seatLine(shown.approval, view.definition, seat, language)} · ${seat.holder ?? words.vacant}`,
        ])}
      />
      <PersonField name="reassignment.to" label={words.to} typed={typed} />
      <Field name="reassignment.reason" label={words.reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};

const Extend = ({ context, shown }: OfficeProps) => {
  const { reader, typed } = context;
  const words = verbWords[reader.language];
  const { wrong, attributes } = useMark('extension.workingDays', 'extension-workingDays', words.workingDays);
  const value = typed['extension.workingDays'] ?? '';
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="extension"
      title={words.extend}
      hint={words.extendHint}
      verb="extensions"
      submit={words.submitExtension}
    >
      <div class="field">
        <label for="extension-workingDays">{words.workingDays}</label>
        <input
          id="extension-workingDays"
          name="extension.workingDays"
          type="number"
          inputmode="numeric"
          min={1}
          max={3000}
          required
          value={value}
          {...attributes}
        />
        <Wrong id="extension-workingDays" wrong={wrong} />
      </div>
      <Field name="extension.reason" label={words.reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};

const AddApprover = ({ context, shown }: OfficeProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="approver"
      title={words.add}
      hint={words.addHint}
      verb="approvers"
      submit={words.submitAddition}
    >
      <PersonField name="approver.person" label={words.person} typed={typed} />
      <Choice
        name="approver.party"
        label={words.party}
        typed={typed}
        options={decidingParties(view.definition).map(({ key, title }) => [key, say(title, language)])}
      />
      <Field name="approver.reason" label={words.reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};

const RevokeLinks = ({ context, shown }: OfficeProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  const people = invited(shown.approval).filter((person) => !areLinksRevoked(shown.approval, person));
  if (people.length === 0) return null;
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="revocation"
      title={words.revoke}
      hint={words.revokeHint}
      verb="revocations"
      submit={words.submitRevocation}
    >
      <Choice
        name="revocation.person"
        label={words.whose}
        typed={typed}
        options={people.map((person) => [person, personLine(view.definition, person, language)])}
      />
      <Field name="revocation.reason" label={words.reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};
