import { raiseRisk } from '../../api/risks/risks';
import { phaseId } from '../../contracts/phase';
import {
  acceptRisk,
  assessRisk,
  closeRisk,
  materialiseRisk,
  reopenRisk,
  respondToRisk,
  reviewRisk,
  riskId,
} from '../../contracts/risk';
import type { Programme } from '../../domain/programme/programme';
import type { Risk } from '../../domain/risks/risks';
import { dayIn } from '../support/days';
import { comesTo, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { startGatehouse, type Gatehouse } from '../support/gatehouse';
import { approveAll, closed, decide, office, wait } from '../support/questions';
import { createShelf } from './shelf';

const id = () => crypto.randomUUID();
const by = office;
const key = 'slow-lab';
const score = (likelihood: number, impact: number) => ({ inherent: { likelihood, impact } });

/** Its first phase may ask for its gate at once. */
const ready = (programme: Programme): Programme => {
  const [first, ...rest] = programme.phases;
  const mail = { gatherSeconds: 0 };
  return first ? { ...programme, mail, phases: [{ ...first, gate: { ...first.gate, must: [] } }, ...rest] } : programme;
};

/** Everything that can happen to a risk, and a gate that waits for its review. */
export async function recordRiskLives(
  gatehouse: Gatehouse,
  store: (name: string, workflowId: string) => Promise<void>,
): Promise<void> {
  const { processes, readModel } = gatehouse;
  const { key: programme } = await startProgramme(gatehouse, ready, ['risks']);
  const process = riskId(programme, key);
  const seen = (isMeant: (risk: Risk) => boolean) =>
    eventually(async () => {
      const risk = (await readModel.head(programme))?.risks.find((each) => each.key === key);
      return risk && isMeant(risk) && risk;
    });
  const decided = async (verdict?: 'reject') => {
    const { asked } = await seen((risk) => risk.asked !== undefined);
    const approval = asked?.approval ?? '';
    await eventually(() => readModel.approval(approval));
    if (verdict) await decide(gatehouse, approval, 'spree.data.protection', { verdict });
    else await approveAll(gatehouse, approval);
    if (verdict) await closed(gatehouse, approval);
    await seen((risk) => !risk.asked);
  };
  const passes = async (at: string | undefined, isMeant: (risk: Risk) => boolean) => {
    await wait(gatehouse, process, at ?? '', 1);
    return seen(isMeant);
  };

  const view = await eventually(() => readModel.head(programme));
  const raised = { key, title: { zh: '实验室太慢', en: 'The lab is slow' }, owner: 'data.registry', note: '' };
  await raiseRisk(gatehouse, view, raised, { by, party: 'spree' }, id());
  const actions = [{ text: 'a second lab', owner: office, due: dayIn(150) }];
  const assess = (scores: Risk['scores']) =>
    scores && processes.ask(process, assessRisk, id(), { scores, note: '', by });
  await assess(score(2, 3));
  await processes.ask(process, acceptRisk, id(), { reason: 'cheaper', until: dayIn(30), by });
  await decided();
  const { acceptance } = await seen((risk) => risk.acceptance !== undefined);
  await passes(acceptance?.endsAt, (risk) => risk.rounds.acceptance === 2);
  await decided('reject');

  await assess(score(4, 4));
  const { review: clock } = await seen(({ review }) => review?.level === 'high');
  const go = { by, note: '' };
  const gate = await eventually(async () => (await processes.requestGate(programme, 'preparation', go, id())).approval);
  await passes(clock?.dueAt, (risk) => risk.isOverdue === true);
  await approveAll(gatehouse, gate);
  await eventually(async () =>
    (await gatehouse.ledger.entriesOf(phaseId(programme, 'preparation'))).some(
      ({ happening }) => happening.type === 'phase.gateBlocked',
    ),
  );
  await processes.ask(process, reviewRisk, id(), { scores: score(2, 3), note: 'a second lab works', by });
  await comesTo(gatehouse, programme, 'enrolment', 'running');
  await store('phase-blocked-by-risk', phaseId(programme, 'preparation'));

  await processes.ask(process, respondToRisk, id(), { kind: 'share', note: '', actions, by });
  const told = [office];
  await processes.ask(process, materialiseRisk, id(), { what: 'It closed.', on: dayIn(-1), by, told });
  const close = () => processes.ask(process, closeRisk, id(), { reason: 'a second lab', by });
  await close();
  await decided('reject');
  await close();
  await decided();
  await processes.ask(process, reopenRisk, id(), { reason: 'again', by });
  await seen(({ review }) => review !== undefined);
  await store('risk-late-accepted-closed', process);
  await store('risk-of-the-register', riskId(programme, 'slow-enrolment'));
  await store('programme-with-risks', programme);
}

/** By hand: node --import tsx test/replay/risk-lives.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  await recordRiskLives(gatehouse, createShelf(gatehouse));
  await gatehouse.stop();
}

if (process.argv[1]?.endsWith('risk-lives.ts')) void main();
