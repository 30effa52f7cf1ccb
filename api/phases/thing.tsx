import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import type { Happening } from '../../domain/record/ledger';
import { MilestonePage } from './milestone';
import { PhasePage } from './page';
import { partOf } from '../ui/answer';
import { type Find, listed } from '../things/lookups';

export const milestoneThing: Find = async (deps, view, request) => {
  const key = partOf(request, 'milestone');
  const phase = view.phases.find(({ milestones }) => milestones.some((each) => each.key === key));
  const found = phase?.milestones.find((each) => each.key === key);
  if (!phase || !found) return undefined;
  const process = phaseId(view.key, phase.key);
  const concerns = (happening: Happening) => 'milestone' in happening && happening.milestone === key;
  const told = (await deps.ledger.entriesOf(process)).map(({ happening }) => happening);
  const shown = told.flatMap((each) => (each.type === 'milestone.submitted' && concerns(each) ? each.evidence : []));
  const files = await deps.evidenceFiles.known(
    view.key,
    shown.flatMap(({ hash }) => hash ?? []),
  );
  return {
    process,
    also: scheduleId(view.key),
    concerns,
    page: (context) => <MilestonePage context={context} milestone={found} phase={phase.key} files={files} />,
  };
};

export const phaseThing = listed(
  'phase',
  ({ phases }) => phases,
  phaseId,
  (found, context) => <PhasePage context={context} phase={found} />,
);
