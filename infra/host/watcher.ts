import { spawn } from 'node:child_process';

/** What waits for the end of its input, which the system closes even when we were killed, and then ends another process. */
const commandOf = (pid: number, signal: NodeJS.Signals): readonly [string, readonly string[]] =>
  process.platform === 'win32'
    ? [process.execPath, ['-e', `process.stdin.on('close', () => process.kill(${pid}, '${signal}')).resume()`]]
    : ['/bin/sh', ['-c', `read -r _; kill -s ${signal.slice('SIG'.length)} ${pid} 2>/dev/null`]];

/**
 * Sees to it that a process does not outlive us, however we end: another small process ends it then. That one is replaced when it is
 * killed. Answers what stops the watching, to be called when the process has ended.
 */
export function endWithUs(pid: number, signal: NodeJS.Signals): () => void {
  let isWanted = true;
  const watch = () => {
    const [file, args] = commandOf(pid, signal);
    const watcher = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true });
    watcher.stdin.on('error', () => undefined); // it was killed
    watcher.on('error', () => undefined); // without one the process is found again at the next start
    watcher.once('exit', () => isWanted && (current = watch()));
    return watcher;
  };
  let current = watch();
  return () => {
    isWanted = false;
    current.kill('SIGKILL');
  };
}
