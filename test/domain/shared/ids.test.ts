import fc from 'fast-check';
import { agreementId, parseAgreementId } from '../../../contracts/agreement';
import { approvalId, nextRoundOf, parseApprovalId } from '../../../contracts/approval';
import { calendarsId, parseCalendarsId } from '../../../contracts/calendars';
import { disputeId, parseDisputeId } from '../../../contracts/dispute';
import {
  evaluationCycleId,
  evaluationId,
  parseEvaluationCycleId,
  parseEvaluationId,
} from '../../../contracts/evaluation';
import { ipId, parseIpId } from '../../../contracts/ip';
import { noticePostId, parseNoticePostId } from '../../../contracts/notice-post';
import { obligationId, occurrenceId, parseObligationId, parseOccurrenceId } from '../../../contracts/obligation';
import { parsePhaseId, phaseId } from '../../../contracts/phase';
import { parsePostId, postId } from '../../../contracts/post';
import { parseProgrammeId, programmeId } from '../../../contracts/programme';
import { parseProjectId, projectId } from '../../../contracts/project';
import { parseRosterId, rosterId } from '../../../contracts/roster';
import { parseScheduleId, scheduleId } from '../../../contracts/schedule';
import { obligationKinds, periodKey } from '../../../domain/shared/ids';
import type { CycleKey } from '../../../domain/shared/keys';

/** A key as the definition takes it; the words of ids among them. */
const key = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/),
  fc.constantFrom(
    'condition',
    'proposed',
    'exit',
    'obligation',
    'evaluation',
    'agreement',
    'review',
    'roster',
    'cycle',
  ),
);
const cycle = fc.constantFrom<CycleKey[]>('monthly', 'quarterly', 'annual');
const period = fc.constantFrom('2027', '2027-Q1', '2027-03', '2027-H1');
const round = fc.integer({ min: 1, max: 99_999 });
const day = fc.constantFrom('2027-03-01', '2030-12-31');
const seat = fc.constantFrom('spree.strategic.1', 'manzanares.added.ada@example.com');
const simple = fc.constantFrom(
  ...(['agreement', 'milestone', 'gate', 'waiver', 'failure', 'exception', 'change', 'policy', 'scope'] as const),
  ...(['cost', 'budget', 'commissioning', 'request'] as const),
);
const decided = fc.oneof(
  fc.record({ kind: simple, key }),
  fc.record({ kind: fc.constant('change' as const), key: round.map(String) }),
  fc.record({ kind: fc.constant('evaluation' as const), key: fc.tuple(cycle, period).map((of) => periodKey(...of)) }),
);
const subject = fc.oneof(
  decided,
  fc.record({
    kind: fc.constant('review' as const),
    key: fc.tuple(decided, round, seat).map(([of, at, first]) => [of.kind, of.key, at, first].join(':')),
  }),
);
const approval = fc.record({ programme: key, subject, round });
const obligation = fc.record({
  approval: approval.map(approvalId),
  n: round,
  kind: fc.constantFrom(...obligationKinds),
});

/** Every kind of id: how it is made of its parts, and read again. */
const kinds = {
  programme: { of: key, write: programmeId, read: parseProgrammeId },
  roster: { of: key, write: rosterId, read: parseRosterId },
  schedule: { of: key, write: scheduleId, read: parseScheduleId },
  calendars: { of: key, write: calendarsId, read: parseCalendarsId },
  post: { of: key, write: postId, read: parsePostId },
  noticePost: { of: key, write: noticePostId, read: parseNoticePostId },
  agreement: keyed(agreementId, parseAgreementId),
  phase: keyed(phaseId, parsePhaseId),
  project: keyed(projectId, parseProjectId),
  dispute: keyed(disputeId, parseDisputeId),
  ip: keyed(ipId, parseIpId),
  evaluationCycle: {
    of: fc.record({ programme: key, key: cycle }),
    write: (of: { programme: string; key: CycleKey }) => evaluationCycleId(of.programme, of.key),
    read: parseEvaluationCycleId,
  },
  evaluation: {
    of: fc.record({ programme: key, cycle, period }),
    write: (of: { programme: string; cycle: CycleKey; period: string }) =>
      evaluationId(of.programme, of.cycle, of.period),
    read: parseEvaluationId,
  },
  approval: { of: approval, write: approvalId, read: parseApprovalId },
  obligation: {
    of: obligation,
    write: (of: { approval: string; n: number; kind: (typeof obligationKinds)[number] }) =>
      obligationId(of.approval, of.n, of.kind),
    read: parseObligationId,
  },
  occurrence: {
    of: fc.record({ programme: key, agreement: key, obligation: key, due: day }),
    write: (of: { programme: string; agreement: string; obligation: string; due: string }) =>
      occurrenceId(of.programme, of.agreement, of.obligation, of.due),
    read: parseOccurrenceId,
  },
};

function keyed(write: (programme: string, key: string) => string, read: (id: string) => unknown) {
  return {
    of: fc.record({ programme: key, key }),
    write: (of: { programme: string; key: string }) => write(of.programme, of.key),
    read,
  };
}

type Kind = { of: fc.Arbitrary<unknown>; write: (of: unknown) => string; read: (id: string) => unknown };
const table = Object.entries(kinds) as unknown as readonly (readonly [string, Kind])[];

describe.each(table)('the id of %s', (name, { of, write, read }) => {
  it('is read as what it was made of', () => {
    fc.assert(fc.property(of, (parts) => expect(read(write(parts))).toEqual(parts)));
  });

  it('is that of nothing else', () => {
    const others = table.filter(([other]) => other !== name);
    const readAs = (id: string) => others.flatMap(([other, { read: readOther }]) => (readOther(id) ? other : []));
    fc.assert(fc.property(of, (parts) => expect(readAs(write(parts))).toEqual([])));
  });
});

it('the round after one is of the same matter', () => {
  fc.assert(
    fc.property(approval, (asked) =>
      expect(nextRoundOf(approvalId(asked))).toBe(approvalId({ ...asked, round: asked.round + 1 })),
    ),
  );
});
