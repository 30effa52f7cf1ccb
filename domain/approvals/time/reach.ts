import type { Approval } from '../approvals';
import type { Action, Reached } from '../actions/actions';
import { actionsOf } from '../seats';
import type { Person } from '../../shared/keys';

/** How a matter's mails stand with a person: they arrive, an outage holds them up, or no address of theirs takes any. */
export type Reach = 'arrive' | 'heldUp' | 'lost';

/** What is told of a person's mails. */
export type ToldReach = Pick<Reached, 'isReached' | 'isHeldUp'>;

export const toldReach = ({ isReached, isHeldUp }: ToldReach): Reach =>
  isReached ? 'arrive' : isHeldUp ? 'heldUp' : 'lost';

/** What an action says of whether a person is reached: what the post or the office tells; and whoever does something knows of the matter. */
const saysOf = (action: Action, person: Person): Reach | undefined => {
  if (action.type === 'approval.reached') return action.person === person ? toldReach(action) : undefined;
  return 'by' in action && action.by === person ? 'arrive' : undefined;
};

/** How mails about a matter stand with a person, by what was last heard. */
export const reachOf = (approval: Pick<Approval, 'changes'>, person: Person): Reach =>
  actionsOf(approval).reduce<Reach>((before, action) => saysOf(action, person) ?? before, 'arrive');
