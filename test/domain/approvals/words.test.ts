import { act } from '../../../domain/approvals/actions/rules';
import { withdraw } from '../../../domain/approvals/steps';
import { bestDescription, closeSentence, outcomeTitles, stillNeeded, whatThen } from '../../../domain/approvals/words';
import type { Approval, Condition } from '../../../domain/approvals/approvals';
import type { Action } from '../../../domain/approvals/actions/actions';
import { afterDeadline } from '../../../domain/approvals/time/escalations';
import { conditionsOf } from '../../../domain/approvals/outcomes';
import { noTitles } from '../../../domain/programme/titles';
import { aDecision, anApproval, aPanel, aPool, aSeat, aStage } from '../../support/approvals';
import { decide } from '../../../domain/approvals/decisions';

const overridden = (outcome: 'approved' | 'rejected'): Action => ({
  type: 'approval.overridden',
  outcome,
  by: 'office@west.example',
  reason: 'the law',
  at: '2026-03-03T02:00:00Z',
});
const silent = () => anApproval({ policy: { atDeadline: 'approve' } });
const ended = (approval: Approval) => {
  const next = afterDeadline(approval);
  return next.kind === 'ends' ? next.approval : approval;
};
const board = { title: { zh: '理事会', en: 'Board' } };
const staged = () => anApproval({ stages: [aStage(aPool('a', board)), aStage(aPool('b', board))] });

describe('how it ended, in a sentence', () => {
  test.each<[string, () => Approval, string, string]>([
    [
      'the office overrode it and approved',
      () => act(anApproval(), overridden('approved')),
      '已通过：服务办公室（office@west.example）特别裁定为同意，未经各组表决：the law',
      'Approved: The office (office@west.example) overrode the groups and approved: the law',
    ],
    [
      'the office overrode it and rejected',
      () => act(anApproval(), overridden('rejected')),
      '未获通过（赞成 0 席、反对 0 席、弃权 0 席、回避 0 席、未表决 6 席）：服务办公室（office@west.example）特别裁定为不予通过，未经各组表决：the law',
      'Not approved (0 for, 0 against, 0 abstained, 0 recused, 6 unheard): The office (office@west.example) overrode the groups and did not approve: the law',
    ],
    [
      'silence approved it',
      () => ended(silent()),
      '已通过：到期未答复的席位按规则视为同意（系统自动）。',
      'Approved: whoever had not answered in time counts as approving (by the system).',
    ],
    [
      'several conditions are counted',
      () => {
        const conditions = ['audit', 'insurance'].map((text) => ({ text, owner: 'office', due: '2026-06-30' }));
        const decision = aDecision('east.board.a', 'approveWithConditions', { conditions });
        return decide(anApproval({ stages: [aStage(aPool('a', board))] }), decision);
      },
      '附条件通过：理事会已有 1 席同意（须 1 席）。附 2 项条件。',
      'Approved with conditions: Board: 1 seat approved (1 seat needed). 2 conditions to be met.',
    ],
    [
      'a rejection says nothing of the conditions of others',
      () => {
        const approval = anApproval({ stages: [aStage(aPool('ab', board))] });
        const conditional = decide(approval, aDecision('east.board.a', 'approveWithConditions'));
        return decide(conditional, aDecision('east.board.b', 'reject'));
      },
      '未获通过：理事会有 1 席不同意，所需的同意数已不可能达到（赞成 1 席、反对 1 席、弃权 0 席、回避 0 席、未表决 0 席）。',
      'Not approved: Board: 1 seat rejected, and enough approvals can no longer be reached (1 for, 1 against, 0 abstained, 0 recused, 0 unheard).',
    ],
    [
      'as long as it is open: what is missing',
      staged,
      '审批中：还需理事会 1 席同意。',
      'Open: Board: the approval of 1 seat is still needed.',
    ],
  ])('%s', (_, build, zh, en) => {
    expect(closeSentence(build())).toEqual({ zh, en });
  });

  test('an approval whose stage is done and whose next one is not open yet says so', () => {
    const stages = ['a', 'b'].map((letter) => aStage(aPool(letter)));
    expect(closeSentence(decide(anApproval({ stages }), aDecision('east.board.a'))).en).toBe(
      'Open: This stage is approved; the next one opens.',
    );
  });

  test('one condition is told as one, and two as two', () => {
    const answered = (conditions: readonly Condition[]) =>
      closeSentence(
        decide(
          anApproval({ stages: [aStage(aPool('a'))] }),
          aDecision('east.board.a', 'approveWithConditions', { conditions }),
        ),
      ).en;
    const one = { text: 'a bank guarantee', owner: 'office', due: '2026-06-30' };
    expect(answered([one])).toMatch(/One condition to be met\.$/);
    expect(answered([one, { ...one, text: 'an audit' }])).toMatch(/2 conditions to be met\.$/);
  });

  test('every outcome has a name of its own in both languages', () => {
    expect(outcomeTitles).toEqual({
      open: { zh: '审批中', en: 'Open' },
      approved: { zh: '已通过', en: 'Approved' },
      approvedWithConditions: { zh: '附条件通过', en: 'Approved with conditions' },
      changesRequested: { zh: '退回修改', en: 'Changes requested' },
      rejected: { zh: '未获通过', en: 'Not approved' },
      withdrawn: { zh: '已撤回', en: 'Withdrawn' },
      expired: { zh: '已逾期失效', en: 'Expired' },
      impossible: { zh: '无法形成决定', en: 'No decision possible' },
    });
  });
});

