import { hearersOf, isAgreementNews } from '../../domain/agreements/news/news';
import type { Entry } from '../../domain/record/ledger';
import { tellsOffice } from '../../domain/letters/calls';
import type { LetterContext } from '../../domain/letters/letters';
import { isOf } from '../../domain/record/nouns';
import type { Approval } from '../../domain/approvals/approvals';
import { readApprovals, type AboutApproval } from './approval-projection';
import { isAboutCalendar, projectCalendar } from './calendar-projection';
import { isComment, projectComments } from './comment-projection';
import type { Query } from './database';
import { derive } from './derived';
import { writeFindables } from './findables';
import { holdProgrammes, type HeldProgrammes, type ProgrammeRow } from './held-programmes';
import { projectTransactions } from './journal/projection';
import { projectOther } from './programme-projection';

const isAboutApproval = (entry: Entry): entry is AboutApproval => isOf('approval', entry.happening);

/** What hears of each entry once it is folded, with the approval that it is about as that stands then, and the programme as it stood before. */
type Folded = (
  entry: Entry,
  programmes: HeldProgrammes,
  about: { readonly approval?: Approval | undefined; readonly before?: ProgrammeRow | undefined },
) => Promise<void>;

/** Folds entries into the read model, in their order: what they are about is read together, folded in memory, and written together. */
export async function fold(query: Query, entries: readonly Entry[], folded?: Folded): Promise<void> {
  const programmes = holdProgrammes(query);
  const others = [...new Set(entries.flatMap((each) => (isAboutApproval(each) ? [] : [each.programme])))];
  await programmes.hold(others);
  const approvals = await readApprovals(query, programmes, entries.filter(isAboutApproval));
  for (const entry of entries) {
    if (isAboutApproval(entry)) {
      const approval = await approvals.fold(entry);
      await folded?.(entry, programmes, { approval });
      continue;
    }
    const programme = await programmes.of(entry.programme);
    const { row: before } = programme;
    if (isAboutCalendar(entry)) await projectCalendar(query, programme, entry);
    else projectOther(programme, entry);
    await folded?.(entry, programmes, { before });
  }
  await projectComments(query, entries.filter(isComment));
  await projectTransactions(query, entries);
  await approvals.write();
  await programmes.write();
  await writeFindables(query, programmes.all());
  await derive(query, await Promise.all(others.map(programmes.of)));
}

/** Folds entries into the read model; answers for each of them what its letters need to know, as of that entry. */
export async function projectEntries(query: Query, entries: readonly Entry[]): Promise<readonly LetterContext[]> {
  const contexts: LetterContext[] = [];
  await fold(query, entries, async (entry, programmes, { approval, before }) => {
    const office = tellsOffice(entry.happening) ? await officeOf(query, programmes, entry.programme) : [];
    contexts.push({
      ...(approval && { approval }),
      office,
      ...(await hearersIn(programmes, entry)),
      ...(await evaluationIn(programmes, entry)),
      ...(await figuresIn(programmes, entry, before)),
    });
  });
  return contexts;
}

async function officeOf(query: Query, programmes: HeldProgrammes, key: string): Promise<readonly string[]> {
  const held = programmes.ifHeld(key)?.row;
  if (held) return Object.values(held.definition.governance.office.people);
  const [row] = await query<{ people: Record<string, string> }>(
    `select definition->'governance'->'office'->'people' as people from programmes where key = $1`,
    [key],
  );
  return Object.values(row?.people ?? {});
}

/** Who hears of an agreement for its parties, by the roster as it stands with this entry. */
async function hearersIn(
  programmes: HeldProgrammes,
  { programme, at, happening }: Entry,
): Promise<Pick<LetterContext, 'hearers'>> {
  if (!isAgreementNews(happening)) return {};
  const { row } = await programmes.of(programme);
  return row ? { hearers: hearersOf(row.definition, happening.agreement, row.substitutions, at) } : {};
}

/** The evaluation that an entry is about as it stands with it, and the programme with whoever holds its seats and stands in then. */
async function evaluationIn(
  programmes: HeldProgrammes,
  { programme, at, happening }: Entry,
): Promise<Pick<LetterContext, 'evaluation'>> {
  if (!isOf('evaluation', happening)) return {};
  const { row, things } = await programmes.of(programme);
  const found = things.evaluations.get(happening.evaluation);
  return row && found ? { evaluation: { ...rosterOf(row), at, evaluation: found.value } } : {};
}

/** The evaluations of which figures may be asked of others, once the roster has changed. */
async function figuresIn(
  programmes: HeldProgrammes,
  { programme, happening }: Entry,
  before: ProgrammeRow | undefined,
): Promise<Pick<LetterContext, 'figures'>> {
  if (happening.type !== 'roster.changed' || !before) return {};
  const { row, things } = await programmes.of(programme);
  const evaluations = [...things.evaluations.values()].map(({ value }) => value);
  return row ? { figures: { before: rosterOf(before), now: rosterOf(row), evaluations } } : {};
}

const rosterOf = ({ definition, substitutions }: ProgrammeRow) => ({ programme: definition, substitutions });
