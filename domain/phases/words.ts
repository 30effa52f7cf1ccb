import { chineseDay, englishDay } from '../calendar/said-days';
import { dueOn } from './phases';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Phase } from '../programme/phase-plans';

/** What a phase waits for, a line each: the milestones that are not accepted, or its gate. */
export const phaseWaitsFor = (
  { milestones }: Pick<Phase, 'milestones'>,
  isAccepted: (milestone: string) => boolean,
  programmeStarts?: string,
): readonly Text[] => {
  const open = milestones.filter(({ key }) => !isAccepted(key));
  if (open.length === 0)
    return [
      text(
        '里程碑均已验收，等待合作服务办公室提请阶段门评审。',
        'All milestones are accepted; the PMO may ask for the gate.',
      ),
    ];
  return open.map(({ title, due }) => {
    const on = programmeStarts === undefined ? undefined : dueOn(due, programmeStarts);
    return text(
      `里程碑“${title.zh}”${on ? `，基线${chineseDay(on)}` : ''}`,
      `milestone "${title.en}"${on ? `, baseline ${englishDay(on)}` : ''}`,
    );
  });
};
