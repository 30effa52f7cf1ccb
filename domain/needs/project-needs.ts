import type { LocalDate } from '../calendar/dates';
import { type Fact, type Facts, levels, type ProjectLevel, type ProjectFact } from '../facts/facts';
import { isBudgetApproved, isFunded, type Project } from '../projects/projects';
import type { ProjectsNeed } from '../programme/needs';

/** How far a project has come. Source: docs/rules/projects.md, "Commissioning and landing". */
export const levelOf = (project: Project): ProjectLevel => {
  if (project.state === 'cancelled' || project.state === 'landed') return project.state;
  if (project.agreementOn === undefined) return 'opened';
  return isBudgetApproved(project) && isFunded(project) ? 'started' : 'agreed';
};

export const projectFact = (project: Project, on: string): ProjectFact => ({
  kind: 'project',
  key: project.key,
  is: levelOf(project),
  on,
  agreement: project.agreement,
  ...(project.confidentiality && { confidentiality: project.confidentiality.agreement }),
  isOverseas: project.isOverseas,
});

/** The agreements that a project waits for. */
const waitsFor = ({ agreement, confidentiality = agreement }: ProjectFact): readonly string[] => [
  ...new Set([agreement, confidentiality]),
];

const projectsIn = (facts: Facts): readonly ProjectFact[] =>
  Object.values(facts).filter((fact) => fact.kind === 'project');

const counted = ({ is, overseas = false }: ProjectsNeed, facts: Facts): readonly ProjectFact[] =>
  projectsIn(facts).filter((fact) => levels.indexOf(fact.is) >= levels.indexOf(is) && (fact.isOverseas || !overseas));

/** Whether enough projects have come so far. */
export const enoughProjects = (need: ProjectsNeed, facts: Facts): boolean =>
  counted(need, facts).length >= need.projects;

/** The day on which enough of them had come so far. */
export const enoughProjectsOn = (need: ProjectsNeed, facts: Facts): LocalDate | undefined =>
  counted(need, facts)
    .map(({ on }) => on)
    .sort()[need.projects - 1];

/** Which projects a fact is to be told to: those that wait for an agreement, and a new one what is known of those that it waits for. */
export const projectsToTell = (facts: Facts, fact: Fact): readonly { readonly key: string; readonly fact: Fact }[] => {
  if (fact.kind === 'agreement')
    return projectsIn(facts)
      .filter(
        (project) => waitsFor(project).includes(fact.key) && project.is !== 'landed' && project.is !== 'cancelled',
      )
      .map(({ key }) => ({ key, fact }));
  if (fact.kind !== 'project' || fact.is !== 'opened') return [];
  return waitsFor(fact).flatMap((agreement) => {
    const known = facts[`agreement:${agreement}`];
    return known ? [{ key: fact.key, fact: known }] : [];
  });
};
