import type { UpdateDefinition } from '@temporalio/client';
import { contextIn } from '../../contracts/beginnings';
import { fundBeginning, fundId, fundProcess } from '../../contracts/fund';
import type { Told } from '../../contracts/told';
import { newBook, type FundBook } from '../../domain/money/funds/funds';
import type { Draw } from '../../domain/money/funds/draws';
import { financeOf } from '../../domain/money/funds/people';
import { fundRules, type FundRules } from '../../domain/money/funds/rules';
import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { refused, noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';

/** A fund of a programme as it stands; one that nobody has used yet is empty. */
export interface FoundFund {
  readonly book: FundBook;
  readonly rules: FundRules;
}

/** Every fund of a programme, in the order of its file. */
export const fundsOf = ({ definition, funds }: Pick<ProgrammeView, 'definition' | 'funds'>): readonly FoundFund[] =>
  Object.entries(definition.funds).map(([key, plan]) => ({
    book: funds.find((each) => each.key === key) ?? newBook(key, plan.title, definition.currency),
    rules: fundRules(definition, plan),
  }));

/** Throws `not_found`. */
export function fundIn(view: Pick<ProgrammeView, 'definition' | 'funds'>, key = ''): FoundFund {
  const found = fundsOf(view).find(({ book }) => book.key === key);
  if (found) return found;
  throw new DomainError('not_found', noSuch(kinds.fund, key));
}

/** Throws `not_found`. */
export const drawIn = ({ draws }: Pick<ProgrammeView, 'draws'>, key = ''): Draw => foundIn(draws, key, 'draw');

/** Whoever does something that belongs to one side alone. Throws `forbidden`, in these words. */
export function assertAmong(people: readonly Person[], by: Person, why: Text): void {
  if (!people.includes(by)) throw refused('forbidden', why);
}

/** Who may put a fund on hold: whoever looks after the money of a party, and the office. */
export const mayHold = (programme: Programme, person: Person): boolean =>
  officePeople(programme).includes(person) ||
  Object.keys(programme.parties).some((party) => financeOf(programme, party).includes(person));

export const financeOnly = text(
  '只有财务负责人和服务办公室可以办理。',
  'Those who look after the money of that party, and the programme office, do this.',
);

/** Begins the process of a fund with its first use. */
export const begunFund = async (
  { processes }: Pick<Services, 'processes'>,
  view: ProgrammeView,
  fund: string,
): Promise<void> => {
  const beginning = fundBeginning(view.definition, fund);
  if (!beginning || view.funds.some(({ key }) => key === fund)) return;
  await processes.openOnce(fundProcess({ ...contextIn(view), ...beginning }));
};

/** Asks a fund to do something; its process begins with the first that is asked of it. */
export const askFund = async <Result extends Told, Arg>(
  services: Pick<Services, 'processes'>,
  view: ProgrammeView,
  fund: string,
  update: UpdateDefinition<Result, [Arg]>,
  requestId: string,
  arg: Arg,
): Promise<Result> => {
  await begunFund(services, view, fund);
  return services.processes.ask(fundId(view.key, fund), update, requestId, arg);
};
