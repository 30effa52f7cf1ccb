import { calendarsId } from '../../contracts/calendars';
import { CalendarsPage } from './page';
import type { Find } from '../things/lookups';

export const calendarsThing: Find = async ({ readModel, directory }, view) => {
  const [inForce, publications] = [directory.calendars(view.definition), await readModel.publications(view.key)];
  return {
    process: calendarsId(view.key),
    page: (context) => <CalendarsPage context={context} calendars={inForce} publications={publications} />,
  };
};
