import { setHandler } from '@temporalio/workflow';
import { countAgain } from '../../contracts/recounting';

/** Hears that a calendar was published, so that what is counted on one is counted again. */
export const hearOfCalendars = () => {
  let isNew = false;
  setHandler(countAgain, () => void (isNew = true));
  return {
    hasNewCalendar: () => isNew,
    /** The same, answered once: whoever asks counts again. */
    takeNewCalendar: (): boolean => {
      const was = isNew;
      isNew = false;
      return was;
    },
  };
};
