import type { Approval } from '../approvals';
import type { Change, Reached } from '../actions/actions';
import { changesOf } from '../seats';
import type { Person } from '../../shared/keys';

/** How a matter's mails stand with a person: they arrive, an outage holds them up, or no address of theirs takes any. */
export type Reach = 'arrive' | 'heldUp' | 'lost';

/** What is told of a person's mails. */
export type ToldReach = Pick<Reached, 'isReached' | 'isHeldUp'>;

export const toldReach = ({ isReached, isHeldUp }: ToldReach): Reach =>
  isReached ? 'arrive' : isHeldUp ? 'heldUp' : 'lost';

/** What a change says of whether a person is reached: what the post or the office tells; and whoever does something knows of the matter. */
const saysOf = (change: Change, person: Person): Reach | undefined => {
  if (change.type === 'approval.reached') return change.person === person ? toldReach(change) : undefined;
  return 'by' in change && change.by === person ? 'arrive' : undefined;
};

/** How mails about a matter stand with a person, by what was last heard. */
export const reachOf = (approval: Pick<Approval, 'changes'>, person: Person): Reach =>
  changesOf(approval).reduce<Reach>((before, change) => saysOf(change, person) ?? before, 'arrive');
