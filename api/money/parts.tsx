import type { ComponentChildren } from 'preact';
import { formatDate } from '../../domain/calendar/formats';
import { accountCode, accountTitle } from '../../domain/money/journal/accounts';
import type { AccountKey } from '../../domain/money/journal/transactions';
import { exponentOf, groupedText, type Minor } from '../../domain/shared/amounts';
import { partsOf } from '../../domain/shared/ids';
import { say, type Language } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { pathSegment } from '../../mail/paths';
import { Crumbs } from '../ui/crumbs';
import { Frame, type Reader } from '../ui/frame';
import { moneyWords } from './words';
import type { Period } from './statements';

/** An amount in a column of a table, on the right, its digits below each other. */
export const Amount = ({ minor, currency, label }: AmountProps) => (
  <td class="number" {...(label !== undefined && minor !== undefined && { 'data-label': label })}>
    {minor === undefined ? '' : groupedText(minor, exponentOf(currency)).replace('-', '−')}
  </td>
);

interface AmountProps {
  /** None is an empty cell. */
  readonly minor: Minor | undefined;
  readonly currency: string;
  readonly label?: string;
}

/** A sum of debits or of credits, or nothing where there are none. */
export const sideOf = (minor: Minor): Minor | undefined => (minor === '0' ? undefined : minor);

/** An account by its code, its title and its currency. */
export const AccountName = ({ view, account, currency, language }: AccountProps) => (
  <>
    <span class="quiet">{accountCode(view.definition, account)}</span>{' '}
    {say(accountTitle(view.definition, account, view.projects), language)} <span class="quiet">{currency}</span>
  </>
);

interface AccountProps {
  readonly view: ProgrammeView;
  readonly account: AccountKey;
  readonly currency: string;
  readonly language: Language;
}

/** The pages of what posts, by the nouns of their processes. */
const places: Readonly<Record<string, string>> = { fund: 'funds', draw: 'draws', distribution: 'distributions' };

/** The entry of the record that a line came with, and the way to the page of what told it. */
export const EntryOf = ({ programme, process, number, language }: EntryProps) => {
  const { noun = '', keys } = partsOf(process);
  const name = moneyWords[language].entry(process, number);
  if (!Object.hasOwn(places, noun)) return <>{name}</>;
  return <a href={`/programmes/${programme}/${places[noun]}/${keys.map(pathSegment).join('/')}`}>{name}</a>;
};

interface EntryProps {
  readonly programme: string;
  readonly process: string;
  readonly number: number;
  readonly language: Language;
}

/** The days in words. */
export function periodWords(period: Period, language: Language): string {
  const words = moneyWords[language];
  const [from, until] = [period.from, period.until].map((day) => day && formatDate(day, language));
  if (from !== undefined && until !== undefined) return words.between(from, until);
  if (from !== undefined) return words.since(from);
  return until === undefined ? words.upToNow : words.of(until);
}

/** The frame of the journal's pages. */
export const MoneyFrame = ({ view, reader, title, above, children }: FrameProps) => {
  const home = `/programmes/${view.key}`;
  return (
    <Frame reader={reader} title={title} name={say(view.title, reader.language)} home={home}>
      <Crumbs home={home} kind={above?.title ?? title} above={above?.href} language={reader.language} />
      {children}
    </Frame>
  );
};

interface FrameProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly title: string;
  /** The page below which it stands. */
  readonly above?: { readonly href: string; readonly title: string };
  readonly children: ComponentChildren;
}
