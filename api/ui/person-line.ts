import { programmeSeats } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { appointmentsOf } from '../../domain/programme/roles';
import type { Person } from '../../domain/shared/keys';
import { say, type Language } from '../../domain/shared/text';

/** A person with the seats they hold: "strategy@…（战略规划负责人）". */
export function personLine(programme: Programme, person: Person, language: Language): string {
  const seats = programmeSeats(programme).filter(({ holder }) => holder === person);
  const isOfOffice = appointmentsOf(programme).some((each) => each.person === person && each.role === 'pmo');
  const titles = [
    ...seats.map(({ title }) => say(title, language)),
    ...(isOfOffice ? [say(programme.governance.office.title, language)] : []),
  ];
  const listed = [...new Set(titles)].join(language === 'zh' ? '、' : ', ');
  if (listed === '') return person;
  return language === 'zh' ? `${person}（${listed}）` : `${person} (${listed})`;
}
