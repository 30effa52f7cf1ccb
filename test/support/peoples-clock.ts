/** The clock of the machine, whatever the people's says. */
export const RealDate = Date;

/** Replaces the clock of this process, pages, activities and tests alike, by one that is set; the processes' clocks are the server's. */
export const createPeoplesClock = () => {
  let ahead = 0;
  class ShiftedDate extends RealDate {
    constructor(...given: [] | [string | number | Date]) {
      if (given.length === 0) super(RealDate.now() + ahead);
      else super(...(given as [string]));
    }
    static override now = () => RealDate.now() + ahead;
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  const aheadAt = (instant: string) => RealDate.parse(instant) - RealDate.now();
  return {
    ahead: () => ahead,
    /** Never back: what has begun goes on. */
    moveOnTo: (instant: string) => void (ahead = Math.max(ahead, aheadAt(instant))),
    set: (instant: string) => void (ahead = aheadAt(instant)),
    giveBack: () => void (globalThis.Date = RealDate),
  };
};
