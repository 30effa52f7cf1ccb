import { formatDate } from '../../domain/calendar/formats';
import { explainInParts, type Told } from '../../domain/definition/words';
import { say } from '../../domain/shared/text';
import type { RefusalCode } from '../../domain/shared/refusals';
import type { Reading } from '../../infra/reading/definitions';
import { Frame, type Reader } from '../ui/frame';
import { RefusalNotice } from '../ui/refusal';
import { Found, OwnForm, StartsField } from './starting';

const words = {
  zh: {
    title: '核对计划定义',
    defects: (n: number) => `${n} 处缺陷。请在下方更正后再次核对；尚未启动任何计划。`,
    sound: '没有缺陷。以下是它的含义；尚未启动。',
    means: '这份计划的含义',
    asOf: (day: string) => `以下各日期按${day}开始计算。改选其他日期后，可先按该日期再核对。`,
    again: '按此日期再核对',
    byDefault: (n: number) => `文件没有写明、按默认处理的内容（${n} 句）`,
    start: '启动',
  },
  en: {
    title: 'Check a definition',
    defects: (n: number) =>
      `${n} ${n === 1 ? 'defect' : 'defects'}. Mend below and check again; nothing has been started.`,
    sound: 'No defects. This is what it means; nothing has been started.',
    means: 'What this programme means',
    asOf: (day: string) =>
      `All days below are counted from ${day}. For another day, choose it and check again with it.`,
    again: 'Check again with this day',
    byDefault: (n: number) => `What your file does not say and holds by default (${n} sentences)`,
    start: 'Start',
  },
};

interface CheckedProps {
  readonly reader: Reader;
  readonly nonce: string;
  readonly definition: string;
  readonly reading: Reading;
  readonly refused?: { readonly code: RefusalCode; readonly detail?: string };
}

/** What a programme means, part by part, in headings below those of the page. */
const Parts = ({ parts }: { readonly parts: readonly Told[] }) => (
  <>
    {parts.map(({ title, sentences }) => (
      <section key={title}>
        <h3>{title}</h3>
        <ul>
          {sentences.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

/** What was found in a definition of one's own: its defects, or what it means and the way to start it. */
export const CheckedPage = ({ reader, nonce, definition, reading, refused }: CheckedProps) => {
  const { language } = reader;
  const phrases = words[language];
  const { programme, defects, warnings, says } = reading;
  const means = programme && explainInParts(programme, says?.parts ?? [], language);
  const usual = (means?.byDefault ?? []).reduce((sum, { sentences }) => sum + sentences.length, 0);
  return (
    <Frame reader={reader} title={phrases.title} current="programmes">
      <h1>{programme ? say(programme.title, language) : phrases.title}</h1>
      {refused && <RefusalNotice {...refused} language={language} />}
      <p class={programme ? 'notice running' : 'notice late'} role="status">
        {programme ? phrases.sound : phrases.defects(defects.length)}
      </p>
      <Found found={defects} kind="defects" language={language} />
      {programme && (
        <form method="post" action="/office/programmes" class="card">
          <input type="hidden" name="nonce" value={nonce} />
          <input type="hidden" name="definition" value={definition} />
          <StartsField reader={reader} id="own" chosen={programme.starts} written={says?.starts} />
          <p class="small">{phrases.asOf(formatDate(programme.starts, language))}</p>
          <div class="actions">
            <button class="primary">{phrases.start}</button>
            <button formAction="/office/programmes/check">{phrases.again}</button>
          </div>
        </form>
      )}
      <Found found={warnings} kind="warnings" language={language} />
      {means && (
        <section>
          <h2>{phrases.means}</h2>
          <Parts parts={means.said} />
          {usual > 0 && (
            <details>
              <summary>{phrases.byDefault(usual)}</summary>
              <Parts parts={means.byDefault} />
            </details>
          )}
        </section>
      )}
      <OwnForm language={language} nonce={nonce} typed={{ definition }} />
    </Frame>
  );
};
