import { randomUUID } from 'node:crypto';
import { assertMeasuresMet, openImprovement, schemeIn } from '../../api/improvements/improvements';
import {
  analyseUpdate,
  carryOutUpdate,
  improvementBeginning,
  improvementId,
  improvementProcess,
  planUpdate,
  verifyUpdate,
} from '../../contracts/improvement';
import { fulfilUpdate, obligationId } from '../../contracts/obligation';
import type { OpeningCause } from '../../domain/improvements/causes';
import type { Improvement } from '../../domain/improvements/improvements';
import { openedImprovement } from '../../domain/improvements/openings';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { decide, office, refusal, wait } from './questions';

/** The key of the improvement that somebody opens. */
export const key = 'late-entry';
export const mine = { party: 'spree', by: 'director@spree.example' };
export const theirs = { party: 'manzanares', by: 'director@manzanares.example' };
const evidence = [{ kind: 'document', title: 'The report', hash: 'a'.repeat(64) }] as const;
const title = { zh: '录入迟缓', en: 'Late entry' };
const problem = { zh: '病例录入超过三天。', en: 'Cases are entered after more than three days.' };
const criterion = { kind: 'kpi', of: 'delay', value: '3' } as const;

/** Drives the improvement of a small programme on a real server. */
export const createImproving = (gatehouse: Gatehouse) => {
  const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
  const improvementOf = async (programme: string): Promise<Improvement> => {
    const found = (await viewOf(programme)).improvements.at(-1);
    if (!found) throw new Error('It has an improvement.');
    return found;
  };
  const comesTo = (programme: string, state: Improvement['state']) =>
    eventually(async () => {
      const it = await improvementOf(programme);
      return it.state === state && (state === 'approval' || it.clock?.step === state) && it;
    });
  /** The day of the process's own clock, which runs ahead. */
  const dayOf = async (id: string) => ((await gatehouse.ledger.entriesOf(id)).at(-1)?.at ?? '').slice(0, 10);

  const open = async (programme: string) =>
    openImprovement(
      { ...gatehouse, now: () => new Date() },
      await viewOf(programme),
      { key, title, problem, source: 'complaint' },
      mine,
      randomUUID(),
    );

  /** Finds the cause, plans a measure, has the plan approved, and carries it out. */
  async function mend(programme: string, cause: string, told: object = { criterion }): Promise<Improvement> {
    const id = improvementId(programme, (await improvementOf(programme)).key);
    const { ask } = gatehouse.processes;
    await comesTo(programme, 'analysis');
    await ask(id, analyseUpdate, randomUUID(), { cause, method: 'five whys', ...mine });
    const at = await comesTo(programme, 'plan');
    const view = await viewOf(programme);
    const measures = [{ text: 'A reminder each evening', owner: 'spree.clinical.nursing', due: '2029-06-01' }];
    const scheme = schemeIn(view, at, { measures, implementer: 'spree', note: '', ...told }, office);
    const { approval = '' } = await ask(id, planUpdate, randomUUID(), scheme);
    await eventually(() => gatehouse.readModel.approval(approval));
    await decide(gatehouse, approval, 'spree.steering.director');
    await decide(gatehouse, approval, 'manzanares.steering.director');
    await comesTo(programme, 'implementation');
    const measure = obligationId(approval, 1, 'corrective');
    await eventually(async () => (await viewOf(programme)).obligations.some((each) => each.key === measure));
    const owed = await viewOf(programme);
    const refused = await refusal(improvementOf(programme).then((it) => assertMeasuresMet(owed, it)));
    if (refused !== 'measures_open') throw new Error(`It was ${refused} while a measure was owed.`);
    const met = { evidence: 'it runs', by: 'nursing@spree.example', at: new Date().toISOString() };
    await ask(measure, fulfilUpdate, randomUUID(), met);
    const on = await dayOf(id);
    await ask(id, carryOutUpdate, randomUUID(), { who: 'The ward', on, evidence, note: '', by: mine.by });
    return comesTo(programme, 'verification');
  }

  const verify = (id: string, measured: string, said: object = {}) =>
    gatehouse.processes.ask(id, verifyUpdate, randomUUID(), { measured, evidence, note: '', ...theirs, ...said });

  /** Lets the clock of an improvement run until those who verify are asked. */
  async function waitForCheck(programme: string, id: string) {
    const { clock } = await comesTo(programme, 'verification');
    await wait(gatehouse, id, clock?.opensAt ?? '', 1);
    return eventually(async () => (await improvementOf(programme)).clock?.isOpen);
  }

  /** It is opened by a score. */
  async function openBy(programme: string, cause: OpeningCause): Promise<string> {
    const view = await viewOf(programme);
    const now = new Date().toISOString();
    const opened = openedImprovement(view.definition, { source: 'score', cause, title, problem, now });
    await gatehouse.processes.start(improvementProcess(improvementBeginning(view, opened)), randomUUID());
    return improvementId(programme, opened.key);
  }

  return { viewOf, improvementOf, comesTo, open, openBy, mend, verify, waitForCheck };
};
