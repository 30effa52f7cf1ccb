import { changesThing } from './thing-schedule';
import { calendarsThing } from './thing-calendars';
import { approvalThing } from './thing-approvals';
import { evaluationThing } from './thing-evaluations';
import { ipItemThing, ipThing } from './thing-ip';
import { disputeThing, disputesThing } from './thing-disputes';
import { projectThing, projectsThing } from './thing-projects';
import { agreementThing } from './thing-agreements';
import { milestoneThing, phaseThing } from './thing-phases';

/** How each kind of thing is found from its address. */
export const things = {
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
