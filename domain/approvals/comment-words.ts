import type { Attached, LeftOut } from './comments';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

const whys: Readonly<Record<LeftOut['why'], Text>> = {
  empty: text('文件是空的', 'it is empty'),
  large: text('超过 25 MB', 'it is larger than 25 MB'),
  unnamed: text('没有可用的文件名', 'it has no name that can be kept'),
  type: text('不收此类文件', 'files of this type are not taken'),
  content: text('内容与文件类型不符', 'it is not what its type says'),
  infected: text('检出恶意代码', 'a virus scanner found something in it'),
  link: text('其中有可代本人表决的链接', 'it holds a link by which its bearer decides'),
  count: text('附件过多，只收前 50 个', 'only the first 50 files of a mail are taken'),
};

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.round(bytes / 1024 / 1024)} MB`;

/** A file that is kept with a comment. */
export const attachedName = ({ name, size }: Attached): string => `${name} (${sizeWords(size)})`;

/** What came with a comment and is not kept, and why. */
export const leftOutSentence = ({ name, size, why, count }: LeftOut): Text => {
  const { zh, en } = whys[why];
  const what = name === '' ? sizeWords(size) : `${name} (${sizeWords(size)})`;
  return count === undefined || count === 1
    ? text(`未保存附件 ${what}：${zh}`, `Not kept: ${what}, because ${en}`)
    : text(
        `另有 ${count} 个附件未保存（自 ${name} 起）：${zh}`,
        `Not kept: ${count} more files, from ${name} on, because ${en}`,
      );
};
