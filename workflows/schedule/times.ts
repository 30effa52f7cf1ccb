import { setHandler } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { requestTimes } from '../../contracts/schedule';
import { exceptionPolicy } from '../../domain/tolerances/exception-reports';
import {
  assertMayRequestTimes,
  nextTimesRound,
  timesEndOf,
  type TimesChange,
  type TimesRequest,
} from '../../domain/policy-times/policy-times';
import { localDateOf } from '../../domain/calendar/zones';
import { planTimes } from '../kit/activities';
import { ask } from '../approval/asking';
import { refusing } from '../kit/failures';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
}

/** The requests for other times of a programme's policies: the strategic group decides each, and an approved one holds for what is opened from then on. */
export const createTimes = ({ programme, ledger, sideWork }: Desk, known: readonly TimesChange[] = []) => {
  let changes = known;

  setHandler(
    requestTimes,
    (request) => {
      const round = nextTimesRound(changes, request.policy);
      const subject = { kind: 'policy', key: request.policy } as const;
      const approval = approvalId({ programme, subject, round });
      const change: TimesChange = { ...request, round, state: 'deciding', approval };
      changes = [...changes, change];
      ledger.tell({ type: 'policy.timesRequested', round, approval, ...request });
      sideWork.ask(approval, () => decideOn(change));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((request: TimesRequest) => assertMayRequestTimes(changes, request)) },
  );

  async function decideOn(change: TimesChange) {
    const { policy, round, by, times, reason } = change;
    const { version, zone, groups, content, before } = await planTimes({ programme, policy, times, reason, by });
    const { approval, outcome } = await ask({
      programme,
      version,
      subject: { kind: 'policy', key: policy },
      round,
      content,
      requester: by,
      policy: exceptionPolicy,
      groups,
    });
    const end = timesEndOf(outcome);
    changes = changes.map((each) => (each.approval === approval ? { ...each, state: end } : each));
    if (end !== 'approved') return ledger.tell({ type: 'policy.timesRefused', policy, round, approval, end });
    const from = localDateOf(new Date().toISOString(), zone);
    ledger.tell({ type: 'policy.timesSet', policy, before, times, round, approval, from });
  }

  return {
    known: () => changes,
    /** Waits for what was being decided before it was started again. */
    goOn: (): void => {
      for (const each of known) if (each.state === 'deciding') sideWork.ask(each.approval, () => decideOn(each));
    },
    /** What of them waits, for whoever looks at the process. */
    details: () =>
      changes
        .filter(({ state }) => state === 'deciding')
        .map(({ policy, approval }) => `Other times of the policy ${policy} are being decided: ${approval}`),
  };
};
