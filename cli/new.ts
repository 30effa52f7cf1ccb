import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { draftKey, draftText } from '../definition/drafts';
import type { Language, Text } from '../domain/shared/text';
import { readProgramme } from '../infra/reading/definitions';
import type { DraftGroup } from '../definition/drafts';
import { kindsAsked, regionAsked, understoodAs, type FollowUp } from './follow-ups';
import { asked, draftOf, questions, refusedAnswer, usualAnswer, type Answers, type Question } from './questions';

const words = {
  zh: {
    intro: '回答十个问题，写出一份计划定义；回答未尽之处会再追问。直接按回车，取方括号中的内容。',
    exists: (file: string) => `“${file}”已经存在，不会覆盖。请另写文件名。`,
    wrote: (file: string, lines: number) => `已写出“${file}”，${lines} 行，没有缺陷。`,
    next: (file: string) =>
      `邮箱由域名推出，如与实际不同，请在文件中改正。接下来：npm start，打开“第一步”下面的链接进入合作服务办公室，在“启动自己的计划”选择此文件，核对后启动。\n（也可在终端核对：npm run -s gatehouse -- check ${file}）`,
  },
  en: {
    intro:
      'Ten questions make the definition of a programme; what an answer leaves open is asked behind it. Enter takes what stands in brackets.',
    exists: (file: string) => `"${file}" is there already and is not overwritten. Name another file.`,
    wrote: (file: string, lines: number) => `Wrote "${file}", ${lines} lines, no defects.`,
    next: (file: string) =>
      `The addresses are made of the mail domains: where yours differ, put them into the file.\nNext: npm start, open the link under First, enter as programme office, choose the file under "Start a programme of your own": it is checked there, and then started.\n(The same check in the terminal: npm run -s gatehouse -- check ${file})`,
  },
};

interface Terminal {
  readonly input: Readable;
  readonly write: (text: string) => void;
  readonly now: Date;
}

interface Asking {
  readonly given: Answers;
  readonly language: Language;
  /** Whether the usual is taken for what was not given, without a question. */
  readonly isQuiet: boolean;
}

/** The draft that the answers to all questions make: as given, else as typed; what ends early takes the usual ones. Throws a sentence for a given one that won't do. */
async function draftFrom({ input, write, now }: Terminal, { given, language, isQuiet }: Asking) {
  const typing = isQuiet ? undefined : createInterface({ input });
  const lines = typing?.[Symbol.asyncIterator]();
  const say = (said: Text) => said[language];
  const answers: Partial<Record<Question, string>> = {};
  const kinds: Record<string, DraftGroup['kind']> = {};
  /** Asks what an answer leaves open; where nothing is typed, or nothing that will do, `undefined`. */
  const follow = async <Answer extends string>({
    question,
    taken,
    refused,
  }: FollowUp<Answer>): Promise<Answer | undefined> => {
    for (let put = say(question); ; put = '') {
      write(put === '' ? '  > ' : `  ${put}: `);
      const next = await lines?.next();
      const typed = next?.done === false ? next.value.trim() : '';
      const answer = typed === '' ? undefined : taken(typed);
      if (typed === '' || answer !== undefined) return answer;
      write(`  ${say(refused(typed))}\n`);
    }
  };
  for (const [at, question] of questions.entries()) {
    const usual = usualAnswer(question, { ...given, ...answers }, language, now);
    const ready = given[question] ?? (isQuiet ? usual : undefined);
    const why = ready === undefined ? undefined : refusedAnswer(question, ready, answers);
    if (why) throw new Error(`${say(asked[question])}: ${say(why)}`);
    let answer = ready;
    while (answer === undefined) {
      write(`${at + 1}/${questions.length} ${say(asked[question])} [${usual}]: `);
      const next = await lines?.next();
      const typed = next?.done === false ? next.value.trim() || usual : usual;
      const wrong = refusedAnswer(question, typed, answers);
      if (wrong && next?.done !== false) throw new Error(say(wrong));
      if (wrong) write(`  ${say(wrong)}\n`);
      else answer = typed;
    }
    const isTyped = ready === undefined;
    const region = isTyped && question.startsWith('calendar') ? regionAsked(answer) : undefined;
    answers[question] = (region && (await follow(region))) ?? answer;
    for (const [title, open] of isTyped && question === 'groups' ? kindsAsked(answer) : [])
      kinds[title] = (await follow(open)) ?? 'business';
    const understood = isTyped ? understoodAs(question, answers[question], kinds) : undefined;
    if (understood) write(`  = ${say(understood)}\n`);
  }
  typing?.close(); // or a terminal is waited for
  return draftOf(answers as Readonly<Record<Question, string>>, kinds);
}

/**
 * Writes the first file of a programme from ten answers, and says what to do next. It never overwrites a file. Exit code
 * 0 once it is written, else 1. Throws a sentence for a flag that won't do.
 */
export async function draft(terminal: Terminal, file: string | undefined, asking: Asking): Promise<0 | 1> {
  const { write } = terminal;
  const { language } = asking;
  const phrases = words[language];
  if (file !== undefined && existsSync(file)) {
    write(`${phrases.exists(file)}\n`);
    return 1;
  }
  if (!asking.isQuiet) write(`${phrases.intro}\n`);
  const made = await draftFrom(terminal, asking);
  const path = file ?? `${draftKey(made)}.yaml`;
  const text = draftText(made, language, basename(path));
  const { defects } = readProgramme(text);
  for (const { line, column, message } of defects) write(`${line}:${column}  ${message[language]}\n`);
  if (defects.length > 0) return 1;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    write(`${phrases.exists(path)}\n`);
    return 1;
  }
  write(`${phrases.wrote(path, text.trimEnd().split('\n').length)}\n${phrases.next(path)}\n`);
  return 0;
}
