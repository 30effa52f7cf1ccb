import { binds } from '../agreements/facts';
import { isApproved, type Outcome } from '../approvals/approvals';
import { costAfter } from './costs';
import type { DrawFact, Fact } from '../facts/facts';
import { isProjectOver, missingOf, type ProjectApproval, type Project, type ProjectHappening } from './projects';

/** What it means to a project that a draw for it was paid, or is owed back: of all of them the first counts. */
function drawNews({ key, firstDraw }: Project, { key: draw, is, on, project }: DrawFact): ProjectHappening | undefined {
  if (project !== key) return;
  if (is === 'paid') return firstDraw ? undefined : { type: 'project.firstDrawPaid', project, draw, on };
  return firstDraw?.draw === draw ? { type: 'project.firstDrawReclaimed', project, draw, on } : undefined;
}

/** What a fact about its agreement or a draw means to a project; nothing where it knows so already, or where it is over. */
export function newsOf(project: Project, fact: Fact): ProjectHappening | undefined {
  if (isProjectOver(project)) return;
  if (fact.kind === 'draw') return drawNews(project, fact);
  if (fact.kind !== 'agreement' || fact.is === 'signed') return;
  const { agreement, agreementOn, confidentiality } = project;
  const isEffective = binds(fact.is);
  const about = { project: project.key, agreement: fact.key, on: fact.on };
  if (fact.key === agreement) {
    if (isEffective === (agreementOn !== undefined)) return;
    return { type: isEffective ? 'project.agreementEffective' : 'project.agreementEnded', ...about };
  }
  if (fact.key !== confidentiality?.agreement || isEffective === (confidentiality.on !== undefined)) return;
  return { type: isEffective ? 'project.confidentialityEffective' : 'project.confidentialityEnded', ...about };
}

const asks = ({ round }: ProjectApproval, approval: string): ProjectApproval => ({
  state: 'asked',
  round: round + 1,
  approval,
});

const decided = (asked: ProjectApproval, outcome: Outcome): ProjectApproval => ({
  ...asked,
  state: isApproved(outcome) ? 'approved' : 'returned',
});

/** Where it stands, from what has happened: running once its agreement is effective and its budget approved. */
const placed = (project: Project): Project => {
  if (isProjectOver(project)) return project;
  if (project.commissioning.state === 'asked') return { ...project, state: 'commissioning' };
  return { ...project, state: missingOf(project).length === 0 ? 'running' : 'preparing' };
};

/** A project after something happened to it: the process and the read model change it alike. */
export const projectAfter = (project: Project, happening: ProjectHappening): Project =>
  placed(changed(project, happening));

function changed(project: Project, happening: ProjectHappening): Project {
  switch (happening.type) {
    case 'project.opened':
      return happening.opened;
    case 'project.budgetSubmitted':
      return {
        ...project,
        budget: happening.budget,
        budgetApproval: asks(project.budgetApproval, happening.approval),
      };
    case 'project.budgetDecided':
      return { ...project, budgetApproval: decided(project.budgetApproval, happening.outcome) };
    case 'project.agreementEffective':
      return { ...project, agreementOn: happening.on };
    case 'project.agreementEnded': {
      const { agreementOn: _ended, ...rest } = project;
      return rest;
    }
    case 'project.confidentialityEffective':
      return { ...project, confidentiality: { agreement: happening.agreement, on: happening.on } };
    case 'project.confidentialityEnded':
      return { ...project, confidentiality: { agreement: happening.agreement } };
    case 'project.firstDrawPaid':
      return { ...project, firstDraw: { draw: happening.draw, on: happening.on } };
    case 'project.firstDrawReclaimed': {
      const { firstDraw: _reclaimed, ...rest } = project;
      return rest;
    }
    case 'project.stagePassed': {
      const { stage, evidence, note, by, on } = happening;
      return { ...project, passed: [...project.passed, { stage, evidence, note, by, on }] };
    }
    case 'project.commissioningSubmitted':
      return { ...project, commissioning: asks(project.commissioning, happening.approval) };
    case 'project.commissioningDecided':
      return { ...project, commissioning: decided(project.commissioning, happening.outcome) };
    case 'project.landed':
      return { ...project, state: 'landed', landedOn: happening.on };
    case 'project.costForecast':
    case 'project.exceptionOpened':
    case 'project.exceptionReported':
    case 'project.exceptionDecided':
      return { ...project, cost: costAfter(project.cost, happening) };
    case 'project.cancelled':
      return { ...project, state: 'cancelled' };
  }
}
