import { crowdedDays, type CrowdedDay } from '../crowded-days';
import { finding, type Finding, type Path } from '../../shared/findings';
import { phaseDays } from '../../phases/phases';
import type { Programme } from '../../programme/programme';

/** The phase in which a day lies; evaluations go on after the last one. */
const pathOf = (programme: Programme, { on }: CrowdedDay): Path => {
  const at = phaseDays(programme).findIndex(({ starts, ends }) => starts <= on && on <= ends);
  return at < 0 ? ['evaluation', 'cycles'] : ['phases', at];
};

/** Days on which somebody is asked for many decisions at once: it works, but whoever planned it may have meant otherwise. */
export const warnOfCrowdedDays = (programme: Programme): readonly Finding[] =>
  crowdedDays(programme).map((day) => {
    const { on, matters, people } = day;
    const [first = ''] = people;
    const more = people.length - 1;
    return finding(
      'many_at_once',
      pathOf(programme, day),
      `${on} 前后有 ${matters} 项事项同时请 ${more === 0 ? first : `${first} 等 ${people.length} 人`}决定。`,
      `About ${on} ${matters} matters ask ${more === 0 ? first : `${first} and ${more} more`} at once.`,
    );
  });
