import type { ProgrammeLine } from '../../domain/views/views';
import type { CountedPage } from '../../infra/store/pages';
import { counted } from '../ui/paging';
import { decisionPath } from '../../mail/paths';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: { delegate: '委托', ask: '提问', roster: '席位与我的代理人：', all: (n: string) => `等共 ${n} 个合作计划` },
  en: {
    delegate: 'Delegate',
    ask: 'Ask',
    roster: 'Seats and my substitutes: ',
    all: (n: string) => `… all ${n} programmes`,
  },
};

interface PassingProps {
  readonly approval: string;
  readonly title: string;
  readonly language: Language;
}

/** From a task to what may be done instead of deciding: the page opens at the right fold. */
export const PassingLinks = ({ approval, title, language }: PassingProps) => (
  <div class="small passing">
    {(['delegate', 'ask'] as const).map((verb) => (
      <a key={verb} href={`${decisionPath(approval)}?open=${verb}#${verb}`}>
        {words[language][verb]}
        <span class="hidden"> {title}</span>
      </a>
    ))}
  </div>
);

interface RosterProps {
  readonly programmes: CountedPage<ProgrammeLine>;
  readonly language: Language;
}

/** From the inbox to who holds which seat and to one's own substitutes. */
export const RosterLinks = ({ programmes, language }: RosterProps) =>
  programmes.items.length === 0 ? null : (
    <p>
      {words[language].roster}
      {programmes.items.map(({ key, title }, index) => (
        <>
          {index > 0 && (language === 'zh' ? '、' : ', ')}
          <a key={key} href={`/programmes/${key}/roster`}>
            {say(title, language)}
          </a>
        </>
      ))}
      {programmes.next !== undefined && (
        <>
          {' '}
          <a href="/">{words[language].all(counted(programmes.count, language))}</a>
        </>
      )}
    </p>
  );
