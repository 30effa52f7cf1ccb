import { act } from '../../../domain/approvals/actions/rules';
import type { Approval } from '../../../domain/approvals/approvals';
import { addedSeat, type Action, type Delegated, type Reassigned } from '../../../domain/approvals/actions/actions';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { departuresOf } from '../../../domain/approvals/departures';
import { DomainError } from '../../../domain/shared/errors';
import { escalate } from '../../../domain/approvals/time/escalations';
import { partedBy } from '../../../domain/approvals/invitations';
import { mayAnswerFor } from '../../../domain/approvals/mandates';
import { partingSentence, whyNotHeld } from '../../../domain/approvals/partings';
import { reasonOf } from '../../../domain/shared/reasons';
import { rosterNewsOf } from '../../../domain/roster/news';
import { leaversBy, withoutLeavers, type RosterEffect } from '../../../domain/roster/rosters';
import { allSeats, actionsOf } from '../../../domain/approvals/seats';
import { aDecision, anApproval } from '../../support/approvals';

const [chair, plan, deputy] = ['chair@east.example', 'plan@east.example', 'deputy@east.example'] as const;
const [seat, at, gone] = ['east.board.chair', '2026-03-03T01:00:00Z', '2026-03-03T01:30:00Z'] as const;
const holderIn = (approval: Approval, id: string = seat) => allSeats(approval).find((each) => each.id === id)?.holder;
const effect = (more: Partial<RosterEffect>): RosterEffect => ({ holders: {}, substitutions: [], ...more });
const hearing = (approval: Approval, told: RosterEffect) => {
  const news = rosterNewsOf(approval, told, gone);
  return news ? act(approval, news) : approval;
};
const passed = (type: 'approval.delegated' | 'approval.reassigned'): Delegated | Reassigned => ({
  ...{ type, seat, by: chair, to: deputy, reason: '', at },
});
const added: Action = {
  ...{ type: 'approval.approverAdded', stage: 0, by: 'office@east.example', reason: 'x', at },
  seat: addedSeat(deputy, 'east', { zh: '加签', en: 'Added' }),
};
const standIn = { person: chair, substitute: deputy, from: '2026-03-01T00:00:00Z', until: '2026-03-20T00:00:00Z' };
const why = (approval: Approval, person: string) => {
  try {
    assertMayDecide(approval, aDecision(seat, 'approve', { person }));
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return reasonOf(error)?.en ?? error.code;
    throw error;
  }
};

