import { distributionDeciders } from '../../domain/money/distributions/signers';
import { contextIn } from '../../contracts/beginnings';
import { distributionProcess } from '../../contracts/distribution';
import { runAfter } from '../../domain/money/distributions/changes';
import { isRunOver, type Run } from '../../domain/money/distributions/runs';
import { isOf } from '../../domain/record/nouns';
import { zoneOf } from '../../domain/programme/parties';
import { titlesOf } from '../../domain/programme/titles';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How a run begins again: as the record has it, with what another run told of it; what is being decided on is waited for. */
export const createDistributionWay =
  (deps: ResumptionDeps): Way =>
  async ({ programme, entries, recorded, started }) => {
    const begun = await started();
    const [opened] = entries.flatMap(({ happening }) =>
      isOf('distribution', happening) && happening.type === 'distribution.opened' ? [happening] : [],
    );
    if (!opened) return isUnknown;
    const { distribution: key } = opened;
    const view = await deps.readModel.head(programme);
    const run =
      view?.distributions.find((each) => each.key === key) ??
      entries.reduce<Run>(
        (known, { happening }) =>
          isOf('distribution', happening) && happening.distribution === key ? runAfter(known, happening) : known,
        opened.opened,
      );
    if (isRunOver(run)) return endedByRecord;
    const { definition } = begun;
    return distributionProcess({
      ...contextIn(begun),
      run,
      deciders: distributionDeciders(definition),
      parties: titlesOf(definition).parties,
      zone: zoneOf(definition),
      resumed: { recorded, opened: await openedOf(deps, run.state === 'deciding' ? [run] : []) },
    });
  };
