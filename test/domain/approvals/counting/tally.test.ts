import type { Approval, Panel, Verdict } from '../../../../domain/approvals/approvals';
import { afterDeadline } from '../../../../domain/approvals/time/escalations';
import { bestDescription, closeSentence, stillNeeded, whatThen } from '../../../../domain/approvals/words';
import { asCounted } from '../../../../domain/approvals/counting/countings';
import { currentTally, outcome } from '../../../../domain/approvals/outcomes';
import { withdraw } from '../../../../domain/approvals/steps';
import { tallyStage } from '../../../../domain/approvals/counting/tallies';
import { numberWords } from '../../../../domain/approvals/counting/words';
import { noTitles, titlesOf } from '../../../../domain/programme/titles';
import { aDecision, anApproval, aPanel, aPool, aRequest, aSeat, aStage, someTitles } from '../../../support/approvals';
import { decide } from '../../../../domain/approvals/decisions';

const boardTitle = { zh: '理事会', en: 'Board' };
const seats = ['east', 'west'].flatMap((party) => [
  aSeat(`${party}.board.chair`, { title: { zh: '主席', en: 'the chair' } }),
  aSeat(`${party}.board.plan`, { title: { zh: '规划负责人', en: 'head of planning' } }),
  aSeat(`${party}.board.money`, { title: { zh: '财务负责人', en: 'head of finance' } }),
]);
const board = (changes: Parameters<typeof aPanel>[0] = {}) => aPanel({ title: boardTitle, seats, ...changes });
const asking = (...panels: readonly Panel[]) => anApproval({ stages: [aStage(...panels)] });
const answered = (approval: Approval, votes: Readonly<Record<string, Verdict>>) =>
  Object.entries(votes).reduce((state, [seat, verdict]) => decide(state, aDecision(seat, verdict)), approval);
const both = (changes: Parameters<typeof aPanel>[0] = {}) =>
  asking(board({ rule: { bothParties: { atLeast: 2 } }, ...changes }));

/** Two seats of each party in a pool, of which the east chair has the casting vote. */
const tied = (rule: Panel['rule'] = { share: { percent: 50, strictly: true } }) =>
  board({
    rule,
    castingVote: 'east.board.chair',
    seats: seats.filter(({ id }) =>
      ['east.board.chair', 'east.board.plan', 'west.board.plan', 'west.board.money'].includes(id),
    ),
  });
const chairsApprove = { 'east.board.chair': 'approve', 'west.board.money': 'approve' } as const;
const anyOfBoth = () => both({ rule: { bothParties: 'any' } });

