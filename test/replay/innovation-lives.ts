import { proposeInnovation } from '../../api/innovations/innovations';
import { innovationId, submitResult, tryUpdate } from '../../contracts/innovation';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { decide, enterProgramme } from '../support/questions';

type Store = (name: string, workflowId: string) => Promise<void>;

const mine = { party: 'spree', by: 'stroke@spree.example' };
const title = { zh: '远程会诊', en: 'Remote consultations' };

/** One innovation is tried, its result sent back once and then accepted. */
export async function recordInnovationLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, readModel, client } = gatehouse;
  const programme = await enterProgramme(gatehouse);
  const view = await eventually(() => readModel.head(programme));
  const told = { key: 'remote', title, kind: 'service', proposal: title } as const;
  await proposeInnovation(gatehouse, view, told, mine, crypto.randomUUID());
  const id = innovationId(programme, 'remote');
  await processes.ask(id, tryUpdate, crypto.randomUUID(), { note: 'Two wards', until: dayIn(60), ...mine });
  const evidence = [{ kind: 'link', title: 'The trial', url: 'https://registry.example/trial' }] as const;
  const result = { summary: 'Half an hour faster', evidence, by: mine.by };
  const submit = async () => {
    const { approval = '' } = await processes.ask(id, submitResult, crypto.randomUUID(), result);
    await eventually(() => readModel.approval(approval));
    return approval;
  };
  const first = await submit();
  await decide(gatehouse, first, 'spree.steering.director', { verdict: 'reject' });
  await decide(gatehouse, first, 'spree.steering.finance', { verdict: 'reject' });
  await eventually(async () => (await readModel.head(programme))?.innovations[0]?.state === 'trial');
  const second = await submit();
  await decide(gatehouse, second, 'spree.steering.director');
  await decide(gatehouse, second, 'manzanares.steering.director');
  await client.workflow.getHandle(id).result();
  await store('innovation-accepted', id);
}
