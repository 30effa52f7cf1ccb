import { whatThenFor } from '../../../domain/approvals/then-for';
import { whatThen } from '../../../domain/approvals/words';
import type { EscalationStep } from '../../../domain/programme/policies';
import type { Programme } from '../../../domain/programme/programme';
import { aPanel, anApproval, aSeat, someTitles } from '../../support/approvals';

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
