import { exponentOf } from '../../domain/shared/amounts';
import { contextIn } from '../../contracts/beginnings';
import { disputeProcess } from '../../contracts/dispute';
import { ipProcess } from '../../contracts/ip';
import { projectProcess } from '../../contracts/project';
import { projectTitles } from '../../domain/projects/contents';
import { disputeRules, tierOf } from '../../domain/disputes/disputes';
import { strategicOf } from '../../domain/phases/gates';
import { ipCountedFrom, isIpOver } from '../../domain/ip/ip';
import { zoneOf } from '../../domain/programme/parties';
import { budgetDeciders, commissioningDeciders } from '../../domain/programme/project-plans';
import { isProjectOver } from '../../domain/projects/projects';
import { drawFactsOf } from '../../domain/resumed/draws';
import { resumedFacts } from '../../domain/resumed/facts';
import { alarmsAfter, askedOfProject, resumedDispute, resumedIp, resumedProject } from '../../domain/resumed/projects';
import type { Planner } from '../planning/planner';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How projects, disputes and intellectual property begin again. */
export const createProjectWays = (deps: ResumptionDeps, planner: Pick<Planner, 'planIp'>) => {
  const project: Way = async ({ entries, recorded, started, story }) => {
    const begun = await started();
    const { definition } = begun;
    const { happening: opened } = entries[0] ?? {};
    const now = resumedProject(entries);
    if (!now || opened?.type !== 'project.opened') return isUnknown;
    if (isProjectOver(now)) return endedByRecord;
    const matters = askedOfProject(entries);
    const known = Object.values(resumedFacts(definition, await story())).filter(({ kind }) => kind === 'agreement');
    const draws = (await deps.readModel.head(definition.key))?.draws ?? [];
    const facts = [...known, ...drawFactsOf(draws, now.key)];
    const again = { matters, opened: await openedOf(deps, matters) };
    const { currency } = definition;
    return projectProcess({
      ...contextIn(begun),
      project: now,
      by: opened.by,
      note: '',
      titles: projectTitles(definition, now, exponentOf(currency)),
      deciders: { budget: budgetDeciders(definition), commissioning: commissioningDeciders(definition) },
      zone: zoneOf(definition),
      resumed: { recorded, again, facts, strategic: strategicOf(definition) },
    });
  };

  const dispute: Way = async ({ programme, entries, recorded, started }) => {
    const { definition } = await started();
    const found = resumedDispute(entries);
    if (!found) return isUnknown;
    const { dispute: now, told, isReminded } = found;
    if (!tierOf(now)) return endedByRecord;
    return disputeProcess({
      programme,
      dispute: now,
      rules: disputeRules(definition),
      told,
      zone: zoneOf(definition),
      resumed: { recorded, isReminded },
    });
  };

  const ipFiling: Way = async ({ programme, entries, recorded }) => {
    const found = resumedIp(entries);
    if (!found) return isUnknown;
    const { item, from, isCounted, rung } = found;
    if (isIpOver(item)) return endedByRecord;
    const counted = ipCountedFrom(item);
    const planned = counted && isCounted && from !== undefined;
    const { alarms } = planned ? await planner.planIp({ programme, ...counted, now: from }) : { alarms: [] };
    return ipProcess({
      programme,
      item,
      resumed: {
        recorded,
        alarms: alarmsAfter(alarms, rung),
        rung: rung.length,
        ...(counted && !isCounted && { isToPlan: true }),
      },
    });
  };

  return { project, dispute, ipFiling };
};
