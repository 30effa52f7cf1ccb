import { listOf } from '../things/lookups';
import { StaffingPage } from './page';

export const staffingThing = listOf((context) => <StaffingPage context={context} />);
