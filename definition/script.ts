import { isScalar, visit, type Node } from 'yaml';
import type { Text } from '../domain/shared/text';
import { placeAt, type SourcePlace, type Source } from './source';

/** Something about how a file is written, whatever it says. */
export interface Remark extends SourcePlace {
  readonly code: string;
  readonly message: Text;
}

const remark = (code: string, place: SourcePlace, zh: string, en: string): Remark => ({
  code,
  message: { zh, en },
  ...place,
});

/** Types that YAML knows by name beside text, numbers, yes and no, lists and maps; of those it doesn't know it tells itself. */
const typed = /^tag:yaml\.org,2002:(?!(str|int|float|bool|null|seq|map)$)/;

const isMergeKey = (node: unknown) => isScalar(node) && node.value === '<<';

/** What makes a file mean something else to us than to whoever wrote it: another version of YAML, types by name, merged maps. */
export function foreignYaml(source: Source): readonly Remark[] {
  const { document } = source;
  const { version, explicit } = document.directives?.yaml ?? { version: '1.2' };
  const found: Remark[] = [];
  const tell = (node: Pick<Node, 'range'>, zh: string, en: string) =>
    found.push(remark('yaml_syntax', placeAt(source, node.range?.[0] ?? 0), zh, en));
  if (explicit && version !== '1.2')
    tell(
      {},
      `按 YAML 1.2 读取，请删去“%YAML ${version}”。`,
      `Files are read as YAML 1.2: take out "%YAML ${version}".`,
    );
  visit(document, {
    Node: (_, node) => {
      if (node.tag === undefined || !typed.test(node.tag)) return;
      tell(
        node,
        `不读取类型标记“${node.tag}”，请直接写出内容。`,
        `The tag "${node.tag}" is not read: write the value itself.`,
      );
    },
    Pair: (_, { key }) => {
      if (isMergeKey(key))
        tell(key as Node, '不合并“<<”，请写出各键。', 'Maps are not merged by "<<": write the keys out.');
    },
  });
  return found;
}

/** What stands before a character and looks as if it were YAML's, that character, and how to write it. */
const alike: readonly (readonly [RegExp, RegExp, Text])[] = [
  [
    /^[\s-]*[A-Za-z][\w-]*\s*：/,
    /：/,
    {
      zh: '此处是全角冒号“：”，请改用半角冒号加空格“: ”。',
      en: 'This colon is full-width (：): write ":" and a space.',
    },
  ],
  [
    /^[ \t-]*(?:[A-Za-z][\w-]*:)?[\u3000\u00a0]/,
    /[\u3000\u00a0]/,
    {
      zh: '此处是全角或不间断空格，请改用普通空格。',
      en: 'This blank is an ideographic or no-break space: write ordinary ones.',
    },
  ],
];

/** Characters that look like those of YAML and are none; in a text they may well be meant, so they are told only of a file that can't be read. */
export const lookalikes = ({ file }: Source, text: string): readonly Remark[] =>
  text.split('\n').flatMap((line, index) =>
    alike
      .filter(([before]) => before.test(line))
      .map(([, character, { zh, en }]) => {
        const place = { line: index + 1, column: line.search(character) + 1, ...(file !== undefined && { file }) };
        return remark('yaml_syntax', place, zh, en);
      }),
  );

/** Where a text without quotation marks ends at a number sign that was probably meant: a comment begins with a blank. */
export function cutTexts(source: Source): readonly Remark[] {
  const found: Remark[] = [];
  visit(source.document, {
    Scalar: (_, { type, comment, value, range }) => {
      if (type !== 'PLAIN' || typeof value !== 'string' || !comment || /^\s/.test(comment)) return;
      found.push(
        remark(
          'text_cut',
          placeAt(source, range?.[0] ?? 0),
          `“#”之后的内容是注释，这里只读到“${value}”。如属正文，请加引号。`,
          `What follows "#" is a comment: only "${value}" is read here. Put it in quotation marks if it belongs to the text.`,
        ),
      );
    },
  });
  return found;
}
