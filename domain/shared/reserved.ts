/** The reserved name in which the exit of a programme closes what can't go on. */
export const EXIT = 'system:exit';

/** The reserved name in which a fund is put on hold by its own rule for late parties. */
export const FUND = 'system:fund';
