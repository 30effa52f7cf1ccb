import { z } from 'zod';
import { todayFor } from '../../domain/programme/told-days';
import { watchesOf } from '../../domain/programme/exit-plans';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import { assertReadied, type ExitTrigger } from '../../domain/strategy/exits';
import { hearersOfStrategy } from '../../domain/strategy/scenes';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { email } from '../http/content';
import { untilVisible } from '../http/visible';

const words = (most: number) => z.string().trim().min(1).max(most);

/** How ready a step of the exit plan is, as the office records it. */
export const stepReadiness = z.strictObject({
  owner: words(300).describe('who answers for the step'),
  document: words(1000).describe('what shows how it is done: a document by its name and place'),
  note: z.string().trim().max(2000).default(''),
  by: email.optional(),
});

/** A trigger that the machine can't see by itself. */
export const triggerReport = z.strictObject({
  party: words(64).describe('the party of which control has changed'),
  note: words(2000),
  by: email.optional(),
});

interface Deps extends Pick<Services, 'processes' | 'readModel'> {
  readonly now: () => Date;
}

/** Records how ready a step of the exit plan is today, alike from page and API. Throws `not_found`, `invalid_input`. */
export async function recordReadiness(
  { processes, readModel, now }: Deps,
  { key: programme, definition }: ProgrammeView,
  step: string,
  said: { readonly owner: string; readonly document: string; readonly note: string },
  by: Person,
  requestId: string,
): Promise<void> {
  assertReadied(definition.exit, /^\d{1,3}$/.test(step) ? Number(step) : 0, said);
  const on = todayFor(definition, now().toISOString());
  const readiness = { key: step, ...said, on, by, state: 'recorded' as const };
  await processes.readyStep(programme, readiness, requestId);
  await untilVisible(async () =>
    (await readModel.head(programme))?.exitReadiness.some(
      (each) => each.key === step && each.document === said.document && each.on === on,
    ),
  );
}

/** Reports that control of a party has changed, alike from page and API. Throws `not_found` for no party, or where it is not watched. */
export async function reportControlChange(
  { processes, now }: Deps,
  { key: programme, definition }: ProgrammeView,
  { party, note }: { readonly party: string; readonly note: string },
  by: Person,
  requestId: string,
): Promise<ExitTrigger> {
  const found = Object.hasOwn(definition.parties, party) ? definition.parties[party] : undefined;
  if (!found) throw new DomainError('not_found', noSuch(kinds.party, party), { field: 'party' });
  if (!watchesOf(definition.exit).includes('controlChanged'))
    throw new DomainError(
      'not_found',
      text('退出预案没有约定关注控制权变更。', 'The exit plan does not watch a change of control.'),
      { field: 'party' },
    );
  const on = todayFor(definition, now().toISOString());
  const trigger: ExitTrigger = {
    key: `controlChanged-${party}-${on}`,
    watch: 'controlChanged',
    why: text(`${found.title.zh}控制权变更：${note}`, `Control of ${found.title.en} has changed: ${note}`),
    on,
    by,
    state: 'seen',
  };
  await processes.reportTrigger(programme, { trigger, told: hearersOfStrategy(definition) }, requestId);
  return trigger;
}
