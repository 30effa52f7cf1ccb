import type { z } from 'zod';
import { demandIn, demands } from '../../definition/demands';
import { kindWords } from '../../definition/words';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

type Issue = z.core.$ZodIssue;
type Limit = Extract<Issue, { readonly code: 'too_small' | 'too_big' }>;

const limitText = (issue: Limit): Text => {
  const isSmall = issue.code === 'too_small';
  const bound = String(isSmall ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    if (isSmall && bound === '1') return demands.given;
    return isSmall
      ? text(`至少 ${bound} 个字符。`, `This must have ${bound} characters at least.`)
      : text(`不超过 ${bound} 个字符。`, `This must have ${bound} characters at most.`);
  }
  if (issue.origin === 'array' || issue.origin === 'set' || issue.origin === 'map')
    return isSmall
      ? text(`至少 ${bound} 项。`, `This must have ${bound} or more.`)
      : text(`不超过 ${bound} 项。`, `This must have ${bound} or fewer.`);
  if (isSmall && bound === '0' && issue.inclusive) return demands.notNegative;
  return isSmall
    ? text(`不能小于 ${bound}。`, `This must be at least ${bound}.`)
    : text(`不能大于 ${bound}。`, `This must be at most ${bound}.`);
};

const formats: Readonly<Record<string, Text>> = { email: demands.address, url: demands.url, date: demands.anyDay };

const isText = (said: unknown): said is string => typeof said === 'string';

/** What is wrong with a value, in both languages: where it is not there, that it has to be; else what it should be. */
export function issueText(issue: Issue, value: unknown): Text {
  if (issue.code === 'custom') {
    const { zh, en } = issue.params ?? {};
    return isText(zh) && isText(en) ? { zh, en } : (demandIn(issue.message) ?? demands.form);
  }
  if (value === undefined && issue.code !== 'unrecognized_keys') return demands.given;
  switch (issue.code) {
    case 'invalid_type': {
      const { zh, en } = kindWords(issue.expected);
      return text(`这里应为${zh}。`, `This should be ${en}.`);
    }
    case 'too_small':
    case 'too_big':
      return limitText(issue);
    case 'invalid_format':
      return demandIn(issue.message) ?? formats[issue.format] ?? demands.form;
    case 'invalid_value':
      return value === '' ? demands.chosen : oneOf(issue.values.map(String));
    case 'unrecognized_keys':
      return text(`不认识：${issue.keys.join('、')}。`, `This is not known here: ${issue.keys.join(', ')}.`);
    case 'invalid_union':
      return demands.unclear;
    default:
      return demands.form;
  }
}

/** The values that a program may send; a page offers them by their titles. */
const oneOf = (values: readonly string[]): Text =>
  text(`可选值：${values.join('、')}。`, `This must be one of ${values.join(', ')}.`);
