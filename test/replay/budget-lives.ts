import { budgetsId } from '../../contracts/budgets';
import { openProject } from '../../api/projects/projects';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { programmeOf } from '../support/programmes';
import { approveAll } from '../support/questions';
import { east, seedFile } from '../support/seed';

type Store = (name: string, workflowId: string) => Promise<void>;

const office = `pmo@${east.domain}`;

/** A budget passes its thresholds, an exception beyond it is approved, and less is used again once a project is given up. */
export async function recordBudgetLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, readModel, client } = gatehouse;
  const seed = programmeOf(seedFile, `p${crypto.randomUUID().slice(0, 8)}`);
  const { pilot } = seed.budgets;
  if (!pilot) throw new Error('It has a budget of that key.');
  const definition: Programme = { ...seed, budgets: { ...seed.budgets, pilot: { ...pilot, mode: 'platform' } } };
  const { key: programme } = definition;
  await processes.startProgramme({ definition, version: 'v1', startedBy: office }, crypto.randomUUID());
  await eventually(async () => (await readModel.head(programme))?.phases[0]?.state === 'running');
  const recordOf = async () => (await readModel.head(programme))?.budgets.find(({ key }) => key === 'pilot');
  const open = async (key: string, amount: string) => {
    const view = await eventually(() => readModel.head(programme));
    const title = { zh: `项目 ${key}`, en: `Project ${key}` };
    const asked = { key, title, mode: 'platform', budget: { amount, fund: 'project' }, overseas: false, note: '' };
    await openProject(gatehouse, view, { ...asked, by: office }, crypto.randomUUID());
  };
  const except = async (upTo: string) => {
    const { title, amount } = pilot;
    const request = { budget: 'pilot', title, amount, currency: seed.currency, upTo, reason: '铜价上涨', by: office };
    const { approval = '' } = await processes.requestBudgetException(programme, request, crypto.randomUUID());
    return approval;
  };

  await open('station-1', '1700000000');
  await eventually(async () => (await recordOf())?.state === 'warn');
  await open('station-2', '260000000');
  await eventually(async () => (await recordOf())?.isOver95);
  await approveAll(gatehouse, await except('2200000000'));
  await eventually(async () => (await recordOf())?.upTo);
  const refused = await except('2500000000');
  await processes.withdraw(refused, { by: office, reason: '不再需要' }, crypto.randomUUID());
  await eventually(async () => (await recordOf())?.exception?.state === 'refused');
  await client.workflow.getHandle(`${programme}:project:station-2`).signal('programmeEnds', { at: 'exiting' });
  await eventually(async () => (await recordOf())?.state === 'warn');
  await store('budgets-alerted-excepted-eased', budgetsId(programme));
}
