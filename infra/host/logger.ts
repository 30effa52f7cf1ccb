import pino from 'pino';

/** How much of the log waits for a disk that takes nothing, in bytes; what comes then is dropped. */
const MOST_WAITING = 1024 * 1024;

/**
 * Structured logs (JSON lines): to a file when one is given, else to stdout; a line is written as it is logged, so a killed process has
 * lost none. Neither mail addresses' content nor tokens are logged. What can't be written, on a full disk, is lost; the first time `tell` hears why.
 */
export const createLogger = (file?: string, tell: (line: string) => void = () => {}) => {
  const lost = ({ message }: Error) => tell(`The log can't be written: ${message}`);
  const place = file === undefined ? {} : { dest: file, mkdir: true, maxLength: MOST_WAITING };
  try {
    const destination = pino.destination({ ...place, sync: true });
    destination.once('error', lost);
    destination.on('error', () => {}); // without a listener it would end the process
    return pino({ level: 'info' }, destination);
  } catch (error) {
    lost(error as Error);
    return pino({ enabled: false });
  }
};

export type Logger = ReturnType<typeof createLogger>;
