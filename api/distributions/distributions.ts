import { assertHappened, todayFor } from '../../domain/programme/told-days';
import { titlesOf } from '../../domain/programme/titles';
import { zoneOf } from '../../domain/programme/parties';
import { contextIn } from '../../contracts/beginnings';
import { distributionId, distributionProcess } from '../../contracts/distribution';
import { carriedTo, isOneStretch } from '../../domain/money/distributions/carried';
import type { RunInput } from '../../domain/money/distributions/computing';
import { assertNotGiven, countedIn, pointsFrom } from '../../domain/money/distributions/innovation-points';
import { assertMayCorrect } from '../../domain/money/distributions/refusals';
import { rulesOfVersion } from '../../domain/money/distributions/retroactive';
import { agreedRules, type AgreedRules } from '../../domain/money/distributions/rules';
import type { Run } from '../../domain/money/distributions/runs';
import { distributionDeciders } from '../../domain/money/distributions/signers';
import type { Statement } from '../../domain/money/distributions/statements';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { refused, noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { isOf } from '../../domain/record/nouns';
import type { Person } from '../../domain/shared/keys';
import { assertCorrects } from '../../domain/strategy/retroactive';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';
import { runFrom } from './composed';
import { assertPayees, pointsNamed } from './computed';
import type { CorrectionRequest, RunRequest } from './forms';
import { scoreNow, scoreOf } from './scores';
import { itemsOf } from './statement';

type Deps = Pick<Services, 'processes' | 'readModel' | 'evidenceFiles'> & {
  readonly ledger: Pick<Services['ledger'], 'entriesOf'>;
  readonly now: () => Date;
};

/** The run of that key. Throws `not_found`. */
export const runIn = ({ distributions }: ProgrammeView, key = ''): Run => foundIn(distributions, key, 'distribution');

/** What a run was computed from, as the record has it. Throws `not_found`. */
export async function inputOf({ ledger }: Pick<Deps, 'ledger'>, programme: string, run: string): Promise<RunInput> {
  for (const { happening } of await ledger.entriesOf(distributionId(programme, run)))
    if (isOf('distribution', happening) && happening.type === 'distribution.opened') return happening.input;
  throw new DomainError('not_found', noSuch(kinds.distribution, run));
}

/** The plan of a programme. Throws `invalid_input` where it shares no income. */
function planIn({ distribution }: Programme): AgreedRules {
  if (!distribution)
    throw refused('invalid_input', text('本计划没有收益分配。', 'This programme shares no income.'), { field: 'from' });
  return agreedRules(distribution);
}

const start = async (
  { processes, readModel }: Deps,
  view: ProgrammeView,
  run: Run,
  input: RunInput,
  requestId: string,
) => {
  const { definition } = view;
  await processes.start(
    distributionProcess({
      ...contextIn(view),
      run,
      input,
      deciders: distributionDeciders(definition),
      parties: titlesOf(definition).parties,
      zone: zoneOf(definition),
    }),
    requestId,
  );
  const kept = async () => (await readModel.head(view.key))?.distributions.find(({ key }) => key === run.key);
  await untilVisible(async () => (await kept()) !== undefined);
  // A repeat of the request, whose answer was lost in a crash, is answered with the run that the first one opened.
  return (await kept()) ?? run;
};

/**
 * Opens a run of a period: computed, shown to both parties and signed by them. Throws `key_taken`, `statement_invalid`,
 * `rules_missing`, `loss_beyond_caps`, `one_takes_all`, `one_bears_all`, `not_found` or `invalid_input`.
 */
export async function openRun(
  deps: Deps,
  view: ProgrammeView,
  asked: RunRequest,
  by: Person,
  requestId: string,
): Promise<Run> {
  const { now } = deps;
  const { definition, distributions } = view;
  const rules = planIn(definition);
  const innovations = countedIn(rules, view.innovations, asked.from, asked.until);
  assertNotGiven(innovations, asked.points);
  const points = innovations ? pointsFrom(innovations) : asked.points;
  assertHappened('distribution.until', asked.until, {
    field: 'until',
    today: todayFor(definition, now().toISOString()),
  });
  assertPayees(rules.payees, [{ of: asked.payer, field: 'payer' }, ...pointsNamed(points)]);
  const per = definition.distribution?.base?.per;
  if (per !== undefined && !isOneStretch(asked.from, asked.until, per))
    throw refused(
      'invalid_input',
      text(
        '期间不得跨越基础额度所在的年度或季度。',
        'The period must lie within one year or quarter of the agreed base.',
      ),
      { field: 'until' },
    );
  const { score, evaluation } = scoreOf(view, asked.score, asked.evaluation);
  const input: RunInput = {
    currency: definition.currency,
    rules,
    statement: {
      from: asked.from,
      until: asked.until,
      payer: asked.payer,
      lines: await itemsOf(deps, view, asked),
      ...(Object.keys(asked.conversions).length > 0 && { conversions: asked.conversions }),
    },
    ...(score !== undefined && { score }),
    points,
    ...(innovations && { innovations }),
    carried: carriedTo(
      distributions.filter(({ key }) => key !== asked.key),
      asked.from,
      per,
    ),
  };
  return start(
    deps,
    view,
    runFrom(view, asked.key, input, { by, ...(evaluation !== undefined && { evaluation }) }),
    input,
    requestId,
  );
}

/**
 * Computes a posted run anew: with other items, another evaluation total, or the rules as they are agreed now. Once it is
 * approved the first is reversed and its lines are posted instead. Throws what opening a run throws, and `distribution_state`.
 */
export async function correctRun(
  deps: Deps,
  view: ProgrammeView,
  old: Run,
  asked: CorrectionRequest,
  by: Person,
  requestId: string,
): Promise<Run> {
  const { definition, distributions } = view;
  // Of the run that corrects it already the process says whether this is its own request again.
  if (old.replacedBy !== asked.key) {
    assertMayCorrect(old, asked);
    assertCorrects(view.adjustments, asked.adjustment, old);
  }
  const before = await inputOf(deps, view.key, old.key);
  const isGiven = asked.file !== undefined || (asked.lines?.length ?? 0) > 0;
  const { conversions = before.statement.conversions } = asked;
  const statement: Statement = {
    from: before.statement.from,
    until: before.statement.until,
    payer: before.statement.payer,
    lines: isGiven ? await itemsOf(deps, view, asked) : before.statement.lines,
    ...(conversions && { conversions }),
  };
  const agreed = planIn(definition);
  const { version, adjustment } = asked;
  const rules = version === undefined ? agreed : rulesOfVersion(agreed, version, statement.from);
  const innovations = countedIn(rules, view.innovations, statement.from, statement.until);
  assertNotGiven(innovations, asked.points);
  const points = innovations ? pointsFrom(innovations) : (asked.points ?? before.points);
  assertPayees(rules.payees, [{ of: statement.payer, field: 'payer' }, ...pointsNamed(points)]);
  const score = asked.score ?? scoreNow(view, old) ?? before.score;
  const others = distributions.filter(({ key }) => key !== old.key && key !== asked.key);
  const input: RunInput = {
    currency: before.currency,
    rules,
    statement,
    ...(score !== undefined && { score }),
    points,
    ...(innovations && { innovations }),
    carried: carriedTo(others, statement.from, definition.distribution?.base?.per),
  };
  const corrects = {
    of: old.key,
    reason: asked.reason,
    ...(adjustment !== undefined && { adjustment }),
    ...(version !== undefined && { version }),
  };
  const given = { by, corrects, ...(old.evaluation !== undefined && { evaluation: old.evaluation }) };
  return start(deps, view, runFrom(view, asked.key, input, given), input, requestId);
}
