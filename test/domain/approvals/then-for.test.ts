import { whatThenFor, whatThenForAll } from '../../../domain/approvals/then-for';
import { whatThen } from '../../../domain/approvals/words';
import type { EscalationStep } from '../../../domain/programme/policies';
import type { Programme } from '../../../domain/programme/programme';
import { aDecision, aPanel, anApproval, aSeat, someTitles } from '../../support/approvals';

const board = { key: 'board', title: { zh: '理事会', en: 'the board' }, seats: aPanel().seats };
const steering = {
  key: 'steering',
  title: { zh: '指导组', en: 'steering' },
  seats: [
    aSeat('east.steering.chair', { holder: 'chair@east.example' }),
    aSeat('west.steering.chair', { holder: 'head@west.example' }),
  ],
};
const programme = {
  governance: {
    groups: { board, steering },
    committee: { title: someTitles.committee, groups: ['steering'] },
    supervision: {
      key: 'supervision',
      title: someTitles.supervision,
      seats: [aSeat('east.supervision.a', { holder: 'a@east.example' })],
    },
  },
} as unknown as Programme;
const within = { workingDays: 2 };
const step = (to: string, does: EscalationStep['does'] = 'notify'): EscalationStep => ({ to, does, within });
const asked = (...escalation: readonly EscalationStep[]) =>
  anApproval({ policy: { atDeadline: 'escalate', escalation } });
const said = (person: string, ...chain: readonly EscalationStep[]) => whatThenFor(programme, asked(...chain), person);

test('whom the next step does not reach is told whom it goes up to', () => {
  const approval = asked(step('groupChair'), step('supervision'));
  expect(whatThenFor(programme, approval, 'plan@east.example')).toEqual(whatThen(approval));
  expect(said('plan@east.example', step('groupChair')).zh).toBe('到期未形成决定的，将上报本组主席。');
});

test('a chair who is the next step is told what comes after them, never that it goes up to themselves', () => {
  const { zh, en } = said('chair@east.example', step('groupChair'), step('committee'), step('supervision', 'handOver'));
  expect(zh).toBe('到期未形成决定的，将再次提醒您本人；此后仍未形成决定的，将移交监督委员会表决。');
  expect(en).toContain('the supervisory committee');
  for (const words of ['本组主席', '治理委员会']) expect(zh).not.toContain(words);
});

test('where no step is left above them they are told how it ends', () => {
  expect(said('chair@east.example', step('groupChair')).zh).toBe(
    '到期未形成决定的，将再次提醒您本人；此后仍未形成决定的，本次审批失效。',
  );
});

describe('of everybody who is asked it is said', () => {
  const all = (...chain: readonly EscalationStep[]) => whatThenForAll(whole, asked(...chain));
  const whole = { ...programme, parties: {} };

  test('that the chairs are told and reminded, where others are asked beside them, and what comes after', () => {
    expect(all(step('groupChair'), step('committee'), step('supervision'))).toEqual({
      zh: '到期未形成决定的，将上报本组主席，其中本人尚未表决的，再次提醒；此后仍未形成决定的，将上报治理委员会。',
      en: 'Without a decision by then, the chair of the group will be told; whoever of them has not answered is asked once more; after that, the governance committee will be told.',
    });
  });

  test('that they are asked once more, where nobody else is reached: never that it goes up to themselves', () => {
    const chairs = anApproval({
      policy: { atDeadline: 'escalate', escalation: [step('groupChair'), step('supervision')] },
      stages: [{ panels: [aPanel({ seats: aPanel().seats.filter(({ chair }) => chair) })] }],
    });
    expect(whatThenForAll(whole, chairs)).toEqual({
      zh: '到期未形成决定的，将再次提醒待办人；此后仍未形成决定的，将上报监督委员会。',
      en: 'Without a decision by then they are asked once more; after that, the supervisory committee will be told.',
    });
  });

  test('whom it goes up to, where the step reaches none of them, and how it ends where no step is left', () => {
    expect(all(step('supervision')).zh).toBe('到期未形成决定的，将上报监督委员会。');
    expect(all(step('groupChair')).en).toMatch(/asked once more; after that, this approval expires\.$/);
  });

  test('that the chairs of all groups are meant where several are asked', () => {
    const two = anApproval({
      policy: { atDeadline: 'escalate', escalation: [step('groupChair'), step('supervision')] },
      stages: [{ panels: [aPanel(), aPanel({ group: 'steering' })] }],
    });
    expect(whatThenForAll(whole, two).zh).toContain('将上报各组主席，');
  });
});

describe('whoever has answered already', () => {
  const answered = (...chain: readonly EscalationStep[]) => {
    const decisions = [aDecision('east.board.chair')];
    return { ...asked(...chain), decisions };
  };
  const told = (...chain: readonly EscalationStep[]) =>
    whatThenFor(programme, answered(...chain), 'chair@east.example');

  test('is never said to be reminded: a step that reaches them tells them', () => {
    const { zh, en } = told(step('groupChair'), step('supervision', 'handOver'));
    expect(zh).toBe('到期未形成决定的，将告知您本人，无须您表决；此后仍未形成决定的，将移交监督委员会表决。');
    expect(zh).not.toContain('提醒');
    expect(en).toBe(
      'Without a decision by then you are told, with nothing left to answer; after that, it is handed over to the supervisory committee to decide.',
    );
  });

  test('hears of a step that does not reach them as everybody does', () => {
    const chain = [step('supervision', 'handOver')];
    expect(told(...chain)).toEqual(whatThen(answered(...chain)));
  });
});
