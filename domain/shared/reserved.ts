/** The reserved name in which the exit of a programme closes what can't go on. */
export const EXIT = 'system:exit';
