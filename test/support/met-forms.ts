import { entryPath } from '../../api/record/entry-path';
import { taskPath } from '../../api/ui/place-path';
import { invited } from '../../domain/approvals/invitations';
import { allSeats } from '../../domain/approvals/seats';
import { figureLink } from '../../domain/evaluations/answerers';
import type { WaitingView } from '../../domain/programme/awaited';
import { officePeople, programmeSeats } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Person } from '../../domain/shared/keys';
import type { Entry } from '../../domain/record/ledger';
import { decisionPath } from '../../mail/paths';
import type { App } from './app';
import type { Looking } from './looking';
import type { Tongues } from './tongues';

/** What was told at one instant, and how its pages speak. */
interface Told {
  readonly entries: readonly Entry[];
  readonly tongues: Tongues;
}

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

/** Two of the office, and somebody who holds a seat: one of them may do nearly everything. */
const visitorsOf = (definition: Programme): readonly Person[] => {
  const [officer, other] = officePeople(definition);
  const [holder] = programmeSeats(definition).flatMap((seat) => seat.holder ?? []);
  return [...new Set([officer, other, holder])].filter((each) => each !== undefined);
};

/** Looks where forms stand, as a record is told: a form stands as long as something can be done. */
export const createMeeting = (app: App, { isNew, isWanted, asPerson, stranger, look }: Looking) => {
  /** The pages of what entries tell of, and those above them: after each kind of entry once, and as long as a form is wanted there. */
  async function lookAtThings({ entries, tongues }: Told, definition: Programme): Promise<void> {
    const begun = entries.some(({ happening }) => happening.type === 'programme.started');
    const pages = [
      ...entries.map(entryPath).flatMap((path) => [path, path.replace(/\/[^/]+$/, '')]),
      ...(begun ? [`/programmes/${definition.key}/roster`] : []),
    ];
    const types = [...new Set(entries.map(({ happening }) => happening.type))].join();
    for (const [at, visitor] of visitorsOf(definition).entries()) {
      const place = (path: string) => path.replace(definition.key, ':key').replace(/[^/]+$/, '');
      const paths = [...new Set(pages)].filter(
        (path) => isNew(String(at), place(path), at === 0 ? types : '') || isWanted(path),
      );
      if (paths.length > 0) await look(await asPerson(visitor), paths, tongues);
    }
  }

  /** The page of a matter as whoever is asked for so many seats sees it, signed in and by the link of their mail. */
  async function lookAtMatter({ entries, tongues }: Told, id: string): Promise<void> {
    const { approval } = (await app.readModel.approval(id)) ?? {};
    if (!approval) return;
    const { round, contentHash, policy } = approval.request;
    const types = entries.filter(({ process }) => process === id).map(({ happening }) => happening.type);
    for (const person of invited(approval)) {
      const [seat, ...others] = allSeats(approval).filter(({ holder }) => holder === person);
      if (!isNew('matter', policy.identity, String(others.length), ...types)) continue;
      await look(await asPerson(person), [decisionPath(id), '/inbox'], tongues);
      const of = { approval: id, round, seat: seat?.id ?? '', person, contentHash };
      const token = await app.links.invite({ ...of, expiresAt: inADay() });
      await look(stranger, [`/d/${token}`], tongues);
    }
  }

  /** The pages on which people do what waits for them, as long as a form is wanted there. */
  async function lookAtWaits(programme: string, tongues: Tongues): Promise<void> {
    const rows = await app.database.query<{ value: WaitingView }>('select value from waits where programme = $1', [
      programme,
    ]);
    for (const { value } of rows)
      for (const { person } of value.on) {
        if (person === null) continue;
        const [path, isFigure] = [taskPath(programme, value), value.kind === 'figure'];
        if (!(isFigure && isNew(value.id)) && !isWanted(path)) continue;
        await look(await asPerson(person), [path], tongues);
        if (!isFigure) continue;
        const token = await app.links.invite({ ...figureLink(value.id), person, expiresAt: inADay() });
        await look(stranger, [`/f/${token}`], tongues);
      }
  }

  return async (told: Told): Promise<void> => {
    const { entries, tongues } = told;
    const programme = entries[0]?.programme ?? '';
    const definition = await app.readModel.definition(programme);
    if (!definition) return;
    await lookAtThings(told, definition);
    const matters = entries.filter(({ happening }) => happening.type.startsWith('approval.'));
    for (const id of new Set(matters.map(({ process }) => process))) await lookAtMatter(told, id);
    await lookAtWaits(programme, tongues);
  };
};
