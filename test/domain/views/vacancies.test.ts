import { mayAct } from '../../../domain/approvals/actions/rules';
import type { Approval } from '../../../domain/approvals/approvals';
import { delegatesFor } from '../../../domain/roster/delegates';
import { stagesOf, policyOf } from '../../../domain/approvals/panels';
import { partyOf } from '../../../domain/programme/parties';
import { peopleOf } from '../../../domain/programme/roles';
import { seatedBy } from '../../../domain/roster/rosters';
import { allSeats } from '../../../domain/approvals/seats';
import { blockedByVacancies } from '../../../domain/views/vacancies';
import type { ProgrammeView } from '../../../domain/views/views';
import { anApproval } from '../../support/approvals';
import { programmeOf } from '../../support/programmes';
import { plannedPhases } from '../../../domain/phases/projection';
import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { draftAgreement } from '../../../domain/agreements/projection';
import { east, seedFile } from '../../support/seed';
import { nothingListed } from '../../support/kept';

const programme = programmeOf(seedFile, 'demo');
const chair = `${east.key}.strategic.chair`;

/** The programme as it starts, with these seats vacant. */
const startedWithout = (...seats: readonly string[]): ProgrammeView => {
  const definition = seatedBy(programme, Object.fromEntries(seats.map((seat) => [seat, null])));
  return {
    ...nothingListed,
    key: 'demo',
    title: definition.title,
    state: 'running',
    version: 'v',
    definition,
    phases: plannedPhases(definition).map((phase, index) => ({
      ...phase,
      milestones: (definition.phases[index]?.milestones ?? []).map((each) => plannedMilestone(each, definition.starts)),
    })),
    agreements: Object.values(definition.agreements).map(draftAgreement),
  };
};

const titles = (view: ProgrammeView, seat: string) => (blockedByVacancies(view).get(seat) ?? []).map(({ zh }) => zh);

describe('what a vacancy holds up', () => {
  test('nothing while every seat is held', () => {
    expect(blockedByVacancies(startedWithout()).size).toBe(0);
  });

  test('whatever all of its group must approve, and what waits for the group to be filled', () => {
    const held = titles(startedWithout(chair), chair);
    expect(held).toContain(programme.agreements.framework?.title.zh);
    const filled = programme.phases
      .flatMap(({ milestones }) => milestones)
      .find(({ met }) => JSON.stringify(met).includes('filled'));
    expect(held).toContain(filled?.title.zh);
  });

  test('no longer what has been agreed', () => {
    const view = startedWithout(chair);
    const agreements = view.agreements.map((each) => ({ ...each, state: 'effective' as const }));
    expect(titles({ ...view, agreements }, chair)).not.toContain(programme.agreements.framework?.title.zh);
  });
});

describe('whom a task may be delegated to', () => {
  const stages = stagesOf(programme, policyOf(programme, 'everybody'), ['strategic']);
  const approval: Approval = anApproval({ stages, requester: `pmo@${east.domain}` });
  const at = '2026-03-03T02:00:00Z';

  test('the people offered are exactly those of one’s party whom the process would accept', () => {
    for (const seat of allSeats(approval)) {
      const offered = delegatesFor(approval, programme, seat, at);
      const by = seat.holder ?? '';
      for (const to of peopleOf(programme)) {
        const isAccepted = mayAct(approval, { type: 'approval.delegated', seat: seat.id, by, to, reason: '', at });
        expect([to, offered.includes(to)]).toEqual([to, isAccepted && partyOf(programme, to)?.key === seat.party]);
      }
      expect(offered.length).toBeGreaterThan(0);
    }
  });

  test('nobody, for a vacant seat', () => {
    const [seat] = allSeats(approval);
    expect(seat && delegatesFor(approval, programme, { ...seat, holder: null }, at)).toEqual([]);
  });
});
