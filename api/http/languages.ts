import type { Request } from 'express';
import type { Language } from '../../domain/shared/text';

export const isLanguage = (value: unknown): value is Language => value === 'zh' || value === 'en';

/** The first of the languages that whoever asks prefers which we speak; one that takes anything says nothing. */
export const preferredOf = (request: Request): Language | undefined =>
  request
    .acceptsLanguages()
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find(isLanguage);
