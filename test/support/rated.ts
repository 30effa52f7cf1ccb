import { randomUUID } from 'node:crypto';
import { evaluationProcess, reportFigure } from '../../contracts/evaluation';
import type { EvaluationView } from '../../domain/evaluations/views';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { enterProgramme } from './questions';

const rubric = { zh: '数据质量（五级）', en: 'quality of the data (five levels)' };

/** How complete the records are is rated by two engineers, one of each hospital; the data group has one in reserve. */
export const ratedByTwo = (programme: Programme): Programme => ({
  ...programme,
  mail: { gatherSeconds: 0 },
  evaluation: {
    ...programme.evaluation,
    kpis: programme.evaluation.kpis.map((kpi) =>
      kpi.key === 'completeness'
        ? { ...kpi, target: { rubric, raters: 2 }, owner: { seats: ['data.registry'], by: 'anyone' } }
        : kpi,
    ),
  },
});

/** A quarter's evaluation with two raters and one in reserve, as they are asked. */
export const openRated = async (gatehouse: Gatehouse, change = ratedByTwo) => {
  const programme = await enterProgramme(gatehouse, change);
  const { title } = await gatehouse.directory.definition(programme);
  const process = evaluationProcess(
    {
      programme,
      programmeTitle: title,
      version: 'v1',
      asks: true,
      cycleKey: 'quarterly',
      period: '2026-Q1',
    },
    { zh: '季度', en: 'Quarterly' },
  );
  await gatehouse.processes.start(process, randomUUID());
  const seen = (isMeant: (view: EvaluationView) => unknown) =>
    eventually(async () => {
      const view = (await gatehouse.readModel.head(programme))?.evaluations[0];
      return view && isMeant(view) ? view : undefined;
    });
  const { asked = [] } = await seen((view) => view.asked);
  return { programme, id: process.id, asked, seen };
};

/** A rater says a level. */
export const rate = (gatehouse: Gatehouse, id: string, ask: string, by: string, level: string) =>
  gatehouse.processes.ask(id, reportFigure, randomUUID(), {
    ask,
    by,
    values: { completeness: level },
    note: `level ${level}`,
    evidence: [],
  });
