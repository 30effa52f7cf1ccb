import { keyIn } from '../../domain/shared/ids';
import type { AgreementInput } from '../../contracts/agreement';
import { agreementBeginning } from '../../contracts/beginnings';
import { beginsAs } from '../../contracts/search-attributes';
import { occurrenceId } from '../../contracts/obligation';
import { outlivesItsEnd } from '../../domain/programme/clauses';
import type { AgreementRecord } from '../../domain/agreements/agreements';
import { isOver as isEnded } from '../../domain/agreements/life';
import { agreementFact, learnFact } from '../../domain/facts/facts';
import { zoneOf } from '../../domain/programme/parties';
import { askedOfAgreement, resumedAgreement } from '../../domain/resumed/agreements';
import { resumedFacts } from '../../domain/resumed/facts';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';
import type { Agreement } from '../../domain/programme/agreement-plans';

/** Whether an agreement has nothing before it any more. */
const hasEnded = (terms: Agreement, { state }: AgreementRecord): boolean => {
  if (state === 'expired' || state === 'terminated') return !outlivesItsEnd(terms);
  return isEnded(state) && state !== 'survival';
};

/** How agreements begin again. */
export const createAgreementWay =
  (deps: ResumptionDeps): Way =>
  async ({ programme, process, entries, recorded, started, story }) => {
    const begun = await started();
    const { definition } = begun;
    const key = keyIn(process);
    const terms = definition.agreements[key];
    const view = await deps.readModel.head(programme);
    if (!terms || !view) return isUnknown;
    const record = resumedAgreement(terms, entries, {
      zone: zoneOf(definition),
      occurrence: (obligation, due) => occurrenceId(programme, key, obligation, due),
      obligations: view.obligations,
    });
    if (hasEnded(terms, record)) return endedByRecord;
    const facts = resumedFacts(definition, await story());
    const [own, above] = [key, terms.parent ?? ''].map((each) => agreementFact(facts, each));
    const matters = askedOfAgreement(record, entries);
    const again = { matters, opened: await openedOf(deps, matters) };
    return {
      type: 'agreement',
      id: process,
      summary: `${terms.title.zh}: agreement`,
      args: [
        {
          ...agreementBeginning(begun, terms),
          facts: above ? learnFact({}, above) : {},
          ...(recorded > 0 && { resumed: { recorded, record, again, ...(own && { fact: own }) } }),
        } satisfies AgreementInput,
      ],
      attributes: beginsAs(programme, record.state, ['pmo']),
    };
  };
