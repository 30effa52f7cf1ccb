import type { Programme } from '../../domain/programme/programme';
import type { OfficialNotice } from '../../domain/calendar/official-notices';

const thisYear = new Date().getUTCFullYear();
const title = { zh: '长假', en: 'a long holiday' };

/** The year that is not published yet, with eight days off that fall on working days whatever the year. */
export const nextYearsNotice: OfficialNotice = {
  year: thisYear + 1,
  holidays: [{ from: `${thisYear + 1}-05-03`, to: `${thisYear + 1}-05-12`, title }],
  makeUpWorkdays: [],
  source: 'Official gazette, no. 1',
};

/** So many working days from whatever day of this year end beyond May of the next. */
export const beyondNextMay = { workingDays: 370 };

/** A programme whose calendar is published through this year only. */
export const publishedThisYear = (programme: Programme): Programme => ({
  ...programme,
  calendars: {
    weekdays: {
      key: 'weekdays',
      version: `${thisYear}.1`,
      zone: 'UTC',
      weekend: [6, 7],
      holidays: {},
      makeUpWorkdays: {},
      workingHours: { from: '09:00', to: '17:30' },
      cutOff: '17:30',
      publishedFrom: `${thisYear}-01-01`,
      publishedThrough: `${thisYear}-12-31`,
    },
  },
});

/** The same, published through next year as well. */
export const publishedNextYear = (programme: Programme): Programme => {
  const { calendars = {}, ...rest } = publishedThisYear(programme);
  const { weekdays } = calendars;
  return {
    ...rest,
    calendars: weekdays ? { weekdays: { ...weekdays, publishedThrough: `${thisYear + 1}-12-31` } } : {},
  };
};

/** The notice of the year after next, in which all of the December before is off. */
export const noticeWithDecember: OfficialNotice = {
  ...nextYearsNotice,
  year: thisYear + 2,
  holidays: [{ from: `${thisYear + 1}-12-01`, to: `${thisYear + 1}-12-31`, title }],
};