describe('leaving ends what somebody holds for others', () => {
  test.each(['approval.delegated', 'approval.reassigned'] as const)(
    'a seat that was passed on to them goes back (%s)',
    (type) => {
      const left = hearing(act(anApproval(), passed(type)), effect({ left: { [deputy]: gone } }));
      expect(holderIn(left)).toBe(chair);
      expect(why(left, deputy)).toContain('You left 2026-03-03 01:30 (UTC)');
      expect(mayAnswerFor(left, chair, gone).map(({ id }) => id)).toEqual([seat]);
    },
  );

  test('it goes to whoever holds it by now, or falls vacant where nobody does', () => {
    const delegated = act(anApproval(), passed('approval.delegated'));
    const left = { [deputy]: gone };
    expect(holderIn(hearing(delegated, effect({ holders: { [seat]: 'next@east.example' }, left })))).toBe(
      'next@east.example',
    );
    expect(holderIn(hearing(delegated, effect({ holders: { [seat]: null }, left: { ...left, [chair]: gone } })))).toBe(
      null,
    );
  });

  test('a seat that was added for them falls vacant', () => {
    const left = hearing(act(anApproval(), added), effect({ left: { [deputy]: gone } }));
    expect(holderIn(left, `east.added.${deputy}`)).toBe(null);
  });

  test('a vote that they have given stands, marked', () => {
    const voted = decide(
      act(anApproval(), passed('approval.delegated')),
      aDecision(seat, 'approve', { person: deputy, acceptedAt: '2026-03-03T01:10:00Z' }),
    );
    const left = hearing(voted, effect({ left: { [deputy]: gone } }));
    expect(departuresOf(left)).toEqual([{ seat, person: deputy, since: gone }]);
    expect(mayAnswerFor(left, chair, gone)).toEqual([]);
  });

  test('whom an escalation had reached answers for nobody any more', () => {
    const policy = {
      atDeadline: 'escalate',
      escalation: [{ to: 'groupChair', does: 'addApprovers', within: { workingDays: 1 } }],
    } as const;
    const [chairSeat] = allSeats(anApproval()).filter(({ id }) => id === seat);
    const reached = escalate(anApproval({ policy }), {
      ...{ step: 0, at, to: [chair], dueAt: '2026-03-10T09:30:00Z' },
      seats: chairSeat ? [chairSeat] : [],
    });
    expect(mayAnswerFor(reached, chair, gone).length).toBeGreaterThan(1);
    const left = hearing(reached, effect({ holders: { [seat]: null }, left: { [chair]: gone } }));
    expect(mayAnswerFor(left, chair, gone)).toEqual([]);
  });

  test('a seat that was passed on after somebody came back stays with them', () => {
    const later = act(anApproval(), { ...passed('approval.delegated'), at: '2026-03-04T00:00:00Z' });
    expect(rosterNewsOf(later, effect({ left: { [deputy]: gone } }), gone)?.holders ?? {}).toEqual({});
  });

  test('whoever delegated keeps what they gave away when somebody else changes seats', () => {
    const before = hearing(anApproval(), effect({ holders: { [seat]: 'new@east.example' } }));
    const delegated = act(before, { ...passed('approval.delegated'), by: 'new@east.example' });
    const told = effect({ holders: { [seat]: 'new@east.example', 'east.board.plan': 'other@east.example' } });
    expect(holderIn(hearing(delegated, told))).toBe(deputy);
  });
});

describe('who leaves', () => {
  const ground = {
    seats: [
      { id: 'a', party: 'east', group: 'g', holder: chair },
      { id: 'b', party: 'east', group: 'h', holder: chair },
      { id: 'c', party: 'east', group: 'g', holder: plan },
    ],
    ...{ supervision: 's', posts: [], addresses: { 'chair@home.example': chair } },
  };
  const taking = (...seats: readonly string[]) => ({
    appointments: seats.map((each) => ({ seat: each, holder: null, from: at })),
    substitutions: [],
  });

  test('is whoever loses the last seat that they held, and whoever is said to leave', () => {
    expect(leaversBy(taking('a'), at, { ground, holders: {} })).toEqual({});
    expect(leaversBy(taking('a', 'b'), at, { ground, holders: {} })).toEqual({ [chair]: at });
    expect(leaversBy(taking('a'), at, { ground, holders: { b: null } })).toEqual({ [chair]: at });
    expect(leaversBy(taking('a'), at, { ground, holders: { b: 'chair@home.example' } })).toEqual({});
    const said = { appointments: [], substitutions: [], leavers: [{ person: deputy, from: at }] };
    expect(leaversBy(said, at, { ground, holders: {} })).toEqual({ [deputy]: at });
    expect(leaversBy(said, '2026-03-02T00:00:00Z', { ground, holders: {} })).toEqual({});
  });

  test('stands in for nobody any more, and nobody for them', () => {
    const roster = {
      appointments: [],
      substitutions: [standIn, { ...standIn, person: plan, substitute: chair }, { ...standIn, person: plan }],
    };
    expect(withoutLeavers(roster, ['Chair@Home.example'], ground.addresses).substitutions).toEqual([
      { ...standIn, person: plan },
    ]);
  });
});

