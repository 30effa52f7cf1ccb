import type { z } from 'zod';
import { strangeIn } from '../domain/shared/strange-characters';

/** A name, a title or another text that stands for ever as it was written: what nobody can read in it is refused, with its place. */
export const readable = <Form extends z.ZodType<string>>(form: Form) =>
  form.superRefine((given, context) => {
    const words = strangeIn(given);
    if (words) context.addIssue({ code: 'custom', message: words.en, params: { code: 'strange_character', ...words } });
  });
