import type { CountedPage } from '../../infra/store/pages';
import type { Language } from '../../domain/shared/text';

const words = {
  zh: {
    range: (from: string, to: string, all: string) => `第 ${from}–${to} 项，共 ${all} 项`,
    first: '回到首页列表',
    next: '下一页',
    label: '分页',
  },
  en: {
    range: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
    first: 'Back to the beginning',
    next: 'Next page',
    label: 'Pages',
  },
};

/** A count as it is written in a sentence: 20,000. */
export const counted = (count: number, language: Language): string =>
  count.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');

/** Which part of a list its page shows, and the ways to the page after it and back to the beginning; nothing where the page is all of it. */
export const Paging = ({ page, language, hrefOf, name }: PagingProps) => {
  const { items, before, count, next } = page;
  if (next === undefined && before === 0) return null;
  const { range, first, next: toNext, label } = words[language];
  const [from, to, all] = [before + 1, before + items.length, count].map((each) => counted(each, language));
  return (
    <nav class="paging" aria-label={`${name} · ${label}`}>
      <span class="small quiet">{range(items.length === 0 ? '0' : (from ?? ''), to ?? '', all ?? '')}</span>
      <span class="actions">
        {before > 0 && (
          <a class="button" href={hrefOf(undefined)}>
            {first}
          </a>
        )}
        {next !== undefined && (
          <a class="button" rel="next" href={hrefOf(next)}>
            {toNext}
          </a>
        )}
      </span>
    </nav>
  );
};

interface PagingProps {
  readonly page: CountedPage<unknown>;
  readonly language: Language;
  /** Where the page after a place is, or without one the first. */
  readonly hrefOf: (after: string | undefined) => string;
  /** What the list is called. */
  readonly name: string;
}