describe('whoever stood in and does no longer hears when and why', () => {
  const substituted = hearing(anApproval(), effect({ substitutions: [standIn] }));

  test('while they do, they answer', () => expect(why(substituted, deputy)).toBe('accepted'));

  test.each<[string, Approval, string]>([
    ['ended early', hearing(substituted, effect({})), `您对 ${chair} 的代理已于2026年3月3日 01:30（UTC）提前结束。`],
    [
      'they left',
      hearing(substituted, effect({ left: { [deputy]: gone } })),
      '您已于2026年3月3日 01:30（UTC）离任，代理、受托和加签的席位随之结束。',
    ],
    [
      'who they stood in for left',
      hearing(substituted, effect({ holders: { [seat]: 'next@east.example' }, left: { [chair]: gone } })),
      `您对 ${chair} 的代理已于2026年3月3日 01:30（UTC）结束：${chair} 已离任。`,
    ],
    [
      'their time is over',
      hearing(anApproval(), effect({ substitutions: [{ ...standIn, until: gone }] })),
      `您对 ${chair} 的代理期已于2026年3月3日 01:30（UTC）届满。`,
    ],
    [
      'their time has still to come',
      hearing(anApproval(), effect({ substitutions: [{ ...standIn, from: '2026-03-04T00:00:00Z' }] })),
      `您对 ${chair} 的代理自2026年3月4日 00:00（UTC）起。`,
    ],
  ])('in Chinese too: %s', (_, approval, sentence) => {
    expect(whyNotHeld(approval, deputy, seat, '2026-03-03T02:00:00Z')?.zh).toBe(sentence);
  });

  test('a time ends at its last instant and begins at its first, and is over for nobody else', () => {
    const told = hearing(anApproval(), effect({ substitutions: [{ ...standIn, until: gone }] }));
    const [before, first] = ['2026-03-03T01:29:59.999Z', standIn.from];
    expect(whyNotHeld(told, deputy, seat, gone)?.en).toContain('ended');
    expect([before, first].map((instant) => whyNotHeld(told, deputy, seat, instant))).toEqual([undefined, undefined]);
    expect(whyNotHeld(told, plan, seat, gone)).toBeUndefined();
    expect(whyNotHeld(told, deputy, 'east.board.plan', gone)).toBeUndefined();
  });

  test('whose links were revoked is told so elsewhere, and what ended is told only to whom it did', () => {
    const revoked = {
      type: 'approval.linksRevoked',
      person: chair,
      by: 'office@east.example',
      reason: 'lost',
      at,
    } as const;
    expect(whyNotHeld(act(anApproval(), revoked), chair, 'east.board.plan', gone)).toBeUndefined();
    const others = [standIn, { ...standIn, person: plan }, { ...standIn, substitute: 'aide@east.example' }];
    const both = hearing(anApproval(), effect({ substitutions: others }));
    const left = hearing(both, effect({ substitutions: [standIn, others[2] ?? standIn] }));
    const ended = actionsOf(left).at(-1);
    expect(ended && partingSentence(left, ended, deputy).en).toContain(`standing in for ${plan} was ended early`);
  });

  test.each<[string, Approval, string]>([
    ['ended early', hearing(substituted, effect({})), 'was ended early, 2026-03-03 01:30 (UTC)'],
    ['they left', hearing(substituted, effect({ left: { [deputy]: gone } })), 'You left 2026-03-03 01:30 (UTC)'],
    [
      'who they stood in for left',
      hearing(substituted, effect({ holders: { [seat]: 'next@east.example' }, left: { [chair]: gone } })),
      'until 2026-03-03 01:30 (UTC), when chair@east.example left',
    ],
    [
      'their time was over',
      hearing(hearing(anApproval(), effect({ substitutions: [{ ...standIn, until: gone }] })), effect({})),
      'ended 2026-03-03 01:30 (UTC)',
    ],
    [
      'their time is over, and nobody has told yet',
      hearing(anApproval(), effect({ substitutions: [{ ...standIn, until: gone }] })),
      'ended 2026-03-03 01:30 (UTC)',
    ],
    [
      'their time has still to come, whoever else stands in by now',
      hearing(
        anApproval(),
        effect({
          substitutions: [
            { ...standIn, person: plan },
            { ...standIn, substitute: 'aide@east.example' },
            { ...standIn, from: '2026-03-04T00:00:00Z' },
          ],
        }),
      ),
      'You stand in for chair@east.example from 2026-03-04 00:00 (UTC).',
    ],
  ])('%s', (_, approval, sentence) => {
    expect(why(approval, deputy)).toContain(sentence);
    const parted = partedBy(approval, deputy);
    if (parted) expect(partingSentence(approval, parted, deputy).en).toContain(sentence);
  });
});
