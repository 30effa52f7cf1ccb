import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { evaluationCycleId } from '../../contracts/evaluation';
import type { Programme } from '../../domain/programme';
import { today } from '../support/days';
import { comesTo, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, office, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const renewedByItself = (programme: Programme): Programme => {
  const { consortium, ...others } = programme.agreements;
  if (!consortium) throw new Error('It has a consortium agreement.');
  const renewal = { kind: 'automatic', notice: { days: 30 } } as const;
  const term = { months: 12, convention: 'inclusiveStart' } as const;
  return { ...programme, agreements: { consortium: { ...consortium, term, renewal }, ...others } };
};

test('once a programme is wound up no evaluation opens any more, and its agreements stay in force but are not renewed by themselves', async () => {
  const { key } = await startProgramme(gatehouse, renewedByItself);
  await signAgreement(gatehouse, key, 'consortium', today());
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const kill = { proposal: 'kill', by: office, note: '' } as const;
  const { approval = '' } = await gatehouse.processes.requestGate(key, 'preparation', kill, randomUUID());
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'programme', 'exiting');

  for (const cycle of ['monthly', 'quarterly', 'annual'] as const) {
    const process = evaluationCycleId(key, cycle);
    await gatehouse.client.workflow.getHandle(process).result();
    expect(await toldBy(gatehouse, process)).toEqual([{ type: 'cycle.ended', cycle }]);
  }
  expect((await gatehouse.readModel.programme(key))?.evaluations).toEqual([]);

  const seen = async () =>
    (await gatehouse.readModel.programme(key))?.agreements.find((each) => each.key === 'consortium');
  const { plan } = await eventually(async () => {
    const agreement = await seen();
    return agreement?.isWindingUp && agreement;
  });
  await comesTo(gatehouse, key, 'consortium', 'effective');
  await wait(gatehouse, agreementId(key, 'consortium'), plan?.endsAt ?? '', 1);
  await comesTo(gatehouse, key, 'consortium', 'expired');
});
