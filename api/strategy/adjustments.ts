import { adjustmentProcess } from '../../contracts/adjustment';
import { approvalId } from '../../contracts/approval';
import { minorOf } from '../../domain/shared/amounts';
import type { LocalDate } from '../../domain/calendar/dates';
import { todayFor } from '../../domain/programme/told-days';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import {
  assertAdjustmentSaid,
  assertTouchesNothingOpen,
  type Adjustment,
  type AdjustmentRequest,
} from '../../domain/strategy/adjustments';
import type { AdjustmentChanges } from '../../domain/strategy/changes';
import { adjustmentMoves } from '../../domain/strategy/consequences';
import { assertAdjustmentFits } from '../../domain/strategy/refusals';
import { mayPropose, sceneOf } from '../../domain/strategy/scenes';
import type { ProgrammeView } from '../../domain/views/views';
import type { Directory } from '../../infra/planning/directory';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';

/** The adjustment of that key. Throws `not_found`. */
export const adjustmentIn = ({ adjustments }: ProgrammeView, key = ''): Adjustment =>
  foundIn(adjustments, key, 'adjustment');

/** What was given in whole units of the currency, with amounts in minor ones. Throws `invalid_input`. */
export const changesIn = ({ currency }: Programme, { budgets, ...others }: AdjustmentChanges): AdjustmentChanges => ({
  ...others,
  ...(budgets && {
    budgets: Object.fromEntries(
      Object.entries(budgets).map(([key, amount]) => {
        const minor = minorOf(amount, currency);
        if (minor === undefined)
          throw refused(
            'invalid_input',
            text(`${currency} 没有这么小的单位。`, `${currency} has no unit as small as that.`),
            { field: `changes.budgets.${key}` },
          );
        return [key, minor];
      }),
    ),
  }),
});

interface Looked {
  readonly directory: Pick<Directory, 'calendars'>;
  readonly now: () => Date;
}

/** What an adjustment would change and what follows, for a preview, for a page and for the vote alike. Throws as `assertAdjustmentFits`. */
export function lookAt(
  { directory, now }: Looked,
  view: ProgrammeView,
  { effectiveOn, changes: asked }: { readonly effectiveOn: LocalDate; readonly changes: AdjustmentChanges },
) {
  const { definition } = view;
  const today = todayFor(definition, now().toISOString());
  assertAdjustmentSaid({ title: '-', reason: '-', effectiveOn }, today);
  const scene = sceneOf(view, Object.values(directory.calendars(definition)), effectiveOn);
  const changes = assertAdjustmentFits(scene, asked);
  return { changes, moves: adjustmentMoves(scene, changes) };
}

/** Proposes an adjustment, alike from page and API. Throws `forbidden`, `adjustment_overlaps`, and what `lookAt` throws. */
export async function proposeAdjustment(
  deps: Pick<Services, 'processes' | 'readModel'> & Looked,
  view: ProgrammeView,
  { key, title, reason, effectiveOn, changes: asked, assessment }: Omit<AdjustmentRequest, 'by'>,
  by: Person,
  requestId: string,
): Promise<Adjustment> {
  const { processes, readModel } = deps;
  if (!mayPropose(view.definition, by))
    throw new DomainError(
      'forbidden',
      text(
        '战略调整由服务办公室和战略层各组提出。',
        'The office and the groups of the strategy propose an adjustment of it.',
      ),
    );
  if (assessment !== undefined && !view.assessments.some((each) => each.key === assessment && each.state === 'adjust'))
    throw new DomainError(
      'not_found',
      text(
        `没有名为“${assessment}”、结论为需要调整的策略评估。`,
        `No assessment "${assessment}" calls for an adjustment.`,
      ),
      {
        field: 'assessment',
      },
    );
  const known = view.adjustments.find((each) => each.key === key);
  if (!known) assertTouchesNothingOpen(view.adjustments, { key, changes: asked });
  const looked = known ?? lookAt(deps, view, { effectiveOn, changes: asked });
  const { changes, moves } = looked;
  assertTouchesNothingOpen(view.adjustments, { key, changes });
  const approval = approvalId({ programme: view.key, subject: { kind: 'adjustment', key }, round: 1 });
  const adjustment: Adjustment = {
    key,
    title,
    reason,
    changes,
    effectiveOn,
    by,
    state: 'deciding',
    approval,
    moves,
    ...(assessment !== undefined && { assessment }),
  };
  await processes.start(adjustmentProcess({ programme: view.key, adjustment }), requestId);
  await untilVisible(async () => (await readModel.head(view.key))?.adjustments.some((each) => each.key === key));
  return adjustment;
}
