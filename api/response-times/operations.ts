import { inHours, type ResponseTimes } from '../../domain/approvals/time/response-times';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { periodQuery, reportOf } from './report';

const told = ({ answers, open, unanswered, median }: ResponseTimes) => ({
  answers,
  open,
  unanswered,
  ...(median === undefined ? { tooFew: true } : { medianWorkingHours: inHours(median) }),
});

const toldOf = (parties: Readonly<Record<string, ResponseTimes>>) =>
  Object.fromEntries(Object.entries(parties).map(([party, times]) => [party, told(times)]));

/** Who answers how fast. */
export const responseTimesEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/response-times',
    tag: 'Programmes',
    query: periodQuery,
    summary:
      'How long seats took to answer, in the working hours of their party: medians by group, by kind and by party, and what waited longest',
    answers: {
      200: '`medianWorkingHours` where there are five answers or more, else `tooFew`; `open` are still asked, `unanswered` were until the close; `isCut` where only the last 20,000 questions were looked at',
    },
    handle: async ({ params: { programme }, query }) => {
      const { definition } = await programmeOf(deps, programme);
      const { all, parties, groups, kinds, longest, isCut } = await reportOf(deps, definition, query);
      const rows = (of: typeof groups) =>
        of.map(({ key, parties: own, ...times }) => ({ key, ...told(times), parties: toldOf(own) }));
      return ok({
        ...told(all),
        parties: toldOf(parties),
        groups: rows(groups),
        kinds: rows(kinds),
        longest: longest.map(({ took, ...one }) => ({ ...one, workingHours: inHours(took) })),
        isCut,
      });
    },
  }),
];
