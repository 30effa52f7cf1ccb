import type { RiskInput } from '../../contracts/risk';
import { localDateOf } from '../../domain/calendar/zones';
import { riskAfter } from '../../domain/risks/changes';
import type { RiskHappening } from '../../domain/risks/risks';
import { createRecord } from '../kit/record';
import { createSideWork } from '../kit/side-work';

/** What the parts of a risk (reviews, actions, decisions) work with together. */
export const createRiskDesk = (input: RiskInput) => {
  const ledger = createRecord(input.programme, input.resumed?.recorded);
  let risk = input.risk;
  return {
    input,
    ledger,
    sideWork: createSideWork(),
    risk: () => risk,
    today: () => localDateOf(new Date().toISOString(), input.zone),
    happen: (happening: RiskHappening): void => {
      risk = riskAfter(risk, happening);
      ledger.tell(happening);
    },
    answer: () => ({ state: risk.state, entries: ledger.unwritten() }),
  };
};

export type RiskDesk = ReturnType<typeof createRiskDesk>;
