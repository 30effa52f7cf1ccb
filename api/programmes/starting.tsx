import { formatDate } from '../../domain/calendar/formats';
import { firstDayOffered } from '../../domain/calendar/coming-month';
import { localDateOf } from '../../domain/calendar/zones';
import { say, type Language } from '../../domain/shared/text';
import type { Quote } from '../../definition/source';
import type { Defect } from '../../infra/reading/definitions';
import type { DefinitionFile } from '../http/page-deps';
import type { Reader } from '../ui/frame';
import { Empty, Table } from '../ui/html';
import { FileField } from '../ui/file-field';
import { useMark, Wrong } from '../ui/wrongs';
import type { Typed } from '../ui/thing';

const words = {
  zh: {
    ready: '可以启动的计划定义',
    noneReady: 'programmes/ 文件夹中暂无尚未启动的计划定义。',
    start: '启动',
    starts: '开始日期',
    written: (day: string) => `定义写明${day}。各阶段自所选日期起算；选下月第一天，开始时即无逾期。`,
    counted: '各阶段自此日起算；选下月第一天，开始时即无逾期。',
    own: '启动自己的计划',
    ownHint:
      '选择计划定义文件（YAML），或粘贴内容。先核对：逐行列出缺陷，或用文字说明其含义；核对无误后再启动。在终端执行 npm run -s gatehouse -- new 可写出一份初稿。徽标请写在定义之内（look.logo），此处不接收图片文件。',
    definition: '或粘贴其内容',
    file: '计划定义文件（.yaml，UTF-8）',
    check: '核对',
    defects: '需要更正之处',
    warnings: '请留意',
    heads: ['位置', '问题', '键'],
    at: (line: number, column: number) => `第 ${line} 行第 ${column} 列`,
  },
  en: {
    ready: 'Definitions that can be started',
    noneReady: 'The folder programmes/ holds no definition that has not been started.',
    start: 'Start',
    starts: 'First day',
    written: (day: string) =>
      `The definition says ${day}. All phases are counted from the day that is chosen; from the first of the coming month nothing is late at the start.`,
    counted: 'All phases are counted from this day; from the first of the coming month nothing is late at the start.',
    own: 'Start a programme of your own',
    ownHint:
      'Choose the file of its definition (YAML), or paste it. Check it first: every defect with its line, or what it means in sentences; then start it. In a terminal npm run -s gatehouse -- new writes a first draft. A logo has to stand in the definition itself (look.logo); no picture is taken here.',
    definition: 'Or paste what it says',
    file: 'The file of its definition (.yaml, UTF-8)',
    check: 'Check',
    defects: 'What is to be mended',
    warnings: 'To be noticed',
    heads: ['Where', 'What', 'Key'],
    at: (line: number, column: number) => `line ${line}, column ${column}`,
  },
};

interface StartsProps {
  readonly reader: Reader;
  /** Tells it from the others on the page. */
  readonly id: string;
  readonly chosen?: string | undefined;
  /** What the file itself says. */
  readonly written?: string | undefined;
  /** The zone of the programme, by which it is known what has passed. */
  readonly zone?: string;
}

/** The day on which a programme starts: that of its file unless it has passed, else the first of the coming month; somebody may choose another. */
export const StartsField = ({ reader, id, chosen, written, zone = reader.zone }: StartsProps) => {
  const phrases = words[reader.language];
  const { wrong, attributes } = useMark('starts', `starts-${id}`, phrases.starts, `starts-${id}-hint`);
  return (
    <div class="field">
      <label for={`starts-${id}`}>{phrases.starts}</label>
      <input
        id={`starts-${id}`}
        name="starts"
        type="date"
        required
        value={chosen ?? firstDayOffered(written, localDateOf(reader.now.toISOString(), zone))}
        {...attributes}
      />
      <p class="quiet small hint" id={`starts-${id}-hint`}>
        {written === undefined ? phrases.counted : phrases.written(formatDate(written, reader.language))}
      </p>
      <Wrong id={`starts-${id}`} wrong={wrong} />
    </div>
  );
};

