import { scheduleId } from '../../contracts/schedule';
import { ChangesPage } from './changes';
import type { Find } from '../things/lookups';

export const changesThing: Find = ({ directory, now }, view, request) => {
  const policy = typeof request.query.policy === 'string' ? request.query.policy : undefined;
  const opening = { calendars: directory.calendars(view.definition), opensAt: now().toISOString() };
  return {
    process: scheduleId(view.key),
    concerns: ({ type }) => type.startsWith('baseline.') || type.startsWith('policy.'),
    page: (context) => <ChangesPage context={context} opening={opening} {...(policy !== undefined && { policy })} />,
  };
};
