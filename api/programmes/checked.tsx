import { explainProgramme } from '../../domain/definition/words';
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
    start: '启动',
  },
  en: {
    title: 'Check a definition',
    defects: (n: number) =>
      `${n} ${n === 1 ? 'defect' : 'defects'}. Mend below and check again; nothing has been started.`,
    sound: 'No defects. This is what it means; nothing has been started.',
    means: 'What this programme means',
    start: 'Start',
  },
};

interface CheckedProps {
  readonly reader: Reader;
  readonly nonce: string;
  readonly definition: string;
  readonly reading: Reading;
  readonly starts?: string | undefined;
  readonly refused?: { readonly code: RefusalCode; readonly detail?: string };
}

/** What was found in a definition of one's own: its defects, or what it means and the way to start it. */
export const CheckedPage = ({ reader, nonce, definition, reading, starts, refused }: CheckedProps) => {
  const { language } = reader;
  const phrases = words[language];
  const { programme, defects, warnings } = reading;
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
          <StartsField reader={reader} id="own" chosen={starts} />
          <button class="primary">{phrases.start}</button>
        </form>
      )}
      <Found found={warnings} kind="warnings" language={language} />
      {programme && (
        <section>
          <h2>{phrases.means}</h2>
          <ul>
            {explainProgramme(programme, language).map((sentence, at) => (
              <li key={at}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <OwnForm language={language} nonce={nonce} typed={{ definition }} />
    </Frame>
  );
};
