import type { Reader } from './frame';
import { NoticePage } from './message';

const words = {
  zh: {
    title: '已接受，正在写入',
    counts: '您的操作已被接受，并且已经计入；无需重复。',
    then: '数据存储暂时不能写入。恢复后会自动写入记录，页面和邮件随后更新。',
    on: '查看',
  },
  en: {
    title: 'Accepted, being written',
    counts: 'What you did was accepted and counts; there is no need to do it again.',
    then: 'The store takes nothing just now. As soon as it does, this is written into the record by itself, and pages and mails follow.',
    on: 'Look',
  },
} as const;

/** Something counts that the record does not have yet. */
export const BeingWrittenPage = ({ reader, path }: { readonly reader: Reader; readonly path: string }) => {
  const { title, counts, then, on } = words[reader.language];
  return (
    <NoticePage reader={reader} title={title}>
      <div class="notice done" role="status">
        <p class="strong">{counts}</p>
        <p>{then}</p>
      </div>
      <p class="actions">
        <a class="button" href={path}>
          {on}
        </a>
      </p>
    </NoticePage>
  );
};
