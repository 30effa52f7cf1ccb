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
import type { Noun } from '../domain/record/nouns';

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

const none: readonly (readonly [string, ThingName])[] = [];

/** Where each noun has its pages, below its programme, and of what they are; what happens to one without pages is told on another's. */
export const pages: { readonly [One in Noun]: readonly (readonly [place: string, of: ThingName])[] } = {
  milestone: [['milestones/:milestone', 'milestone']],
  phase: [['phases/:phase', 'phase']],
  agreement: [['agreements/:agreement', 'agreement']],
  project: [
    ['projects', 'projects'],
    ['projects/:project', 'project'],
  ],
  dispute: [
    ['disputes', 'disputes'],
    ['disputes/:dispute', 'dispute'],
  ],
  ip: [
    ['ip', 'ip'],
    ['ip/:item', 'ipItem'],
  ],
  evaluation: [['evaluations/:cycle/:period', 'evaluation']],
  approval: [['approvals/:approval', 'approval']],
  baseline: [['changes', 'changes']],
  calendar: [['calendars', 'calendars']],
  // Told on the pages of a milestone.
  schedule: none,
  scope: none,
  // Told beside the baselines.
  policy: none,
  // Told on the page of what it is owed under.
  obligation: none,
  // Told on the overview, the page of the seats, and what waits for the office.
  cycle: none,
  mail: none,
  process: none,
  programme: none,
  roster: none,
};