describe('what is still needed', () => {
  test.each<[string, () => Approval, string, string]>([
    [
      'counts what is missing for each party',
      () => answered(both(), { 'east.board.plan': 'approve' }),
      '还需东方集团 1 席同意；还需西部科技 2 席同意。',
      'East: the approval of 1 seat is still needed; West: the approval of 2 seats is still needed.',
    ],
    [
      'names the chair who must be among them',
      () => answered(both({ chairMustApprove: true }), { 'east.board.chair': 'approve', 'east.board.plan': 'approve' }),
      '还需西部科技 2 席同意，其中须含主席。',
      'West: the approval of 2 seats is still needed, among them the chair.',
    ],
    [
      'names the chair when only the chair is missing',
      () => answered(both({ chairMustApprove: true, rule: 'any' }), { 'east.board.chair': 'approve' }),
      '还需理事会的主席同意。',
      'Board: the chair must approve.',
    ],
    [
      'names a veto seat that is still to answer',
      () => answered(both({ rule: 'any', vetoSeats: ['west.board.money'] }), { 'east.board.plan': 'approve' }),
      '理事会的财务负责人有否决权，尚未表决。',
      'Board: head of finance may veto and has not answered yet.',
    ],
    [
      'names the group beside the party when several are asked',
      () => asking(board({ rule: { bothParties: 'any' } }), aPool('a', { title: { zh: '审计组', en: 'Audit' } })),
      '东方集团·理事会、西部科技·理事会、审计组各还需 1 席同意。',
      'East (Board), West (Board), Audit: the approval of 1 seat each is still needed.',
    ],
    [
      'says once what all groups lack of both parties',
      () => asking(...['a', 'b', 'c', 'd'].map((group) => board({ group, rule: { bothParties: 'all' } }))),
      '双方四个组各还需 3 席同意。',
      'Both parties in all 4 groups: the approval of 3 seats each is still needed.',
    ],
    [
      'leaves whoever lacks something else to a clause of its own',
      () =>
        answered(
          asking(board({ rule: { bothParties: 'any' } }), aPool('a', { title: { zh: '审计组', en: 'Audit' } })),
          {
            'east.board.plan': 'approve',
          },
        ),
      '西部科技·理事会、审计组各还需 1 席同意。',
      'West (Board), Audit: the approval of 1 seat each is still needed.',
    ],
    [
      'says whose casting vote decides at a tie',
      () => answered(asking(tied()), { 'east.board.plan': 'reject', 'west.board.plan': 'reject' }),
      '还需理事会 2 席同意，平票时由主席的决定票定夺。',
      'Board: the approval of 2 seats is still needed; at a tie the casting vote of the chair decides.',
    ],
    [
      'says that a tie may still undo what enough have approved',
      () =>
        answered(asking(tied({ share: { percent: 50 } })), {
          'east.board.plan': 'approve',
          'west.board.plan': 'approve',
          'east.board.chair': 'reject',
        }),
      '理事会的同意数已够，但平票时由主席的决定票定夺。',
      'Board: enough have approved so far, but at a tie the casting vote of the chair decides.',
    ],
    [
      'weighs where the rule weighs',
      () => asking(board({ rule: { weighted: { threshold: 4 } } })),
      '还需理事会 4 份表决权同意。',
      'Board: the approval of votes weighing 4 is still needed.',
    ],
  ])('%s', (_, build, zh, en) => {
    const approval = build();
    expect(stillNeeded(approval)).toEqual({ zh, en });
    expect(bestDescription(approval)).toEqual({ zh, en });
  });

  test('says on whom it waits when all is certain but everybody is to be heard', () => {
    const approval = anApproval({ stages: [aStage(board({ rule: 'any' }))], policy: { hearEverybody: true } });
    expect(stillNeeded(answered(approval, { 'east.board.plan': 'approve' })).zh).toBe(
      '须听取全部席位的意见，尚有 5 席未表决。',
    );
  });

  test('parties go by their keys where no titles are given', () => {
    expect(tallyStage(aStage(board()), new Map()).why.zh).toBe('双方各还需 3 席同意。');
    expect(currentTally(both(), noTitles).why.zh).toBe('双方各还需 2 席同意。');
  });

  test('titles come from the programme', () => {
    const group = { key: 'board', title: boardTitle, seats };
    const governance = {
      committee: { title: someTitles.committee, groups: [] },
      supervision: { key: 'supervision', title: someTitles.supervision, seats: [] },
      office: { title: boardTitle, people: {} },
      groups: { board: group },
    };
    const titles = titlesOf({ parties: {}, governance });
    expect(titles).toEqual({ ...someTitles, parties: {}, groups: { board: boardTitle } });
  });
});

