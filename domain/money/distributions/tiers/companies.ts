import { atLeastZero, smaller } from '../../../shared/amounts';
import type { Tier } from '../lines';
import { deduct, keep, profitLeft, type Course } from './course';

/** What a company sets aside of its profit: 10 % until half of its capital (公司法). */
const RESERVE = { of: 10n, over: 100n, until: { of: 50n, over: 100n } };

/**
 * What the law takes of a company's profit before anybody gets some: it covers the losses that it kept, and a tenth of the
 * rest is set aside until that is half of its capital. Source: docs/rules/money.md, "Tiers".
 */
export function setAside(course: Course): Course {
  const { form, capital = '0' } = course.rules;
  if (form !== 'company') return course;
  const offset = smaller(course.deficit, profitLeft(course));
  const covered = take({ ...course, deficit: course.deficit - offset }, 'offset', offset);
  const { of, over, until } = RESERVE;
  const room = atLeastZero((BigInt(capital) * until.of) / until.over - course.reserve);
  const aside = smaller(room, (profitLeft(covered) * of) / over);
  return take({ ...covered, reserve: course.reserve + aside }, 'reserve', aside);
}

const take = (course: Course, tier: Tier, amount: bigint): Course => keep(deduct(course, amount), tier, amount);
