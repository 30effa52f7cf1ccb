import { proposeInnovation } from '../../api/innovations/innovations';
import { delegateFigure } from '../../contracts/evaluation';
import { dropUpdate, innovationId } from '../../contracts/innovation';
import { strategyId } from '../../contracts/strategy';
import { adjustmentComesTo, propose } from '../support/adjusting';
import { today } from '../support/days';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { closed, decide, enterProgramme, office } from '../support/questions';
import { openRated, rate } from '../support/rated';

const id = () => crypto.randomUUID();

/** What comes to nothing, is passed on, or is seen once in years: an idea that is dropped, an adjustment that is refused, raters who differ, a step of the exit that is ready. */
export async function recordMeasureLives(gatehouse: Gatehouse): Promise<void> {
  const { processes, readModel } = gatehouse;

  const rated = await openRated(gatehouse);
  const [spree, manzanares] = ['completeness.spree.data.registry', 'completeness.manzanares.data.registry'];
  const delegation = { ask: spree, by: 'registry@spree.example', to: 'stroke@spree.example' };
  await processes.ask(rated.id, delegateFigure, id(), delegation);
  await rate(gatehouse, rated.id, spree, delegation.to, '2');
  await rate(gatehouse, rated.id, manzanares, 'registry@manzanares.example', '4');
  const reserve = 'completeness.spree.data.protection';
  await rated.seen((view) => view.asked?.some(({ key, isReserve }) => key === reserve && !isReserve));
  await rate(gatehouse, rated.id, reserve, 'privacy@spree.example', '3');
  await rated.seen((view) => view.asked?.find(({ key }) => key === reserve)?.answers.length);

  const programme = await enterProgramme(gatehouse);
  const view = await eventually(() => readModel.head(programme));
  const mine = { party: 'spree', by: 'stroke@spree.example' };
  const title = { zh: '手环', en: 'Bracelets' };
  const told = { key: 'bracelets', title, kind: 'technology', proposal: title } as const;
  await proposeInnovation(gatehouse, view, told, mine, id());
  await processes.ask(innovationId(programme, 'bracelets'), dropUpdate, id(), { by: mine.by, reason: 'too dear' });
  await eventually(async () => (await readModel.head(programme))?.innovations[0]?.state === 'dropped');

  const { key } = await startProgramme(gatehouse);
  const { approval } = await propose(gatehouse, key, 'cheaper', { kpis: { enrolment: { target: '300' } } });
  await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, approval);
  await adjustmentComesTo(gatehouse, key, 'cheaper', 'rejected');
  const readiness = { key: '1', owner: 'registry', document: 'closing.pdf', on: today(), note: '', by: office };
  await processes.readyStep(key, { ...readiness, state: 'recorded' }, id());
  await eventually(async () => (await gatehouse.ledger.entriesOf(strategyId(key))).length > 0);
}
