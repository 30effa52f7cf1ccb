import type { Language } from '../../domain/shared/text';

const words = {
  zh: {
    title: '已识别的浏览器',
    count: (n: number) => `您曾在 ${n} 个浏览器中表决，这些浏览器不再要求填写邮件中的两位数字。`,
    hint: '如有借用或遗失的设备，请全部清除；此后每个浏览器须重新填写一次。',
    forget: '全部清除',
  },
  en: {
    title: 'Browsers that know me',
    count: (n: number) =>
      n === 1
        ? 'You have decided in one browser; it does not ask for the two digits of a mail any more.'
        : `You have decided in ${n} browsers; they do not ask for the two digits of a mail any more.`,
    hint: 'If one of them was borrowed or lost, have all of them forgotten; each asks once again then.',
    forget: 'Forget all of them',
  },
};

/** In how many browsers somebody is not asked for digits, and the button that ends that. */
export const KnownBrowserList = ({ known: { count, nonce }, language }: KnownBrowsersProps) => {
  const phrases = words[language];
  return (
    <section aria-labelledby="browsers" class="card">
      <h2 id="browsers">{phrases.title}</h2>
      <p>{phrases.count(count)}</p>
      <p class="small quiet">{phrases.hint}</p>
      <form method="post" action="/inbox/browsers" class="actions">
        <input type="hidden" name="nonce" value={nonce} />
        <button>{phrases.forget}</button>
      </form>
    </section>
  );
};

/** What a page shows of the browsers of whoever is signed in. */
export interface ShownBrowsers {
  readonly count: number;
  readonly nonce: string;
}

interface KnownBrowsersProps {
  readonly known: ShownBrowsers;
  readonly language: Language;
}