describe('how it ended', () => {
  const ended = (approval: Approval) => {
    const next = afterDeadline(approval);
    return next.kind === 'ends' ? next.approval : approval;
  };
  test.each<[string, () => Approval, string, string]>([
    [
      'approved',
      () => answered(anyOfBoth(), { 'east.board.plan': 'approve', 'west.board.plan': 'approve' }),
      '已通过：东方集团已有 1 席同意（须 1 席）；西部科技已有 1 席同意（须 1 席）。',
      'Approved: East: 1 seat approved (1 seat needed); West: 1 seat approved (1 seat needed).',
    ],
    [
      'approved with conditions: how many',
      () => answered(asking(board({ rule: 'any' })), { 'east.board.plan': 'approveWithConditions' }),
      '附条件通过：理事会已有 1 席同意（须 1 席）。附 1 项条件。',
      'Approved with conditions: Board: 1 seat approved (1 seat needed). One condition to be met.',
    ],
    [
      'rejected: by how many',
      () => answered(both(), { 'east.board.plan': 'reject', 'east.board.money': 'reject' }),
      '未获通过：东方集团有 2 席不同意，所需的同意数已不可能达到（赞成 0 席、反对 2 席、弃权 0 席、回避 0 席、未表决 1 席）；合计赞成 0 席、反对 2 席、弃权 0 席、回避 0 席、未表决 4 席。',
      'Not approved: East: 2 seats rejected, and enough approvals can no longer be reached (0 for, 2 against, 0 abstained, 0 recused, 1 unheard); in all 0 for, 2 against, 0 abstained, 0 recused, 4 unheard.',
    ],
    [
      'rejected by a veto: whose',
      () => answered(both({ vetoSeats: ['east.board.money'] }), { 'east.board.money': 'reject' }),
      '未获通过：东方集团的财务负责人行使了否决权（赞成 0 席、反对 1 席、弃权 0 席、回避 0 席、未表决 2 席）；合计赞成 0 席、反对 1 席、弃权 0 席、回避 0 席、未表决 5 席。',
      'Not approved: East: head of finance exercised the veto (0 for, 1 against, 0 abstained, 0 recused, 2 unheard); in all 0 for, 1 against, 0 abstained, 0 recused, 5 unheard.',
    ],
    [
      'rejected because a chair did not approve',
      () => answered(both({ chairMustApprove: true }), { 'west.board.chair': 'abstain' }),
      '未获通过：西部科技须主席同意，而主席未同意（赞成 0 席、反对 0 席、弃权 1 席、回避 0 席、未表决 2 席）；合计赞成 0 席、反对 0 席、弃权 1 席、回避 0 席、未表决 5 席。',
      'Not approved: West: the chair had to approve and did not (0 for, 0 against, 1 abstained, 0 recused, 2 unheard); in all 0 for, 0 against, 1 abstained, 0 recused, 5 unheard.',
    ],
    [
      'changes requested: by whom',
      () => answered(asking(board()), { 'east.board.plan': 'requestChanges' }),
      '退回修改：东方集团的规划负责人要求退回修改。',
      'Changes requested: East: head of planning asked for changes.',
    ],
    [
      'approved by a casting vote: whose, and at which tie',
      () => answered(asking(tied()), { 'east.board.plan': 'reject', 'west.board.plan': 'reject', ...chairsApprove }),
      '已通过：理事会平票（赞成 2 席、反对 2 席），由主席的决定票通过。',
      'Approved: Board: approved by the casting vote of the chair: 2 for, 2 against.',
    ],
    [
      'rejected by a casting vote: whose, and with all numbers',
      () =>
        answered(asking(tied({ share: { percent: 50 } })), {
          'east.board.plan': 'approve',
          'west.board.plan': 'approve',
          'west.board.money': 'reject',
          'east.board.chair': 'reject',
        }),
      '未获通过：理事会平票，由主席的决定票否决（赞成 2 席、反对 2 席、弃权 0 席、回避 0 席、未表决 0 席）。',
      'Not approved: Board: rejected by the casting vote of the chair (2 for, 2 against, 0 abstained, 0 recused, 0 unheard).',
    ],
    [
      'nobody rejected, and enough approvals can no longer be reached',
      () => answered(both(), { 'east.board.plan': 'abstain', 'east.board.money': 'abstain' }),
      '未获通过：东方集团所需的同意数已不可能达到（赞成 0 席、反对 0 席、弃权 2 席、回避 0 席、未表决 1 席）；合计赞成 0 席、反对 0 席、弃权 2 席、回避 0 席、未表决 4 席。',
      'Not approved: East: enough approvals can no longer be reached (0 for, 0 against, 2 abstained, 0 recused, 1 unheard); in all 0 for, 0 against, 2 abstained, 0 recused, 4 unheard.',
    ],
    [
      'nobody rejected, one party abstained and the other asked for changes: by whom',
      () =>
        answered(both(), {
          'west.board.plan': 'requestChanges',
          'east.board.plan': 'abstain',
          'east.board.money': 'abstain',
        }),
      '退回修改：东方集团所需的同意数已不可能达到（赞成 0 席、反对 0 席、弃权 2 席、回避 0 席、未表决 1 席）；规划负责人要求退回修改。',
      'Changes requested: East: enough approvals can no longer be reached (0 for, 0 against, 2 abstained, 0 recused, 1 unheard); head of planning asked for changes.',
    ],
    [
      'changes requested by a veto seat, whatever the others say',
      () =>
        answered(asking(board({ rule: 'any', vetoSeats: ['east.board.money'] })), {
          'west.board.plan': 'approve',
          'east.board.money': 'requestChanges',
        }),
      '退回修改：理事会的财务负责人要求退回修改。',
      'Changes requested: Board: head of finance asked for changes.',
    ],
    [
      'impossible: one party of a pool is wholly vacant',
      () =>
        asking(
          board({
            rule: 'any',
            seats: seats.map((seat) => (seat.party === 'west' ? { ...seat, holder: null } : seat)),
          }),
        ),
      '无法形成决定：理事会中西部科技的席位全部空缺，不能由另一方单独决定，待补任：主席、规划负责人、财务负责人。',
      "No decision possible: Board: every seat of West is vacant, and the other party can't decide alone; to be filled: the chair, head of planning, head of finance.",
    ],
    [
      'impossible: what was answered leaves too few who may still approve',
      () => {
        const vacated = seats.map((seat) => (seat.id === 'west.board.plan' ? { ...seat, holder: null } : seat));
        return answered(asking(board({ rule: { bothParties: { atLeast: 2 } }, seats: vacated })), {
          'west.board.money': 'reject',
        });
      },
      '无法形成决定：西部科技须 2 席同意，而已同意和还可能同意的只有 1 席，待补任：规划负责人。',
      'No decision possible: West: 2 seats must approve, but only 1 seat did or still may; to be filled: head of planning.',
    ],
    [
      'impossible: nobody is there at all',
      () => asking(board({ rule: 'any', seats: seats.slice(0, 2).map((seat) => ({ ...seat, holder: null })) })),
      '无法形成决定：理事会须 1 席同意，而可以表决的只有 0 席，待补任：主席、规划负责人。',
      'No decision possible: Board: 1 seat must approve, but only 0 seats can answer; to be filled: the chair, head of planning.',
    ],
    [
      'impossible: names no seat where filling seats could not help',
      () => asking(board({ rule: { atLeast: 7 } })),
      '无法形成决定：理事会须 7 席同意，而可以表决的只有 6 席。',
      'No decision possible: Board: 7 seats must approve, but only 6 seats can answer.',
    ],
    [
      'impossible: names the seat to fill',
      () =>
        asking(
          board({ seats: seats.map((seat) => (seat.id === 'west.board.plan' ? { ...seat, holder: null } : seat)) }),
        ),
      '无法形成决定：西部科技须 3 席同意，而可以表决的只有 2 席，待补任：规划负责人。',
      'No decision possible: West: 3 seats must approve, but only 2 seats can answer; to be filled: head of planning.',
    ],
    [
      'impossible: names a chair who is missing',
      () => answered(both({ chairMustApprove: true }), { 'east.board.chair': 'recuse' }),
      '无法形成决定：东方集团须主席同意，而主席席位无人可以表决，已回避：主席。',
      'No decision possible: East: the chair must approve, but nobody can answer as chair; recused: the chair.',
    ],
    ['withdrawn', () => withdraw(both()), '已撤回：提交人已撤回。', 'Withdrawn: the requester withdrew it.'],
    ['expired', () => ended(both()), '已逾期失效：到期未形成决定。', 'Expired: no decision was reached in time.'],
    [
      'rejected by its deadline',
      () => ended(anApproval({ policy: { atDeadline: 'reject' } })),
      '未获通过（赞成 0 席、反对 0 席、弃权 0 席、回避 0 席、未表决 6 席）：到期未形成决定，按规则视为未获通过。',
      'Not approved (0 for, 0 against, 0 abstained, 0 recused, 6 unheard): no decision was reached in time, which counts as not approved.',
    ],
  ])('%s', (_, build, zh, en) => {
    const approval = build();
    expect(closeSentence(approval)).toEqual({ zh, en });
    expect(bestDescription(approval)).toEqual({ zh, en });
    expect(stillNeeded(approval).zh).toBe('无需再表决。');
    expect(whatThen(approval).zh).toBe('审批已结束。');
  });
});