describe('while it is open', () => {
  test('between two stages it says that the next one opens', () => {
    const done = decide(staged(), aDecision('east.board.a'));
    const said = { zh: '本环节已通过，下一环节即将开始。', en: 'This stage is approved; the next one opens.' };
    expect([stillNeeded(done), bestDescription(done)]).toEqual([said, said]);
  });

  test('once it is closed nothing more is needed, and nothing happens any more', () => {
    const closed = withdraw(anApproval());
    expect(stillNeeded(closed)).toEqual({ zh: '无需再表决。', en: 'Nothing more is needed.' });
    expect(whatThen(closed)).toEqual({ zh: '审批已结束。', en: 'The approval is closed.' });
  });

  test('where silence approves, it says so beside the deadline', () => {
    const said = { zh: '到期未答复的，视为同意。', en: 'Whoever has not answered by then counts as approving.' };
    expect(whatThen(silent())).toEqual(said);
  });

  test('parties and groups go by the titles that are given', () => {
    const asked = anApproval({ stages: [aStage(aPanel({ rule: { bothParties: 'any' } }))] });
    const approval = decide(asked, aDecision('west.board.chair'));
    expect(stillNeeded(approval, noTitles).en).toMatch(/^east: /);
    expect(bestDescription(approval, noTitles).en).toMatch(/^east: /);
    const policy = {
      atDeadline: 'escalate',
      escalation: [{ to: 'board', does: 'notify', within: { days: 1 } }],
    } as const;
    expect(whatThen(anApproval({ policy }), noTitles).en).toBe('Without a decision by then, board will be told.');
    const half = anApproval({ stages: [aStage(aPanel({ rule: { bothParties: 'any' } }))] });
    expect(closeSentence(decide(half, aDecision('east.board.chair')), noTitles).en).toMatch(/^Open: west: /);
  });
});

test('the conditions to be met are those of the last answers that approve', () => {
  const due = '2026-06-30';
  const one = (text: string) => [{ text, owner: 'office', due }];
  const seats = ['a', 'b', 'c'].map((key) => aSeat(`east.board.${key}`));
  const opened = anApproval({ stages: [aStage(aPanel({ rule: { atLeast: 3 }, seats }))] });
  const answers = [
    aDecision('east.board.a', 'approveWithConditions', { conditions: one('first thought') }),
    aDecision('east.board.b', 'approve', { conditions: [] }),
    aDecision('east.board.a', 'approveWithConditions', { conditions: one('second thought') }),
  ];
  expect(conditionsOf(answers.reduce(decide, opened)).map(({ text }) => text)).toEqual(['second thought']);
  const withdrawn = [...answers, aDecision('east.board.a', 'abstain', { conditions: one('none') })];
  expect(conditionsOf(withdrawn.reduce(decide, opened))).toEqual([]);
});
