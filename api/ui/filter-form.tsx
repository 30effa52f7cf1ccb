import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/shared/text';
import { Choice } from './office-form';
import { useMark, Wrong } from './wrongs';

const words = {
  zh: { filter: '筛选', show: '筛选', clear: '清除筛选' },
  en: { filter: 'Filter', show: 'Filter', clear: 'Clear the filter' },
};

interface FilterFormProps {
  /** Where the list is, without its filter. */
  readonly path: string;
  /** Where on the page the list stands, such as `waiting`. */
  readonly anchor?: string;
  readonly language: Language;
  /** Whether something is chosen: then it is unfolded, and can be cleared. */
  readonly isChosen: boolean;
  /** What else of the address is kept, such as how much the timeline shows. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

/** Which of a list is shown: a form that only asks, folded until it is wanted. */
export const FilterForm = ({ path, anchor, language, isChosen, kept = {}, children }: FilterFormProps) => {
  const { filter, show } = words[language];
  const hash = anchor === undefined ? '' : `#${anchor}`;
  return (
    <details class="screen filter" open={isChosen}>
      <summary>{filter}</summary>
      <form class="card" method="get" action={`${path}${hash}`}>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div class="actions">
          <button class="primary">{show}</button>
          {isChosen && <ClearFilter href={clearedAt(path, kept, hash)} language={language} />}
        </div>
      </form>
    </details>
  );
};

const clearedAt = (path: string, kept: Readonly<Record<string, string>>, hash: string): string => {
  const query = new URLSearchParams(kept).toString();
  return `${path}${query && `?${query}`}${hash}`;
};

/** The way back to the whole list. */
export const ClearFilter = ({ href, language }: { readonly href: string; readonly language: Language }) => (
  <a class="button" href={href}>
    {words[language].clear}
  </a>
);

interface FilterChoiceProps {
  readonly name: string;
  readonly label: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly chosen: string | undefined;
  readonly options: readonly (readonly [key: string, title: string])[];
}

/** One of some by which a list is filtered, or all of them. */
export const FilterChoice = ({ name, label, all, chosen = '', options }: FilterChoiceProps) => (
  <Choice name={name} label={label} typed={{}} initial={chosen} options={[['', all], ...options]} />
);

interface FilterFieldProps {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email';
  readonly value: string | undefined;
}

/** Something to type by which a list is filtered. */
export const FilterField = ({ name, label, kind, value = '' }: FilterFieldProps) => {
  const { wrong, attributes } = useMark(name, name, label);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {kind === 'text' && <input id={name} name={name} maxLength={300} value={value} {...attributes} />}
      {kind === 'email' && <input id={name} name={name} type="email" value={value} {...attributes} />}
      <Wrong id={name} wrong={wrong} />
    </div>
  );
};
