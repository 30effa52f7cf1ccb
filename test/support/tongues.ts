import type { Language } from '../../domain/shared/text';

const chinese = /[\u3400-\u9fff]/;

/** Four words in a row that are no name, address or number: nobody says as much in a foreign language by the way. */
const englishSentence = /(?<![\w.@/-])[A-Za-z][a-z']*(?:[ ,]+[a-z][a-z']*){3,}/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Own {
  readonly keys: Set<string>;
  readonly words: Set<string>;
}

/** The keys by which a definition names what has a title (parties, groups, phases, milestones, agreements …), and its own words. */
function gather(value: unknown, own: Own): void {
  if (typeof value === 'string' && (chinese.test(value) || value.includes(' '))) own.words.add(value);
  if (Array.isArray(value)) return value.forEach((part) => gather(part, own));
  if (!isRecord(value)) return;
  if (typeof value.key === 'string' && 'title' in value) own.keys.add(value.key);
  for (const [name, part] of Object.entries(value)) {
    if (isRecord(part) && 'title' in part) own.keys.add(name);
    gather(part, own);
  }
}

/** Hears what a page says in the other language, and keys of definitions in it; words of a programme, and what was typed, are its own. */
export function createTongues(definitions: readonly unknown[], typed: readonly string[]) {
  const own: Own = { keys: new Set(), words: new Set(typed) };
  for (const definition of definitions) gather(definition, own);
  const words = [...own.words].sort((a, b) => b.length - a.length);
  const foreign = {
    zh: englishSentence,
    en: chinese,
  } as const satisfies Record<Language, RegExp>;
  const keyIn = (said: string) => said.split(/[^\w-]+/).find((word) => own.keys.has(word));
  return {
    /** What is wrong with something that is said on a page. */
    blemishesIn: (said: string, language: Language): readonly string[] => {
      if (!foreign[language].test(said) && (language === 'en' || keyIn(said) === undefined)) return [];
      const left = words.reduce((rest, word) => rest.replaceAll(word, '·'), said);
      const key = language === 'zh' ? keyIn(left) : undefined;
      return [
        ...(foreign[language].test(left) ? [`“${left.slice(0, 200)}”`] : []),
        ...(key !== undefined ? [`the key ${key} in “${left.slice(0, 200)}”`] : []),
      ];
    },
  };
}

export type Tongues = ReturnType<typeof createTongues>;
