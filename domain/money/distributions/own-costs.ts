import type { LocalDate } from '../../calendar/dates';
import { appointmentsOf } from '../../programme/roles';
import type { Programme } from '../../programme/programme';
import { DomainError } from '../../shared/errors';
import type { PartyKey, Person } from '../../shared/keys';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';

/** What a party spent itself in the period of a run, on a sheet that is kept by its hash: it is not shared, and goes into no line. */
export interface OwnCosts {
  readonly party: PartyKey;
  readonly by: Person;
  readonly on: LocalDate;
  /** SHA-256 (hex) of the sheet, and its name. */
  readonly file: { readonly hash: string; readonly name: string };
  readonly items: number;
}

type Files = readonly { readonly ownCosts?: readonly OwnCosts[] }[];

/** Whether parties keep their own costs from each other. */
const areKept = ({ distribution }: Pick<Programme, 'distribution'>): boolean =>
  distribution?.private?.includes('ownCosts') === true;

/** Whether somebody may see the own costs of a party: where these are private, whoever acts for that party alone. */
export const maySeeOwnCosts = (programme: Programme, party: PartyKey, viewer: Person | undefined): boolean =>
  !areKept(programme) ||
  (viewer !== undefined && appointmentsOf(programme).some((one) => one.person === viewer && one.party === party));

/** Whether somebody may read a file of the programme: one that a party keeps from others is for its own people. */
export const mayReadFile = (programme: Programme, runs: Files, hash: string, viewer: Person | undefined): boolean =>
  runs
    .flatMap(({ ownCosts = [] }) => ownCosts)
    .every(({ file, party }) => file.hash !== hash || maySeeOwnCosts(programme, party, viewer));

/**
 * A file that a party keeps from others is for its own people, whatever door it is asked at; whoever asks is told no more
 * than of a file that is not there. Throws `not_found`. Source: docs/rules/money.md, "A distribution run".
 */
export function assertMayRead(programme: Programme, runs: Files, hash: string, viewer: Person | undefined): void {
  if (!mayReadFile(programme, runs, hash, viewer))
    throw new DomainError('not_found', text('没有这个文件。', 'No such file.'));
}

/** A sheet of own costs has costs alone. Throws `statement_invalid`. */
export function assertAllCosts(lines: readonly { readonly key: string; readonly kind: 'income' | 'cost' }[]): void {
  const income = lines.find(({ kind }) => kind === 'income');
  if (income)
    throw refused(
      'statement_invalid',
      text(
        `第 ${income.key} 条是收入；此处只登记本方成本。`,
        `Item ${income.key} is income; only your own costs belong here.`,
      ),
      { field: 'file' },
    );
}