interface StartingProps {
  readonly reader: Reader;
  readonly nonce: string;
  readonly definitions: readonly DefinitionFile[];
}

/** What the office can start: the definitions that lie ready, and one of its own. */
export const Starting = ({ reader, nonce, definitions }: StartingProps) => {
  const { language } = reader;
  const phrases = words[language];
  return (
    <>
      <section>
        <h2>{phrases.ready}</h2>
        <p>
          <a href="#own">{phrases.own}</a>
        </p>
        {definitions.length === 0 && <Empty>{phrases.noneReady}</Empty>}
        <div class="columns">
          {definitions.map(({ fileKey, title, starts, zone }) => (
            <form key={fileKey} method="post" action="/office/programmes" class="card">
              <input type="hidden" name="nonce" value={nonce} />
              <input type="hidden" name="fileKey" value={fileKey} />
              <h3>
                {say(title, language)} <span class="small quiet">{fileKey}</span>
              </h3>
              <StartsField reader={reader} id={fileKey} written={starts} zone={zone} />
              <button class="primary">{phrases.start}</button>
            </form>
          ))}
        </div>
      </section>
      <OwnForm language={language} nonce={nonce} typed={{}} />
    </>
  );
};

interface OwnProps {
  readonly language: Language;
  readonly nonce: string;
  readonly typed: Typed;
}

/** Takes a definition, pasted or as a file, to be checked before it is started. */
export const OwnForm = ({ language, nonce, typed }: OwnProps) => {
  const phrases = words[language];
  const { wrong, attributes } = useMark('definition', 'definition', phrases.definition);
  return (
    <form method="post" action="/office/programmes/check" class="card" encType="multipart/form-data" id="own">
      <h2>{phrases.own}</h2>
      <p class="quiet">{phrases.ownHint}</p>
      <input type="hidden" name="nonce" value={nonce} />
      <FileField name="file" language={language} takes="definitions" label={phrases.file} />
      <div class="field">
        <label for="definition">{phrases.definition}</label>
        <textarea
          id="definition"
          name="definition"
          rows={12}
          spellcheck={false}
          value={typed.definition ?? ''}
          {...attributes}
        />
        <Wrong id="definition" wrong={wrong} />
      </div>
      <button class={typed.definition === undefined ? '' : 'primary'}>{phrases.check}</button>
    </form>
  );
};

interface FoundProps {
  readonly found: readonly Defect[];
  readonly kind: 'defects' | 'warnings';
  readonly language: Language;
}

/** The line of a file, with the place marked from which on something is wrong. */
const Quoted = ({ quote: { text, at } }: { readonly quote: Quote }) => {
  const [, marked = '', rest = ''] = /^(\s*\S*[^\s,]|\s*)(.*)$/s.exec(text.slice(at)) ?? [];
  return (
    <>
      <br />
      <code>
        {text.slice(0, at).trimStart()}
        <mark>{marked}</mark>
        {rest}
      </code>
    </>
  );
};

/** What was found in a definition, each with its line; nothing where nothing was. */
export const Found = ({ found, kind, language }: FoundProps) => {
  const phrases = words[language];
  if (found.length === 0) return null;
  return (
    <Table isStacked caption={phrases[kind]} heads={phrases.heads}>
      {found.map(({ line, column, message, path, quote }, at) => (
        <tr key={at}>
          <td data-label={phrases.heads[0]}>{phrases.at(line, column)}</td>
          <td data-label={phrases.heads[1]}>
            {say(message, language)}
            {quote && <Quoted quote={quote} />}
          </td>
          <td data-label={phrases.heads[2]}>
            <code>{path}</code>
          </td>
        </tr>
      ))}
    </Table>
  );
};
