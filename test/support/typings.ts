import type { FieldShown, FormShown } from './forms';

export const longest = 'ab'.repeat(5_000);
export const unheard = 'zz-unheard-of';

type Typing = (field: FieldShown) => string;

const last = ({ offered }: FieldShown) => offered.at(-1) ?? '';
const chosen = ({ value, offered }: FieldShown) => value || offered.find((each) => each !== '') || '';

/** A day that nothing has passed yet on the people's clock. */
const soon = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** What a person may type that is not meant, into each field of a form; and what may be meant, which only its process can refuse. */
export const typings = {
  empty: () => '',
  wrong: (field) => (field.kind === 'select' ? last(field) : '?'),
  'too long': (field) => (field.kind === 'select' ? last(field) : field.kind === 'date' ? '9999-12-31' : longest),
  'of an unknown key': () => unheard,
  fitting: (field) => (field.kind === 'select' ? chosen(field) : field.kind === 'date' ? soon() : field.value || '1'),
} as const satisfies Readonly<Record<string, Typing>>;

export type TypingName = keyof typeof typings;

/** What is sent when a form is filled in so and one of its buttons is pressed, of those that say something in turn. */
export function typedInto({ fields }: FormShown, typing: TypingName, press = 0): URLSearchParams {
  const body = new URLSearchParams();
  const buttons = fields.filter(({ kind }) => kind === 'button');
  for (const field of fields)
    if (field.kind === 'hidden' || field.kind === 'radio') body.append(field.name, field.value);
    else if (field.kind !== 'file' && field.kind !== 'button') body.append(field.name, typings[typing](field));
  const pressed = buttons[press % Math.max(buttons.length, 1)];
  if (pressed) body.append(pressed.name, pressed.value);
  return body;
}

/** Whether there is anything to fill in: some forms are a button. */
export const isTyped = ({ fields }: FormShown): boolean =>
  fields.some(({ kind }) => kind !== 'hidden' && kind !== 'button');
