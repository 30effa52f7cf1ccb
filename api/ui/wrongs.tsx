import { colon } from '../../domain/shared/sentences';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { DomainError } from '../../domain/shared/errors';
import { refusal } from '../../domain/shared/refusals';
import { say, type Language, type Text } from '../../domain/shared/text';
import { defectsOf } from '../http/defects';
import { namesOf } from './wrong-names';

/** A form that was refused, and what was typed into it, by field. */
export interface RefusedForm {
  readonly error: Pick<DomainError, 'code' | 'why' | 'facts'>;
  readonly typed: Readonly<Record<string, unknown>>;
}

/** What is wrong with a field, under which names a form may have it, and where it was shown. */
interface Wrong {
  readonly why: Text;
  readonly names: readonly string[];
  shown?: { readonly id: string; readonly label: string };
}

/** What a page says of a refused form, gathered while its fields are written. */
interface Wrongs {
  readonly all: readonly Wrong[];
  readonly isRefused: boolean;
  language?: Language;
}

const none: Wrongs = { all: [], isRefused: false };

const wrongsOf = ({ error, typed }: RefusedForm): Wrongs => {
  const { code, why, facts } = error;
  const sentence = why ?? refusal(code, facts);
  const defects = defectsOf(error) ?? [{ path: String(facts.field ?? ''), why: sentence }];
  const all = defects
    .map((defect) => ({ why: defect.why, names: namesOf(code, defect.path, Object.keys(typed)) }))
    .filter(({ names }, at) => names.length > 0 || (code === 'invalid_input' && at === 0));
  return { all, isRefused: true };
};

const Context = createContext<Wrongs>(none);
const LanguageContext = createContext<Language>('zh');

/** In which language the fields of a page speak. */
export const Speaking = LanguageContext.Provider;
export const useLanguage = (): Language => useContext(LanguageContext);

/** Whether the page tells of a form that was refused, and whether by some of its fields. */
export function useRefused(): { readonly isRefused: boolean; readonly hasFields: boolean } {
  const { all, isRefused } = useContext(Context);
  return { isRefused, hasFields: all.length > 0 };
}

/** What a field was refused for, in the reader's language; nothing where it was not. The summary above leads to `id`. */
export function useWrong(name: string, id: string, label: string): string | undefined {
  const { all } = useContext(Context);
  const language = useLanguage();
  const found = all.find(({ names, shown }) => !shown && names.includes(name));
  if (!found) return undefined;
  found.shown = { id, label };
  return say(found.why, language);
}

/** Where the summary lists the fields: they are known once all of the page is written. */
const WRONGS_HERE = '<ul class="wrongs"></ul>';

export function WrongsHere() {
  const wrongs = useContext(Context);
  wrongs.language = useLanguage();
  return <ul class="wrongs" />;
}

const Listed = ({ all, language }: { readonly all: readonly Wrong[]; readonly language: Language }) => (
  <ul class="wrongs">
    {all.map(({ why, shown }) => (
      <li key={shown?.id ?? why.en}>
        {shown ? (
          <a href={`#${shown.id}`}>
            {shown.label}
            {say(colon, language)}
            {say(why, language)}
          </a>
        ) : (
          say(why, language)
        )}
      </li>
    ))}
  </ul>
);

/** A page as HTML; of a refused form each field says what is wrong with it, and the summary leads to each of them. */
export function renderRefused(page: VNode, refused?: RefusedForm): string {
  const wrongs = refused ? wrongsOf(refused) : none;
  const html = render(<Context.Provider value={wrongs}>{page}</Context.Provider>);
  return html.replace(WRONGS_HERE, () => render(<Listed all={wrongs.all} language={wrongs.language ?? 'zh'} />));
}

/** What says at a control that it was refused: attributes for it, and the sentence to show beside it. */
export function useMark(name: string, id: string, label: string, hint?: string | false) {
  const wrong = useWrong(name, id, label);
  const describedBy = [hint, wrong !== undefined && `${id}-wrong`].filter(Boolean).join(' ');
  return {
    wrong,
    attributes: {
      ...(describedBy && { 'aria-describedby': describedBy }),
      ...(wrong !== undefined && { 'aria-invalid': true }),
    },
  };
}

/** What stands before an error, and before the title of a page that tells of one. */
export const errorPrefix: Readonly<Record<Language, string>> = { zh: '错误：', en: 'Error: ' };

/** What a field was refused for; `id` is that of the field, which is described by it. */
export const Wrong = ({ id, wrong }: { readonly id: string; readonly wrong: string | undefined }) =>
  wrong === undefined ? null : (
    <p class="small wrong" id={`${id}-wrong`}>
      <span class="hidden">{errorPrefix[useLanguage()]}</span>
      {wrong}
    </p>
  );
