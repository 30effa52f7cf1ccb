/** A form of a page as a browser has it: where it goes, and its fields as they stand. */
export interface FormShown {
  readonly method: string;
  readonly action: string;
  readonly fields: readonly FieldShown[];
}

/** One field; `offered` are the values of its options, where it has some. */
export interface FieldShown {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  readonly offered: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

/** Text of HTML as a person reads it. */
export const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`).exec(tag);
  return found ? plain(found[1] ?? '') : undefined;
};

const fieldIn = ([whole = '', element = '', tag = '', body = '']: RegExpExecArray): FieldShown | undefined => {
  const attributes = `<${element}${tag}>`;
  const name = attributeOf(attributes, 'name');
  if (name === undefined || /\sdisabled[\s>=]/.test(attributes)) return undefined;
  if (element === 'textarea') return { name, kind: element, value: plain(body), offered: [] };
  if (element === 'select') {
    const options = [...body.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => `<option${option}>`);
    const offered = options.map((option) => attributeOf(option, 'value') ?? '');
    const at = options.findIndex((option) => /\sselected[\s>=]/.test(option));
    return {
      name,
      kind: element,
      value: offered[Math.max(at, 0)] ?? '',
      offered,
    };
  }
  const kind = attributeOf(attributes, 'type') ?? 'text';
  if ((kind === 'checkbox' || kind === 'radio') && !/\schecked[\s>=]/.test(whole)) return undefined;
  return {
    name,
    kind: element === 'button' ? 'button' : kind,
    value: attributeOf(attributes, 'value') ?? '',
    offered: [],
  };
};

const FIELDS = /<(textarea|select)([^>]*)>([\s\S]*?)<\/\1>|<(input|button)([^>]*)>/g;

const fieldsIn = (html: string): readonly FieldShown[] =>
  [...html.matchAll(FIELDS)].flatMap((match) => {
    const [whole, element = match[4] ?? '', tag = match[5] ?? '', body = ''] = match;
    const found = fieldIn([whole, element, tag, body] as unknown as RegExpExecArray);
    return found ? [found] : [];
  });

/** Where the buttons of a form send it that say so themselves. */
const elsewhereIn = (body: string): readonly string[] =>
  [...body.matchAll(/<button([^>]*)>/g)].flatMap(([, tag = '']) => attributeOf(`<button${tag}>`, 'formaction') ?? []);

/** The forms of a page; one that some of its buttons send elsewhere is there for each place. */
export const formsIn = (html: string): readonly FormShown[] =>
  [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', body = '']) => {
    const places = [attributeOf(`<form${tag}>`, 'action') ?? '', ...elsewhereIn(body)];
    const method = attributeOf(`<form${tag}>`, 'method') ?? 'get';
    return [...new Set(places)].map((action) => ({ method, action, fields: fieldsIn(body) }));
  });

/** What a page says, piece by piece, with what only screen readers say; not what stands in its fields. */
export const saidIn = (html: string): readonly string[] => {
  const shown = html.replace(/<(style|textarea)[^>]*>[\s\S]*?<\/\1>/g, ' ');
  const labels = [...shown.matchAll(/\s(?:aria-label|placeholder|alt)="([^"]*)"/g)].map(([, label = '']) => label);
  return [...shown.replace(/<[^>]*>/g, '\n').split('\n'), ...labels].map((said) => plain(said).trim()).filter(Boolean);
};
