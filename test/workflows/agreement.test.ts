import { randomUUID } from 'node:crypto';
import { agreementRecord, agreementId } from '../../contracts/agreement';
import { approvalQuery, decideUpdate } from '../../contracts/approval';
import type { Approval, Decision } from '../../domain/approvals/approvals';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { programmeOf } from '../support/programmes';
import { east, seedFile, west } from '../support/seed';

const gatehouse = openGatehouse();

const answer = (approval: Approval, seat: string, change: Partial<Decision> = {}): Decision => ({
  seat,
  person: awaitedSeats(approval).find(({ id }) => id === seat)?.holder ?? '',
  verdict: 'approve',
  comment: '',
  conditions: [],
  round: approval.request.round,
  contentHash: approval.request.contentHash,
  acceptedAt: new Date().toISOString(),
  identity: 'signIn',
  ...change,
});

const content = {
  title: { zh: '战略合作框架协议', en: 'Framework agreement' },
  summary: [{ zh: '三年合作。', en: 'Three years.' }],
  evidence: [],
};

test('an agreement that its groups approve and its parties sign takes effect, and its programme learns of it', async () => {
  const definition = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
  const { key } = definition;
  await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: `pmo@${east.domain}` }, key);
  await eventually(() => gatehouse.readModel.programme(key));

  const opened = await eventually(async () =>
    gatehouse.processes.submitAgreement(key, 'framework', { by: `pmo@${east.domain}`, content }, 'u1'),
  );
  const id = opened.approval ?? '';
  const handle = gatehouse.client.workflow.getHandle(id);
  const approval = await eventually(() => handle.query(approvalQuery));

  for (const seat of awaitedSeats(approval))
    await gatehouse.processes.ask(id, decideUpdate, seat.id, answer(approval, seat.id));
  await eventually(async () => (await gatehouse.readModel.approval(id))?.state === 'approved');

  for (const party of [east.key, west.key])
    await eventually(() =>
      gatehouse.processes.recordSignature(
        key,
        'framework',
        { party, signatory: 'x', signedOn: '2026-11-23', documentHash: 'ab', by: `pmo@${east.domain}` },
        party,
      ),
    );
  const agreement = gatehouse.client.workflow.getHandle(agreementId(key, 'framework'));
  const record = await eventually(async () => {
    const now = await agreement.query(agreementRecord);
    return now.state === 'effective' && now;
  });
  expect(record).toMatchObject({ effectiveOn: '2026-11-23', expiresOn: '2029-11-22' });
  await eventually(async () => {
    const view = await gatehouse.readModel.programme(key);
    return view?.phases[0]?.milestones[0]?.state === 'accepted';
  });
  await eventually(async () => (await gatehouse.outbox.waiting(key)).waiting === 0);
});
