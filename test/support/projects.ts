import type { Project } from '../../domain/projects/projects';

/** A project that was just opened. */
export const aProject = (changes: Partial<Project> = {}): Project => ({
  key: 'north-grid',
  title: { zh: '北方电网侧储能', en: 'Storage on the northern grid' },
  mode: 'jointDevelopment',
  stages: [
    { key: 'contract', title: { zh: '签约', en: 'Contract' }, evidence: ['document'], needs: [] },
    { key: 'construction', title: { zh: '建设', en: 'Construction' }, evidence: [], needs: ['agreement', 'budget'] },
  ],
  agreement: 'project',
  isOverseas: false,
  budget: { amount: '120000000' },
  budgetApproval: { state: 'none', round: 0 },
  commissioning: { state: 'none', round: 0 },
  passed: [],
  state: 'preparing',
  ...changes,
});