describe('numbers', () => {
  const approval = () =>
    answered(anApproval({ stages: both().request.stages, policy: { hearEverybody: true } }), {
      'east.board.chair': 'reject',
      'east.board.plan': 'requestChanges',
      'east.board.money': 'abstain',
      'west.board.chair': 'recuse',
      'west.board.plan': 'approveWithConditions',
    });

  test('stand with each party and with the whole, for whoever reads them', () => {
    const { numbers, standings } = currentTally(approval());
    const none = { for: 0, against: 0, changes: 0, abstained: 0, recused: 0, unheard: 0 };
    const east = { ...none, against: 1, changes: 1, abstained: 1 };
    const west = { ...none, for: 1, recused: 1, unheard: 1 };
    expect(standings.map((standing) => standing.numbers)).toEqual([east, west]);
    expect(numbers).toEqual({ for: 1, against: 1, changes: 1, abstained: 1, recused: 1, unheard: 1 });
  });

  test('name those who asked for changes only where somebody did', () => {
    expect(numberWords(currentTally(approval()).numbers)).toEqual({
      zh: '赞成 1 席、反对 1 席、要求修改 1 席、弃权 1 席、回避 1 席、未表决 1 席',
      en: '1 for, 1 against, 1 for changes, 1 abstained, 1 recused, 1 unheard',
    });
    expect(numberWords(currentTally(both()).numbers).en).toBe('0 for, 0 against, 0 abstained, 0 recused, 6 unheard');
  });

  test('count a seat that two panels ask once', () => {
    expect(currentTally(asking(board(), board({ rule: 'any' }))).numbers.unheard).toBe(6);
  });
});

