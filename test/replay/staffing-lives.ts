import { fulfilUpdate } from '../../contracts/obligation';
import { programmeEnds } from '../../contracts/programme';
import { appointUpdate, leaveUpdate, staffingBeginning, staffingId, staffingProcess } from '../../contracts/staffing';
import { staffItems } from '../../domain/staffing/items';
import { isPost } from '../../domain/staffing/staffing';
import { today } from '../support/days';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { enterProgramme, office, wait } from '../support/questions';
import { withStaffing } from '../support/staffing';

type Store = (name: string, workflowId: string) => Promise<void>;

/** A post is filled by the first who comes, waits on nobody from then on, and ends with the programme. */
export async function recordFilledPost(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, readModel, client } = gatehouse;
  const programme = await enterProgramme(gatehouse, withStaffing);
  const { definition } = await eventually(() => readModel.head(programme));
  const id = staffingId(programme, 'coordinator.spree');
  for (const item of staffItems(definition, today()).filter(({ key }) => id === staffingId(programme, key)))
    await processes.start(staffingProcess(staffingBeginning(definition, item)), crypto.randomUUID());
  const postOf = async () => (await readModel.head(programme))?.staffing.find(isPost);
  await eventually(async () => (await postOf())?.alarmAt);
  const move = { person: 'coordinator@spree.example', on: today(), note: '', by: office };
  await processes.ask(id, appointUpdate, crypto.randomUUID(), move);
  await eventually(async () => (await postOf())?.holders.length === 1);
  await client.workflow.getHandle(id).signal(programmeEnds, { at: 'exiting' });
  await client.workflow.getHandle(id).result();
  await store('staffing-post-filled', id);
}

/** A post stays vacant until that is told, is filled and left again; a training is given once, and all of it ends with the programme. */
export async function recordStaffingLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, readModel, client } = gatehouse;
  const programme = await enterProgramme(gatehouse, withStaffing);
  const view = () => eventually(() => readModel.head(programme));
  const { definition } = await view();
  for (const item of staffItems(definition, today()))
    await processes.start(staffingProcess(staffingBeginning(definition, item)), crypto.randomUUID());
  const itemOf = async (key: string) => (await view()).staffing.find((each) => each.key === key);
  const end = async (key: string, name: string) => {
    const id = staffingId(programme, key);
    await client.workflow.getHandle(id).signal(programmeEnds, { at: 'exiting' });
    await client.workflow.getHandle(id).result();
    await store(name, id);
  };

  const post = 'coordinator.spree';
  const postOf = async () => {
    const item = await itemOf(post);
    return item && isPost(item) ? item : undefined;
  };
  const alarmAt = await eventually(async () => (await postOf())?.alarmAt);
  await wait(gatehouse, staffingId(programme, post), alarmAt, 1);
  await eventually(async () => (await postOf())?.isTold);
  const move = { person: 'coordinator@spree.example', on: today(), note: '', by: office };
  await processes.ask(staffingId(programme, post), appointUpdate, crypto.randomUUID(), move);
  await processes.ask(staffingId(programme, post), leaveUpdate, crypto.randomUUID(), move);
  await eventually(async () => (await postOf())?.alarmAt);
  await end(post, 'staffing-post');

  const training = 'training.spree.steering.director';
  const next = await eventually(async () => {
    const item = await itemOf(training);
    return item && !isPost(item) && item.next;
  });
  await wait(gatehouse, staffingId(programme, training), next.opensAt, 1);
  const owed = await eventually(async () => (await view()).obligations.find(({ care }) => care === training));
  const met = { evidence: 'twelve took part', by: 'director@spree.example', at: new Date().toISOString() };
  await processes.ask(owed.key, fulfilUpdate, crypto.randomUUID(), met);
  await eventually(async () => {
    const item = await itemOf(training);
    return item && !isPost(item) && item.next && item.last;
  });
  await end(training, 'staffing-care');
  await store('staffing-care-obligation', owed.key);
}
