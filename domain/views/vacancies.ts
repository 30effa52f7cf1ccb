import { policyOf, stagesOf } from '../approvals/panels';
import { programmeSeats } from '../programme/parties';
import type { Policy } from '../programme/policies';
import type { Programme } from '../programme/programme';
import { tallyPanel } from '../approvals/counting/tallies';
import type { Text } from '../shared/text';
import type { ProgrammeView } from './views';
import type { GroupKey } from '../shared/keys';
import type { Need } from '../programme/needs';
import type { PhaseView } from '../phases/views';
import type { AgreementView } from '../agreements/views';

/** Something of the programme that groups have still to decide on, or that waits for their seats to be filled. */
interface Matter {
  readonly title: Text;
  readonly groups: readonly GroupKey[];
  /** Missing where only the filling of the seats is asked for. */
  readonly policy?: string | Policy;
}

const isToApprove = ({ state }: AgreementView) => state === 'draft' || state === 'internalApproval';

const groupsNeeded = (needs: readonly Need[]): readonly GroupKey[] =>
  needs.flatMap((need) => ('groups' in need ? need.groups : []));

const mattersOfPhase = (programme: Programme, { key, state, milestones }: PhaseView): readonly Matter[] => {
  const phase = programme.phases.find((each) => each.key === key);
  if (!phase || state === 'closed') return [];
  const open = milestones.filter((each) => each.state !== 'accepted' && each.state !== 'conditionallyAccepted');
  const ofMilestones = phase.milestones
    .filter((each) => open.some((milestone) => milestone.key === each.key))
    .flatMap(({ title, accepts, needs, met }): readonly Matter[] => [
      ...(accepts ? [{ title, ...accepts }] : []),
      { title, groups: groupsNeeded([...needs, ...met]) },
    ]);
  const { title, gate } = phase;
  return [...ofMilestones, { title, groups: gate.asks, policy: gate.policy }];
};

const mattersOf = ({ definition, agreements, phases }: ProgrammeView): readonly Matter[] => [
  ...agreements.filter(isToApprove).flatMap(({ key }): readonly Matter[] => {
    const agreement = definition.agreements[key];
    return agreement ? [{ title: agreement.title, ...agreement.approval }] : [];
  }),
  ...phases.flatMap((phase) => mattersOfPhase(definition, phase)),
  ...Object.values(definition.evaluation.cycles).map(({ title, signOff }) => ({ title, ...signOff })),
];

/** The vacant seats without which a matter could not be approved, whoever else approved. */
function missingFor(programme: Programme, { groups, policy }: Matter): readonly string[] {
  if (policy === undefined)
    return programmeSeats(programme).flatMap(({ id, group, holder }) =>
      holder === null && groups.includes(group) ? id : [],
    );
  const panels = stagesOf(programme, policyOf(programme, policy), groups).flatMap((stage) => stage.panels);
  return panels.flatMap((panel) => {
    const blocked = tallyPanel(panel, new Map()).standings.filter(({ state }) => state === 'impossible');
    const isIn = (party: string) => blocked.some((standing) => standing.party === null || standing.party === party);
    return panel.seats.flatMap(({ id, holder, party }) => (holder === null && isIn(party) ? id : []));
  });
}

/** What each vacant seat holds up: the titles of what can't be approved, or begun, until it is filled. */
export function blockedByVacancies(view: ProgrammeView): ReadonlyMap<string, readonly Text[]> {
  const blocked = new Map<string, readonly Text[]>();
  for (const matter of mattersOf(view))
    for (const seat of new Set(missingFor(view.definition, matter))) {
      const known = blocked.get(seat) ?? [];
      if (!known.some(({ zh }) => zh === matter.title.zh)) blocked.set(seat, [...known, matter.title]);
    }
  return blocked;
}