describe('an approval from before the rules changed', () => {
  const before = (panel: Panel) => anApproval(asCounted(aRequest({ stages: [aStage(panel)] })));
  const since = (panel: Panel) => anApproval(asCounted(aRequest({ counting: 2, stages: [aStage(panel)] })));

  test('is still outvoted where a veto seat asks for changes', () => {
    const panel = board({ rule: 'any', vetoSeats: ['east.board.money'] });
    const votes = { 'east.board.money': 'requestChanges', 'west.board.plan': 'approve' } as const;
    expect(outcome(answered(before(panel), votes))).toBe('approved');
    expect(outcome(decide(since(panel), aDecision('east.board.money', 'requestChanges')))).toBe('changesRequested');
  });

  test('is still decided in a pool by one party while the other is vacant', () => {
    const panel = board({
      rule: 'any',
      seats: seats.map((seat) => (seat.party === 'west' ? { ...seat, holder: null } : seat)),
    });
    expect(outcome(before(panel))).toBe('open');
    expect(outcome(since(panel))).toBe('impossible');
  });
});

describe('what happens if nobody acts', () => {
  const chain = (to: string, does: 'notify' | 'addApprovers' | 'handOver') =>
    anApproval({ policy: { atDeadline: 'escalate', escalation: [{ to, does, within: { workingDays: 2 } }] } });
  test.each<[() => Approval, string, string]>([
    [() => anApproval(), '到期未形成决定的，本次审批失效。', 'Without a decision by then, this approval expires.'],
    [
      () => anApproval({ policy: { atDeadline: 'reject' } }),
      '到期未形成决定的，视为未获通过。',
      'Without a decision by then, it counts as not approved.',
    ],
    [
      () => chain('groupChair', 'notify'),
      '到期未形成决定的，将上报本组主席。',
      'Without a decision by then, the chair of the group will be told.',
    ],
    [
      () => chain('committee', 'handOver'),
      '到期未形成决定的，将移交治理委员会表决。',
      'Without a decision by then, it is handed over to the governance committee to decide.',
    ],
    [
      () => chain('board', 'addApprovers'),
      '到期未形成决定的，将上报理事会，并可由其代为表决。',
      'Without a decision by then, it goes up to the board, who may then answer as well.',
    ],
  ])('is said beside the deadline (%#)', (build, zh, en) => {
    expect(whatThen(build())).toEqual({ zh, en });
  });
});
