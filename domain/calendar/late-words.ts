import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

const counted = (days: number) => (days === 1 ? '1 working day' : `${days} working days`);

/** That something is overdue, by so many working days of all parties; without a number on the day itself, when only hours have passed. */
export const lateWords = (days: number): Text =>
  days > 0 ? text(`逾期 ${days} 个工作日`, `${counted(days)} overdue`) : text('逾期', 'overdue');

/** How many working days of all parties are left until a deadline; none on its own day. */
export const leftWords = (days: number): Text =>
  days > 0
    ? text(`还剩 ${days} 个工作日`, `${counted(days)} left`)
    : text('不足 1 个工作日', 'less than a working day left');
