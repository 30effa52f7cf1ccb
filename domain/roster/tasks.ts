import type { Approval } from '../approvals/approvals';
import { ADDED_GROUP } from '../approvals/actions/actions';
import type { Post } from './posts';
import { allSeats, rosterHolder } from '../approvals/seats';

/** The seats of an open approval that somebody holds for it alone: passed on to them, or added for them. */
export const tasksIn = (approval: Approval): readonly Post[] =>
  allSeats(approval).flatMap((seat): readonly Post[] => {
    const { id, party, group, holder: person } = seat;
    const isOwn = group !== ADDED_GROUP && rosterHolder(approval, id) === person;
    return person === null || isOwn ? [] : [{ person, party, kind: 'task', seat: id, group }];
  });
