import { allSeats } from '../../domain/approvals/seats';
import { lastDecision } from '../../domain/approvals/votes';
import type { OfficeProps } from './hindrance';
import { verbWords } from '../ui/verb-words';
import { seatLine } from '../decision/scene';
import { PersonField } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import { VerbForm } from '../ui/verb-form';

/** For a seat whose holder has recused: the office of its party says who answers for it in this matter. */
export const DeputyForm = ({ context, shown: { approval }, shown, officer }: OfficeProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  const { people } = view.definition.governance.office;
  const seats = allSeats(approval).filter(
    ({ id, party }) => people[party] === officer && lastDecision(approval, id)?.verdict === 'recuse',
  );
  if (seats.length === 0) return null;
  return (
    <VerbForm
      context={context}
      shown={shown}
      name="deputation"
      title={words.deputise}
      hint={words.deputiseHint}
      verb="deputies"
      submit={words.submitDeputation}
    >
      <Choice
        name="deputation.seat"
        label={words.recusedSeat}
        typed={typed}
        options={seats.map((seat) => [seat.id, seatLine(approval, view.definition, seat, language)])}
      />
      <PersonField name="deputation.to" label={words.deputy} typed={typed} />
      <Field name="deputation.reason" label={words.reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};
