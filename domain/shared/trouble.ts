import { text } from './sentences';
import type { Text } from './text';

/** What is wrong with a part that keeps files, where it is known; `away` has the code's own sentence. */
export type Trouble = 'full' | 'readOnly' | 'damaged' | 'away';

const parts: Readonly<Record<string, Text>> = {
  store_unavailable: text('数据存储', 'The store'),
  server_unavailable: text('流程引擎', 'The workflow engine'),
};

const sentences: Readonly<Record<Exclude<Trouble, 'away'>, (part: Text) => Text>> = {
  full: ({ zh, en }) =>
    text(
      `${zh}的磁盘已满，暂时不能写入；已经接受的不会丢失，腾出空间后自动恢复，届时请再试。`,
      `${en} has no room left on its disk and takes nothing; what was accepted is not lost. It goes on by itself once there is room: please try again then.`,
    ),
  readOnly: ({ zh, en }) =>
    text(
      `${zh}的磁盘或文件不允许写入；已经接受的不会丢失，恢复可写后自动继续，届时请再试。`,
      `${en} may not write to its disk; what was accepted is not lost. It goes on by itself once it may: please try again then.`,
    ),
  damaged: ({ zh, en }) =>
    text(
      `${zh}的文件已损坏，须由运维人员从备份恢复（运维手册《备份与恢复》）；重试无效。`,
      `Files of ${en.charAt(0).toLowerCase()}${en.slice(1)} are damaged: an operator has to put back a backup (docs/operations.md, "Backup and restore"). Trying again does not help.`,
    ),
};

const isTold = (because: unknown): because is keyof typeof sentences =>
  typeof because === 'string' && Object.hasOwn(sentences, because);

/** The sentence for a part that keeps files and says why it takes nothing. */
export const troubleSentence = (code: string, because: unknown): Text | undefined => {
  const part = Object.hasOwn(parts, code) ? parts[code] : undefined;
  return part && isTold(because) ? sentences[because](part) : undefined;
};
