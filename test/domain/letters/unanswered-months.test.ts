import type { Approval } from '../../../domain/approvals/approvals';
import { stagesOf } from '../../../domain/approvals/panels';
import { open } from '../../../domain/approvals/steps';
import { reachedBy } from '../../../domain/approvals/time/addressees';
import { afterDeadline, escalate } from '../../../domain/approvals/time/escalations';
import { dueAfter, plannedStage, type PartyCalendars } from '../../../domain/approvals/time/plans';
import { lettersOf } from '../../../domain/letters/letters';
import { decidingParties, officePeople } from '../../../domain/programme/parties';
import type { Happening } from '../../../domain/record/ledger';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { programmesFolder } from '../../../infra/places';
import { aRequest } from '../../support/approvals';
import { east, seed } from '../../support/seed';

const shelf = readCalendars(`${programmesFolder}/calendars`);
const calendars: PartyCalendars = Object.fromEntries(
  decidingParties(seed).map(({ key }) => [key, calendarOf(shelf, 'cn')]),
);
const office = officePeople(seed);
const requester = `pmo@${east.domain}`;

/** Every letter that a sign-off brings which nobody answers, from its opening to its end, by kind. */
function unanswered(policyKey: string): { readonly all: number; readonly kinds: Readonly<Record<string, number>> } {
  const policy = seed.policies[policyKey];
  if (!policy) throw new Error(`There is no policy ${policyKey}.`);
  const { groups } = seed.evaluation.cycles.monthly.signOff;
  const stages = stagesOf(seed, policy, groups);
  const request = aRequest({ policy, stages, requester, subject: { kind: 'evaluation', key: 'monthly:2026-03' } });
  const [stage] = stages;
  if (!stage) throw new Error('It has a stage.');
  const plan = plannedStage(stage, policy, '2026-04-07T01:00:00.000Z', calendars);
  const kinds: Record<string, number> = {};
  const tell = (approval: Approval, happening: Happening) => {
    const entry = { programme: seed.key, process: request.approval, number: 1, at: plan.opensAt, happening };
    for (const { kind } of lettersOf(entry, { approval, office })) kinds[kind] = (kinds[kind] ?? 0) + 1;
  };
  const about = { approval: request.approval };
  let approval = open(request, plan);
  tell(approval, { type: 'approval.opened', request, plan });
  for (const [at, { parties }] of plan.reminders.entries()) {
    const seats = stage.panels.flatMap((panel) => panel.seats.filter(({ party }) => parties.includes(party)));
    tell(approval, {
      type: 'approval.reminded',
      ...about,
      stage: 0,
      reminder: at + 1,
      seats: seats.map(({ id }) => id),
    });
  }
  for (let next = afterDeadline(approval); ; next = afterDeadline(approval)) {
    if (next.kind === 'waits') throw new Error('Everybody is reached.');
    if (next.kind === 'ends') {
      tell(next.approval, { type: 'approval.closed', ...about, outcome: 'expired' });
      return { all: Object.values(kinds).reduce((sum, count) => sum + count, 0), kinds };
    }
    const { step, index } = next;
    const { to, seats } = reachedBy(seed, approval, step);
    const dueAt = dueAfter(step.within, approval.dueAt, Object.keys(calendars), calendars);
    const climbed = { step: index, at: approval.dueAt, to, seats, dueAt };
    approval = escalate(approval, step.does === 'notify' ? { ...climbed, seats: [] } : climbed);
    tell(approval, { type: 'approval.escalated', ...about, does: step.does, ...climbed });
  }
}

test('a month that nobody signs off is reminded of once, told to the chairs once, and then left to the office', () => {
  const { policy } = seed.evaluation.cycles.monthly.signOff;
  expect(unanswered(policy)).toEqual({ all: 22, kinds: { task: 6, reminder: 6, escalation: 2, closed: 2, ended: 6 } });
});

test('by the policy of everyday matters it would be more than twice as many, up to the supervisors', () => {
  expect(unanswered('oneOfEach')).toEqual({
    all: 48,
    kinds: { task: 6, reminder: 12, escalation: 14, closed: 2, ended: 14 },
  });
});
