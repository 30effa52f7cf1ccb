import { readFileSync } from 'node:fs';

/** Whether a process runs, whoever's it is. One that has ended holds no files or ports any more, even while nobody has taken note of its end. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !hasEnded(pid);
};

/** Linux keeps the id of what has ended until its parent asks; its first thread may be over while another one still closes files. */
const hasEnded = (pid: number): boolean => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return /^[ZX]$/.test(fields[0] ?? '') && Number(fields[17]) <= 1;
  } catch {
    return false; // a system without /proc, or it is gone by now
  }
};
