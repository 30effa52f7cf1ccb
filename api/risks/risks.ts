import type { z } from 'zod';
import { contextIn } from '../../contracts/beginnings';
import { riskProcess } from '../../contracts/risk';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { officePeople, overseers, seatsNamed, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { ownersOf, riskRules } from '../../domain/risks/authority';
import { identifiedRisk } from '../../domain/risks/planned';
import { assertAnswered } from '../../domain/risks/refusals';
import type { Scores } from '../../domain/risks/levels';
import type { AskedAction, Risk } from '../../domain/risks/risks';
import { refused, noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import type { Partner } from '../access/partners';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';
import type { assessment, response, review, riskRequest } from './forms';

/** The risk of that key. Throws `not_found`. */
export const riskIn = ({ risks }: ProgrammeView, key = ''): Risk => foundIn(risks, key, 'risk');

/** Whether a person looks after a risk: who holds the seat that owns it, or works in the office. */
export const mayTend = (programme: Programme, { owner }: Pick<Risk, 'owner'>, person: Person): boolean =>
  ownersOf(programme, owner).includes(person) || officePeople(programme).includes(person);

/** Throws `forbidden` for whoever neither owns it nor works in the office. */
export function assertMayTend(programme: Programme, risk: Pick<Risk, 'owner'>, person: Person): void {
  if (mayTend(programme, risk, person)) return;
  throw refused(
    'forbidden',
    text('只有风险责任人和服务办公室可以处理该风险。', 'Its owners and the programme office look after this risk.'),
  );
}

/** Throws `invalid_input` for a seat that there is not. */
const assertSeat = (programme: Programme, owner: string, field: string): void => {
  if (seatsNamed(programme, owner).length === 0)
    throw new DomainError('invalid_input', noSuch(kinds.seat, owner), { field });
};

type Given = Pick<z.output<typeof assessment>, 'inherent' | 'current' | 'residual'>;

export const scoresIn = ({ inherent, current, residual }: Given): Scores => ({
  inherent,
  ...(current && { current }),
  ...(residual && { residual }),
});

/** What a review says of the scores; what it leaves out stays as it was, and nothing said confirms them. */
export const reviewedScores = (
  { scores }: Pick<Risk, 'scores'>,
  { inherent = scores?.inherent, ...given }: Pick<z.output<typeof review>, 'inherent' | 'current' | 'residual'>,
): { readonly scores?: Scores } => (inherent ? { scores: { ...scores, ...scoresIn({ ...given, inherent }) } } : {});

/** Each action by those who do it: a seat means whoever holds it, of each party its own. Throws `invalid_input`. */
export const actionsIn = (
  programme: Programme,
  asked: readonly Readonly<z.output<typeof response>['actions'][number]>[],
): readonly AskedAction[] =>
  asked.flatMap(({ owner, ...action }, at) => {
    if (owner.includes('@')) return [{ ...action, owner }];
    assertSeat(programme, owner, `actions.${at}.owner`);
    return ownersOf(programme, owner).map((person) => ({ ...action, owner: person }));
  });

/** Those who own it, and the chairs of the strategic groups: who hear beside the office that it came true. */
export const toldOf = (programme: Programme, { owner }: Pick<Risk, 'owner'>): readonly Person[] => [
  ...new Set([...ownersOf(programme, owner), ...overseers(programme)]),
];

/** Raises a risk, alike from page and API; assessed at once where scores are given. Throws `invalid_input` for a seat that there is not, `answer_required`, `key_taken`. */
export async function raiseRisk(
  { processes, readModel }: Pick<Services, 'processes' | 'readModel'>,
  view: ProgrammeView,
  { key, title, description, category, owner, inherent, note, answer, ...scores }: z.output<typeof riskRequest>,
  { by, party }: Partner,
  requestId: string,
): Promise<Risk> {
  const { definition } = view;
  if (owner !== undefined) assertSeat(definition, owner, 'owner');
  const given = inherent && scoresIn({ ...scores, inherent });
  if (given) assertAnswered(given, answer);
  const risk = identifiedRisk({ key, title, description, category, owner, by, party });
  const assessed = given && { scores: given, note, by, ...(answer !== undefined && { answer }) };
  await processes.start(
    riskProcess({
      ...contextIn(view),
      risk,
      rules: riskRules(definition),
      zone: zoneOf(definition),
      told: [...new Set([...ownersOf(definition, owner), ...officePeople(definition)])],
      ...(assessed && { assessment: assessed }),
    }),
    requestId,
  );
  await untilVisible(async () => (await readModel.head(view.key))?.risks.some((each) => each.key === key));
  return risk;
}
