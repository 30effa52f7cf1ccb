import { changesThing } from './schedule/thing';
import { calendarsThing } from './calendars/thing';
import { approvalThing } from './approvals/thing';
import { evaluationThing } from './evaluations/thing';
import { ipItemThing, ipThing } from './ip/thing';
import { disputeThing, disputesThing } from './disputes/thing';
import { projectThing, projectsThing } from './projects/thing';
import { agreementThing } from './agreements/thing';
import { milestoneThing, phaseThing } from './phases/thing';

import type { Find, ThingName } from './things/lookups';

/** How each kind of thing is found from its address. */
export const things: Readonly<Record<ThingName, Find>> = {
  milestone: milestoneThing,
  phase: phaseThing,
  agreement: agreementThing,
  evaluation: evaluationThing,
  approval: approvalThing,
  calendars: calendarsThing,
  changes: changesThing,
  project: projectThing,
  projects: projectsThing,
  dispute: disputeThing,
  disputes: disputesThing,
  ipItem: ipItemThing,
  ip: ipThing,
};
