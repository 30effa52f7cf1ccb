import { isPlannable } from '../../domain/calendar/dates';
import { trialBalanceOf, type TrialBalance } from '../../domain/money/journal/balances';
import {
  accountsOfStatement,
  subjectKinds,
  type BalancedLine,
  type StatementAccount,
  type Subject,
  type SubjectKind,
} from '../../domain/money/journal/statements';
import { hiddenAccounts, partiesShown, seesAll } from '../../domain/money/journal/viewers';
import type { Programme } from '../../domain/programme/programme';
import { titleIn } from '../../domain/programme/titles';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import type { Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Journal } from '../../infra/store/journal/reading';
import type { CountedPage, PageAsked } from '../../infra/store/pages';

/** What a statement can be of, with its title. */
export interface Titled extends Subject {
  readonly title: Text;
}

/** A page of a statement as it is shown. */
export interface StatementShown {
  readonly subject: Titled;
  readonly accounts: readonly StatementAccount[];
  readonly lines: CountedPage<BalancedLine>;
}

/** Between which days, both included. */
export interface Period {
  readonly from?: string;
  readonly until?: string;
}

const titled = (kind: SubjectKind, things: Readonly<Record<string, { readonly title: Text }>>): readonly Titled[] =>
  Object.keys(things).map((key) => ({ kind, key, title: titleIn(things, key) }));

/** All that has a statement in a programme: its parties, funds, projects and budgets. */
const subjectsIn = ({ definition, projects }: ProgrammeView): readonly Titled[] => [
  ...titled('party', definition.parties),
  ...titled('fund', definition.funds),
  ...projects.map(({ key, title }): Titled => ({ kind: 'project', key, title })),
  ...titled('budget', definition.budgets),
];

/** The statements that somebody may see; without a person it is the office by its token. */
export function statementsFor(view: ProgrammeView, viewer: Person | undefined): readonly Titled[] {
  const shown = partiesShown(view.definition, viewer);
  return subjectsIn(view).filter(({ kind, key }) => kind !== 'party' || shown.includes(key));
}

/** Whether somebody may see the trial balance: it tells of every party. */
export const maySeeTrialBalance = (programme: Programme, viewer: Person | undefined): boolean =>
  seesAll(programme, partiesShown(programme, viewer));

/** The trial balance of a day. Throws `forbidden` for whoever may not see every party's statement. */
export async function readTrialBalance(
  { journal }: { readonly journal: Journal },
  { key, definition }: ProgrammeView,
  viewer: Person | undefined,
  until?: string,
): Promise<TrialBalance> {
  if (!maySeeTrialBalance(definition, viewer)) throw new DomainError('forbidden');
  return trialBalanceOf(await journal.balances(key, until), until);
}

/** The days of an address or a form. Throws `invalid_input` at the field. */
export function periodOf(given: { readonly from?: unknown; readonly until?: unknown }): Period {
  const day = (field: 'from' | 'until') => {
    const value = given[field] === '' ? undefined : given[field];
    if (value !== undefined && (typeof value !== 'string' || !isPlannable(value))) throw wrong(field, demands.day);
    return value;
  };
  const [from, until] = [day('from'), day('until')];
  if (from !== undefined && until !== undefined && from > until)
    throw refused('invalid_input', text('开始日期晚于结束日期。', 'The first day is after the last.'), {
      field: 'until',
    });
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

const isKind = (kind: string): kind is SubjectKind => subjectKinds.some((each) => each === kind);

/** A page of a statement. Throws `not_found` for what has none, `forbidden` for a party's that one may not see. */
export async function readStatement(
  { journal }: { readonly journal: Journal },
  view: ProgrammeView,
  viewer: Person | undefined,
  asked: { readonly kind: string; readonly key: string } & Period,
  page: PageAsked,
): Promise<StatementShown> {
  const { kind, key, from, until } = asked;
  const subject = subjectsIn(view).find((each) => isKind(kind) && each.kind === kind && each.key === key);
  if (!subject)
    throw new DomainError('not_found', text(`没有“${key}”的对账单。`, `There is no statement of "${key}".`));
  const shown = partiesShown(view.definition, viewer);
  if (subject.kind === 'party' && !shown.includes(key)) throw new DomainError('forbidden');
  const hidden = hiddenAccounts(view.definition, shown);
  const { accounts, lines } = await journal.statement(view.key, { subject, from, until, hidden }, page);
  return { subject, accounts: accountsOfStatement(accounts), lines };
}
