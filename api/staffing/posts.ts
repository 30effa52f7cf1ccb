import { partyOf } from '../../domain/programme/parties';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import { isPost, type StaffPost } from '../../domain/staffing/staffing';
import type { ProgrammeView } from '../../domain/views/views';
import { foundIn } from '../http/lookups';

/** The post of that key. Throws `not_found`. */
export const postIn = ({ staffing }: ProgrammeView, key = ''): StaffPost =>
  foundIn(staffing.filter(isPost), key, 'post');

/** Nobody of the other party comes into a post of this one. Throws `invalid_input`. */
export function assertMayHold({ definition }: ProgrammeView, { party }: StaffPost, person: Person): void {
  const theirs = partyOf(definition, person);
  if (!theirs || theirs.key === party) return;
  const { zh, en } = theirs.title;
  throw refused(
    'invalid_input',
    text(`${person} 属于${zh}，不能列入另一方的岗位。`, `${person} belongs to ${en} and has no post of another party.`),
    { field: 'person' },
  );
}
