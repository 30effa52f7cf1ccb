import { chineseMoment } from '../calendar/said-days';
import type { Approval } from './approvals';
import { actionSentence } from './actions/words';
import type { Action, RosterChanged, Substitution } from './actions/actions';
import { partedBy } from './invitations';
import { allSeats, actionsOf, substitutionsOf } from './seats';
import { moment, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';

const isSameAs = (one: Substitution) => (other: Substitution) =>
  one.person === other.person && one.substitute === other.substitute;

const timeOver = ({ person, until }: Substitution): Text =>
  text(
    `您对 ${person} 的代理期已于${chineseMoment(until)}届满。`,
    `Your time of standing in for ${person} ended ${moment(until)}.`,
  );

/** The substitution by a person that a change of the roster ended, if it did. */
function endedBy(approval: Approval, action: RosterChanged, person: Person): Substitution | undefined {
  const before = { ...approval, changes: actionsOf(approval).slice(0, actionsOf(approval).indexOf(action)) };
  return substitutionsOf(before).find(
    (each) => each.substitute === person && !action.substitutions.some(isSameAs(each)),
  );
}

function substitutionOver({ left = {}, at }: RosterChanged, ended: Substitution): Text {
  const { person, until } = ended;
  const since = left[person];
  if (since !== undefined)
    return text(
      `您对 ${person} 的代理已于${chineseMoment(since)}结束：${person} 已离任。`,
      `You stood in for ${person} until ${moment(since)}, when ${person} left.`,
    );
  return Date.parse(until) <= Date.parse(at)
    ? timeOver(ended)
    : text(
        `您对 ${person} 的代理已于${chineseMoment(at)}提前结束。`,
        `Your standing in for ${person} was ended early, ${moment(at)}.`,
      );
}

/** Why a person has no part in the matter any more, and since when, by the action that took it. */
export function partingSentence(approval: Approval, action: Action, person: Person): Text {
  if (action.type !== 'approval.rosterChanged') return actionSentence(approval, action);
  const since = action.left?.[person];
  if (since !== undefined)
    return text(
      `您已于${chineseMoment(since)}离任，代理、受托和加签的席位随之结束。`,
      `You left ${moment(since)}; what you held for others ended then.`,
    );
  const ended = endedBy(approval, action, person);
  return ended ? substitutionOver(action, ended) : actionSentence(approval, action);
}

/** The substitution by which a person would answer, were it their time: not begun yet, or over and not told as ended yet. */
const untimely = (approval: Approval, person: Person, seat: string, at: string): Text | undefined => {
  const holder = allSeats(approval).find(({ id }) => id === seat)?.holder;
  const mine = substitutionsOf(approval).find((each) => each.substitute === person && each.person === holder);
  if (!mine) return undefined;
  if (Date.parse(mine.until) <= Date.parse(at)) return timeOver(mine);
  return Date.parse(at) < Date.parse(mine.from)
    ? text(
        `您对 ${mine.person} 的代理自${chineseMoment(mine.from)}起。`,
        `You stand in for ${mine.person} from ${moment(mine.from)}.`,
      )
    : undefined;
};

/** Why somebody who had a part in the matter does not hold a seat at an instant; `undefined` for whoever never had one. */
export function whyNotHeld(approval: Approval, person: Person, seat: string, at: string): Text | undefined {
  const parted = partedBy(approval, person);
  if (parted && parted.type !== 'approval.linksRevoked') return partingSentence(approval, parted, person);
  return untimely(approval, person, seat, at);
}
