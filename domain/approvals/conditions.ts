import type { Condition } from './approvals';
import { isPlannable, type LocalDate } from '../calendar/dates';
import { meant } from '../shared/nearest';
import { addressesOf, isSamePerson } from '../programme/identities';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { refused } from '../shared/reasons';
import { peopleOf } from '../programme/roles';
import { text } from '../shared/sentences';
import { isBlank } from '../shared/text';

/** What of a programme a condition can be laid on beside its people: a party, a group, a seat, each by its key or by what it is called. */
const bodiesOf = ({ parties, governance, ...rest }: Programme): readonly string[] => {
  const { groups, supervision, office, committee } = governance;
  const seats = programmeSeats({ parties, governance, ...rest });
  const titles = [...Object.values(parties), ...Object.values(groups), supervision, office, committee, ...seats];
  return [
    ...Object.keys(parties),
    ...Object.keys(groups),
    ...seats.map(({ id }) => id),
    ...titles.flatMap(({ title }) => [title.zh, title.en]),
  ];
};

/** Whether somebody of the programme, or a body of it, goes by a name: an owner whom nobody knows would never hear of the condition. */
function isKnownIn(programme: Programme, owner: string): boolean {
  const named = owner.trim().toLowerCase();
  const addresses = addressesOf(programme);
  return (
    peopleOf(programme).some((person) => isSamePerson(person, named, addresses)) ||
    bodiesOf(programme).some((body) => body.toLowerCase() === named)
  );
}

/**
 * Refuses (`condition_refused`, with the field below `at`) a condition that nobody could meet: due before today, or owned by nobody whom the
 * programme knows. `today` is the date in the programme's zone.
 */
export function assertConditionsMeetable(
  programme: Programme,
  conditions: readonly Condition[],
  today: LocalDate,
  at = 'conditions',
): void {
  for (const [row, { owner, due }] of conditions.entries()) {
    if (isBlank(owner) || !isPlannable(due)) continue; // incomplete: whoever takes the decision says so
    if (due < today)
      throw refused(
        'condition_refused',
        text(
          `条件的期限${due}已经过去，请填写今天或以后的日期。`,
          `${due} is past; a condition is due today or later.`,
        ),
        { field: `${at}.${row}.due` },
      );
    if (isKnownIn(programme, owner)) continue;
    const hint = meant(owner, [...peopleOf(programme), ...bodiesOf(programme)]);
    throw refused(
      'condition_refused',
      text(
        `“${owner}”不是本合作计划中的人员、席位、组或合作方，无人会收到提醒。${hint.zh}`,
        `"${owner}" is no person, seat, group or party of this programme, so nobody would hear of it.${hint.en}`,
      ),
      { field: `${at}.${row}.owner` },
    );
  }
}
