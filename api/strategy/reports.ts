import { cyclePeriodOf } from '../../domain/calendar/cycles';
import { todayFor } from '../../domain/programme/told-days';
import { officePeople } from '../../domain/programme/parties';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { Person } from '../../domain/shared/keys';
import { assertMayAnswer } from '../../domain/strategy/watches';
import { watchItem } from '../../domain/strategy/watch-plans';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';

interface Report {
  readonly value?: string;
  readonly note: string;
}

/** Reports a figure, or what a review came to, alike from page and API: whoever owns it, or the office. Throws `not_found`, `forbidden`, `invalid_input`, `comment_required`. */
export async function reportSignal(
  deps: Pick<Services, 'processes' | 'readModel'> & { readonly now: () => Date },
  view: ProgrammeView,
  key: string,
  { value, note }: Report,
  by: Person,
  requestId: string,
): Promise<void> {
  const { definition } = view;
  const item = watchItem(definition, key);
  if (!item) throw new DomainError('not_found', noSuch(kinds.watch, key), { field: 'signal' });
  const { kind, title, every, people } = item;
  if (!people.includes(by) && !officePeople(definition).includes(by))
    throw new DomainError(
      'forbidden',
      text('由责任人或服务办公室报告。', 'It is reported by whoever owns it, or by the office.'),
      { people },
    );
  const on = todayFor(definition, deps.now().toISOString());
  const given = kind === 'figure' && value !== undefined ? { value } : {};
  const answer = { watch: key, kind, title, period: cyclePeriodOf(every, on).name, on, note, by, ...given };
  assertMayAnswer(answer);
  const before = view.watches.find((each) => each.key === key)?.values.length ?? 0;
  await deps.processes.answerWatch(view.key, answer, requestId);
  await untilVisible(async () => {
    const now = (await deps.readModel.head(view.key))?.watches.find((each) => each.key === key);
    return (now?.values.length ?? 0) > before;
  });
}

/** A signal or the review of a plan as it is followed. Throws `not_found`. */
export const signalIn = (view: ProgrammeView, key: string) => ({
  item: foundIn(
    [watchItem(view.definition, key)].flatMap((each) => each ?? []),
    key,
    'watch',
  ),
  watch: view.watches.find((each) => each.key === key),
});
