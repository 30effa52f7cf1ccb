import type { DraftGroup } from '../definition/drafts';
import { text } from '../domain/shared/sentences';
import type { Text } from '../domain/shared/text';
import { calendarMeant, calendarSaid, regionList, regionMeant } from '../infra/reading/calendar-places';
import { groupKinds, kindOf } from './group-kinds';
import { groupsIn, listIn, type Question } from './questions';

/** What an answer leaves open: how that is put, and what is taken of what somebody types; nothing where it won't do. */
export interface FollowUp<Answer extends string> {
  readonly question: Text;
  readonly taken: (typed: string) => Answer | undefined;
  /** What is said of what won't do. */
  readonly refused: (typed: string) => Text;
}

/** The region of a country, where its holidays differ by region and the answer names none. */
export const regionAsked = (calendar: string): FollowUp<string> | undefined => {
  const country = calendarMeant(calendar) ?? '';
  if (!/^[a-z]{2}$/.test(country) || country === 'cn') return undefined;
  const { zh, en } = regionList(country);
  if (zh === '') return undefined;
  return {
    question: text(
      `其中的地区，节假日随之不同：${zh}\n  代码或名称，直接按回车为全国`,
      `Its region, by which holidays differ: ${en}\n  Code or name, Enter for the whole country`,
    ),
    taken: (typed) => regionMeant(country, typed),
    refused: (typed) =>
      text(
        `“${typed}”不在上列地区之中，请写其代码或名称。`,
        `"${typed}" is none of these regions: write its code or its name.`,
      ),
  };
};

/** What each group decides on whose name does not say it; the first one leads. */
export const kindsAsked = (groups: string): readonly (readonly [string, FollowUp<DraftGroup['kind']>])[] =>
  listIn(groups)
    .slice(1)
    .filter((title) => kindOf(title) === undefined)
    .map((title) => [
      title,
      {
        question: text(
          `“${title}”主管什么：${groupKinds.join('、')}（business 管改进和项目预算，technical 管创新和投运，financial 管资金和中、低风险，strategic 管其余事项）[business]`,
          `What "${title}" is for: ${groupKinds.join(', ')} (business: improvements and budgets of projects; technical: innovations and commissioning; financial: money, medium and low risks; strategic: all else) [business]`,
        ),
        taken: (typed) => groupKinds.find((kind) => kind.startsWith(typed.toLowerCase())),
        refused: (typed) =>
          text(`“${typed}”不是其中之一：${groupKinds.join('、')}。`, `"${typed}" is none of ${groupKinds.join(', ')}.`),
      },
    ]);

/** How an answer was understood, where that is more than what was typed: a place as a calendar, and what each group decides on. */
export const understoodAs = (
  question: Question,
  answer: string,
  kinds: Readonly<Record<string, DraftGroup['kind']>>,
): Text | undefined => {
  if (question === 'groups') {
    const said = groupsIn(answer, kinds).map(({ title, kind }) => `${title} (${kind})`);
    return text(said.join('、'), said.join(', '));
  }
  const calendar = question.startsWith('calendar') ? calendarMeant(answer) : undefined;
  return calendar === undefined ? undefined : calendarSaid(calendar);
};
