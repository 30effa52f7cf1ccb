import { randomUUID } from 'node:crypto';
import { askForDraw } from '../../api/funds/drawing';
import { askFund } from '../../api/funds/funds';
import { openProject } from '../../api/projects/projects';
import { callFund, contributeToFund } from '../../contracts/fund';
import { drawId, payDraw, repayDraw } from '../../contracts/fund-draw';
import { learn } from '../../contracts/programme';
import type { Programme } from '../../domain/programme/programme';
import { seedToday } from './days';
import { eventually } from './eventually';
import { shown } from './funds';
import type { Gatehouse } from './gatehouse';
import { programmeOf } from './programmes';
import { approveAll } from './questions';
import { east, seedFile } from './seed';

const office = `pmo@${east.domain}`;

/** The seed's programme with one project of its own budget, which starts once a first draw for it was paid. */
export const createFirstDraws = (gatehouse: Gatehouse) => {
  const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
  const projectOf = async (programme: string) => (await viewOf(programme)).projects.find(({ key }) => key === 'pilot');
  return {
    viewOf,
    projectOf,
    start: async (change = (programme: Programme) => programme) => {
      const seed = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
      const { pilot } = seed.budgets;
      if (!pilot) throw new Error('It has a budget of that key.');
      const definition = change({ ...seed, budgets: { ...seed.budgets, pilot: { ...pilot, mode: 'platform' } } });
      const { key } = definition;
      await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: office }, randomUUID());
      await eventually(async () => (await gatehouse.readModel.head(key))?.phases[0]?.state === 'running');
      return key;
    },
    open: async (programme: string, amount: string) => {
      const title = { zh: '试点', en: 'Pilot' };
      const budget = { amount, fund: 'project' };
      const asked = { key: 'pilot', title, mode: 'platform', budget, overseas: false, note: '' };
      await openProject(gatehouse, await viewOf(programme), { ...asked, by: office }, randomUUID());
      const { agreement = '' } = (await projectOf(programme)) ?? {};
      const known = { kind: 'agreement', key: agreement, is: 'effective', on: '2026-03-02' } as const;
      await gatehouse.client.workflow.getHandle(programme).signal(learn, known);
      const approval = await eventually(async () => (await projectOf(programme))?.budgetApproval.approval);
      await approveAll(gatehouse, approval);
      await eventually(async () => (await projectOf(programme))?.state === 'running');
    },
    fund: async (programme: string, amount: string) => {
      const asked = { purpose: 'the first year', amounts: { [east.key]: amount }, by: office };
      await askFund(gatehouse, await viewOf(programme), 'project', callFund, randomUUID(), asked);
      const paid = { call: 1, party: east.key, amount, on: seedToday(), by: office, note: '', evidence: shown };
      await askFund(gatehouse, await viewOf(programme), 'project', contributeToFund, randomUUID(), paid);
    },
    draw: async (programme: string, amount: string, emergency = false) => {
      const given = { kind: 'payment', purpose: '电池', supplier: '电池厂', emergency, evidence: [] } as const;
      const asked = { ...given, fund: 'project', project: 'pilot', amount };
      return askForDraw(gatehouse, await viewOf(programme), asked, { by: office, party: east.key }, randomUUID());
    },
    pay: (programme: string, key: string) =>
      gatehouse.processes.ask(drawId(programme, key), payDraw, randomUUID(), {
        on: seedToday(),
        by: office,
        note: '',
        evidence: shown,
        told: [],
      }),
    repay: (programme: string, key: string, amount: string) =>
      gatehouse.processes.ask(drawId(programme, key), repayDraw, randomUUID(), {
        amount,
        on: seedToday(),
        by: office,
        note: '',
        evidence: shown,
      }),
  };
};
