import { askId, awaitedFor, type InForce } from '../evaluations/answerers';
import { isCollecting, isOfOffice, unanswered } from '../evaluations/collection';
import type { EvaluationHappening } from '../evaluations/happenings';
import type { Asked, EvaluationView } from '../evaluations/views';
import type { Draft } from '../mail/letters';
import type { LetterKind } from '../mail/kinds';
import { peopleOf } from '../programme/roles';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { OfType } from '../shared/told';
import type { Person } from '../shared/keys';

/** An evaluation as it stands after what happened, and the programme with whoever holds its seats and stands in then. */
export interface EvaluationStanding extends InForce {
  readonly evaluation: EvaluationView;
}

type Course = Exclude<EvaluationHappening, { type: 'cycle.ended' }>;

/** The letters that an evaluation brings. */
export function evaluationDrafts(
  happening: Course,
  office: readonly Person[],
  standing: EvaluationStanding | undefined,
): readonly Draft[] {
  const toOffice = office.map((to): Draft => ({ to, kind: 'actualsRequested', about: happening.evaluation }));
  if (!standing?.evaluation.asked) return happening.type === 'evaluation.opened' ? toOffice : [];
  const { programme, evaluation } = standing;
  const asked = evaluation.asked ?? [];
  const named = (keys: readonly string[]) => asked.filter(({ key }) => keys.includes(key));
  const each = (asks: readonly Asked[], kind: LetterKind) =>
    asks.flatMap((ask) =>
      awaitedFor(standing, evaluation, ask).map(({ person: to }): Draft => ({
        ...{ to, kind },
        about: askId(evaluation.key, ask.key),
      })),
    );
  const told = (people: readonly Person[], kind: LetterKind) =>
    [...new Set(people)].map((to): Draft => ({ to, kind, about: evaluation.key }));

  switch (happening.type) {
    case 'evaluation.opened': {
      const open = asked.filter(({ answers, isReserve }) => answers.length === 0 && !isReserve);
      return [
        ...(open.some(isOfOffice) ? toOffice : []),
        ...each(
          open.filter((ask) => !isOfOffice(ask)),
          'figureAsked',
        ),
      ];
    }
    case 'evaluation.raterAdded':
      return each(named([happening.added.key]), 'figureAsked');
    case 'evaluation.delegated':
      return each(named([happening.ask]), 'figureAsked');
    case 'evaluation.ratingsLost':
      return each(named(happening.asks), 'figureAsked');
    case 'evaluation.reminded':
      return each(named(happening.asks), 'figureReminded');
    case 'evaluation.escalated':
      return named(happening.asks).flatMap((ask) =>
        [...new Set([...ask.escalatesTo, ...office])].map((to): Draft => ({
          to,
          kind: 'figureOverdue',
          about: askId(evaluation.key, ask.key),
        })),
      );
    case 'evaluation.scored':
      return isFlagged(happening) ? told([...supervisorsOf(programme), ...office], 'evaluationFlagged') : [];
    case 'evaluation.signedOff':
      return told(hearersOfResult(programme, evaluation, office), 'evaluationPublished');
    default:
      return [];
  }
}

const isFlagged = ({ scorecard }: OfType<EvaluationHappening, 'evaluation.scored'>) =>
  (scorecard.flags ?? []).length > 0;

const supervisorsOf = ({ governance }: Programme): readonly Person[] =>
  governance.supervision.seats.flatMap(({ holder }) => holder ?? []);

/** A month's result goes to those who signed it off and the office; every other to everybody who has a part in the programme. */
const hearersOfResult = (programme: Programme, { cycle }: EvaluationView, office: readonly Person[]) => {
  if (cycle !== 'monthly') return peopleOf(programme);
  const { groups } = programme.evaluation.cycles.monthly.signOff;
  const holders = programmeSeats(programme).flatMap(({ group, holder }) =>
    holder && groups.includes(group) ? [holder] : [],
  );
  return [...office, ...holders];
};

/** Evaluations that collect figures, and who held seats and stood in for whom before a change of the roster and does now. */
export interface FiguresStanding {
  readonly before: InForce;
  readonly now: InForce;
  readonly evaluations: readonly EvaluationView[];
}

/** Who is asked because of a change of the roster, and was not before: whoever holds a seat now, or stands in for somebody absent. */
export const rosterDrafts = ({ before, now, evaluations }: FiguresStanding): readonly Draft[] =>
  evaluations.filter(isCollecting).flatMap((evaluation) =>
    unanswered(evaluation)
      .filter((ask) => !isOfOffice(ask))
      .flatMap((ask) => {
        const known = awaitedFor(before, evaluation, ask).map(({ person }) => person);
        return awaitedFor(now, evaluation, ask)
          .filter(({ person }) => !known.includes(person))
          .map(({ person: to }): Draft => ({ to, kind: 'figureAsked', about: askId(evaluation.key, ask.key) }));
      }),
  );
