import { recurred, recurUpdate, improvementId } from '../../contracts/improvement';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { createImproving, key, theirs } from '../support/improving';
import { loseAndResume } from '../support/losing';
import { enterProgramme, wait } from '../support/questions';

type Store = (name: string, workflowId: string) => Promise<void>;

/** One improvement fails, needs another cause, comes back while it is watched and closes at last; another, opened by a score, is lost at each step. */
export async function recordImprovementLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { open, openBy, mend, verify, waitForCheck, comesTo, improvementOf } = createImproving(gatehouse);
  const { processes, client } = gatehouse;

  const programme = await enterProgramme(gatehouse);
  const id = improvementId(programme, key);
  await open(programme);
  const { clock: first } = await comesTo(programme, 'analysis');
  await wait(gatehouse, id, first?.remindAt ?? '', 1);
  await eventually(async () => (await improvementOf(programme)).clock?.isReminded);
  await mend(programme, 'Nobody reminds the ward');
  await waitForCheck(programme, id);
  await verify(id, '3.01');
  await mend(programme, 'The form asks for too much', {});
  await waitForCheck(programme, id);
  await verify(id, '3');
  await comesTo(programme, 'watch');
  await processes.ask(id, recurUpdate, crypto.randomUUID(), { note: 'Five cases late in one week', ...theirs });
  await mend(programme, 'The night shift has no login', {});
  await waitForCheck(programme, id);
  await verify(id, '1');
  const { clock: last } = await comesTo(programme, 'watch');
  await wait(gatehouse, id, last?.closesAt ?? '', 1);
  await client.workflow.getHandle(id).result();
  await store('improvement-closed', id);

  const other = await enterProgramme(gatehouse);
  const opened = await openBy(other, { key: 'quarterly:2027-Q1', problem: 'quarterly' });
  await comesTo(other, 'analysis');
  await loseAndResume(gatehouse, other, opened);
  await mend(other, 'Nobody reminds the ward');
  await loseAndResume(gatehouse, other, opened);
  const cause = { key: 'quarterly:2027-Q2', problem: 'quarterly' };
  await client.workflow.getHandle(opened).signal(recurred, { cause, note: 'below 80 again' });
  await comesTo(other, 'analysis');
  await loseAndResume(gatehouse, other, opened);
  await mend(other, 'The form asks for too much', {});
  await waitForCheck(other, opened);
  await verify(opened, '2');
  const { clock } = await comesTo(other, 'watch');
  await wait(gatehouse, opened, clock?.closesAt ?? '', 1);
  await client.workflow.getHandle(opened).result();
  await store('improvement-begun-again', opened);
}
