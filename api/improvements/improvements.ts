import { improvementBeginning, improvementProcess } from '../../contracts/improvement';
import type { Evidence } from '../../domain/approvals/approvals';
import type { LocalDate } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import { criterionIn, type CriterionTold } from '../../domain/improvements/criteria';
import { verifiesFor } from '../../domain/improvements/doers';
import { fixedCriterion, roundOf, type Improvement, type Scheme } from '../../domain/improvements/improvements';
import { measuresIn, type MeasureTold } from '../../domain/improvements/measures';
import { openedImprovement } from '../../domain/improvements/openings';
import type { Source } from '../../domain/improvements/causes';
import { isOwed } from '../../domain/obligations/obligations';
import type { Severity } from '../../domain/programme/improvement-plans';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import type { PartyKey, Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { list, text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Partner } from '../access/partners';
import { foundIn } from '../http/lookups';
import type { ApiDeps } from '../http/deps';
import { untilVisible } from '../http/visible';

/** The improvement of that key. Throws `not_found`. */
export const improvementIn = ({ improvements }: ProgrammeView, key = ''): Improvement =>
  foundIn(improvements, key, 'improvement');

interface ImprovementTold {
  readonly key: string;
  readonly title: Text;
  readonly problem: Text;
  readonly source: Source;
  readonly severity?: Severity;
  readonly occurredOn?: LocalDate;
  readonly evidence?: readonly Evidence[];
}

/** Opens an improvement, alike from page and API. Throws `key_taken`, and `invalid_input` for a day that has not come or before the programme. */
export async function openImprovement(
  { processes, readModel, now }: Pick<ApiDeps, 'processes' | 'readModel' | 'now'>,
  view: ProgrammeView,
  told: ImprovementTold,
  { by, party }: Partner,
  requestId: string,
): Promise<Improvement> {
  const at = now().toISOString();
  const { occurredOn, evidence = [], ...problem } = told;
  if (occurredOn !== undefined)
    assertHappened('improvement.occurredOn', occurredOn, {
      field: 'occurredOn',
      today: todayFor(view.definition, at, party),
      after: view.definition.starts,
    });
  const opened = openedImprovement(view.definition, {
    ...problem,
    ...(occurredOn !== undefined && { occurredOn }),
    ...(evidence.length > 0 && { evidence }),
    by,
    party,
    now: at,
  });
  await processes.start(improvementProcess(improvementBeginning(view, opened)), requestId);
  await untilVisible(async () =>
    (await readModel.head(view.key))?.improvements.some((each) => each.key === opened.key),
  );
  return opened;
}

interface PlanTold {
  readonly measures: readonly MeasureTold[];
  readonly criterion?: CriterionTold;
  readonly implementer: PartyKey;
  readonly note: string;
}

/** A plan as the programme knows its parties, people and measures. Throws `invalid_input`, naming the field. */
export function schemeIn({ definition }: ProgrammeView, it: Improvement, told: PlanTold, by: Person): Scheme {
  const { implementer, note } = told;
  if (!Object.hasOwn(definition.parties, implementer))
    throw refused('invalid_input', text(`没有“${implementer}”这个合作方。`, `There is no party "${implementer}".`), {
      field: 'implementer',
    });
  const fixed = fixedCriterion(it);
  if (!told.criterion && !fixed)
    throw refused(
      'invalid_input',
      text('请写明判定有效的标准。', 'Name the criterion that will show that it worked.'),
      { field: 'criterion' },
    );
  const criterion = told.criterion ? criterionIn(definition, told.criterion) : fixed;
  return {
    measures: measuresIn(definition, told.measures),
    criterion: criterion as Scheme['criterion'],
    implementer,
    note,
    by,
  };
}

/** Nothing counts as carried out while a measure is still owed. Throws `measures_open`. */
export function assertMeasuresMet({ obligations }: ProgrammeView, it: Improvement): void {
  const { approval = '' } = roundOf(it);
  const owed = obligations.filter((each) => each.approval === approval && approval !== '' && isOwed(each));
  if (owed.length === 0) return;
  const { zh, en } = list(owed.map(({ condition }) => text(condition.text, condition.text)));
  throw refused('measures_open', text(`以下措施尚未登记完成：${zh}。`, `Not recorded as met yet: ${en}.`), {
    obligations: owed.map(({ key }) => key),
  });
}

/** The party for which somebody verifies. Throws `same_company` for whoever holds no seat of another company, or had a hand in it. */
export function verifierOf({ definition }: ProgrammeView, it: Improvement, by: Person): Partner {
  const party = verifiesFor(definition, it, by);
  if (party === undefined) throw new DomainError('same_company', undefined, { by });
  return { by, party };
}
