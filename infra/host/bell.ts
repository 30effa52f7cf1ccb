/** Tells whoever delivers a programme's letters in this process that there are new ones; saves the way through Temporal. */
export type Bell = ReturnType<typeof createBell>;

export const createBell = () => {
  const listeners = new Map<string, () => void>();
  return {
    /** Whether somebody here has heard it, and so looks into the outbox again before ending. */
    ring: (programme: string): boolean => {
      const wake = listeners.get(programme);
      wake?.();
      return wake !== undefined;
    },

    /** Listens from now on, until it has waited in vain or is told to leave. */
    listen: (programme: string) => {
      let hasRung = false;
      let wakeUp: (() => void) | undefined;
      const hear = () => {
        hasRung = true;
        wakeUp?.();
      };
      const leave = () => void (listeners.get(programme) === hear && listeners.delete(programme));
      listeners.set(programme, hear);
      const wait = async (withinMs: number, giveUp: () => void): Promise<boolean> => {
        let timer: NodeJS.Timeout | undefined;
        if (!hasRung)
          await new Promise<void>((resolve) => {
            wakeUp = resolve;
            timer = setTimeout(() => (giveUp(), resolve()), withinMs);
          });
        clearTimeout(timer);
        const rang = hasRung;
        hasRung = false;
        return rang;
      };
      return {
        leave,
        /** Whether it has rung since it was last asked, or rings within so many milliseconds. */
        rings: (withinMs: number): Promise<boolean> => wait(withinMs, () => undefined),
        /** The same; but whoever has waited in vain listens no longer, so that the next letter knocks. */
        ringsOrLeaves: (withinMs: number): Promise<boolean> => wait(withinMs, leave),
      };
    },
  };
};
