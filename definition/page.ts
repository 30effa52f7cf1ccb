import { introduction, sections } from './page-words';
import { programmeSchema } from './schema';
import { placesIn, type Placed, type Shape } from './shapes';

const code = (text: string) => `\`${text}\``;

const alternatives = (words: readonly string[]) => [...new Set(words)].join(', ');

const bounded = ({ minimum, maximum }: Shape) =>
  minimum === undefined || maximum === undefined || maximum > 1e9 ? '数 number' : `${minimum}–${maximum}`;

/** How a value is written, in the words of the page. */
const formOf = (shape: Shape): string => {
  if (shape.$ref) return shape.$ref.replace(/^#\/\$defs\//, '').replace('__schema0', '键值 map');
  if (shape.const !== undefined) return code(JSON.stringify(shape.const).replaceAll('"', ''));
  if (shape.enum) return shape.enum.map((one) => code(String(one))).join(', ');
  if (shape.anyOf) return alternatives(shape.anyOf.map((one) => formOf(one as Shape)));
  switch (shape.type) {
    case 'array':
      return shape.items ? `列表 list: ${formOf(shape.items as Shape)}` : '列表 list';
    case 'object':
      return '键值 map';
    case 'integer':
    case 'number':
      return bounded(shape);
    case 'boolean':
      return '`true`, `false`';
    default:
      return shape.format === 'email' ? '邮箱 address' : shape.format === 'date' ? '日期 date' : '文字 text';
  }
};

const LONGEST_DEFAULT = 60;

const defaultOf = ({ shape, isRequired }: Placed): string => {
  if (isRequired) return '**必填 required**';
  const written = shape.default === undefined ? '' : JSON.stringify(shape.default).replaceAll('"', '');
  return written === '' || written === '[]' || written === '{}' || written.length > LONGEST_DEFAULT
    ? '–'
    : code(written);
};

/** What tells two maps apart, whatever is said of them. */
const signatureOf = (shape: Shape): string =>
  JSON.stringify(shape, (key, value: unknown) =>
    ['description', 'default', 'required'].includes(key) ? undefined : value,
  );

const cell = (text: string) => text.replaceAll('|', '\\|');

const rowOf = (placed: Placed, as?: string): string => {
  const [zh = '', en = '', example] = (placed.shape.description ?? '').split('\n');
  const form = as === undefined ? formOf(placed.shape) : `同 as ${code(as)}`;
  const cells = [code(placed.path.join('.')), form, defaultOf(placed), `${zh}<br>${en}`, example ? code(example) : ''];
  return `| ${cells.map(cell).join(' | ')} |`;
};

const isMapOf = (least: number, shape: Shape) => Object.keys(shape.properties ?? {}).length >= least;

const heads = '| 键 Key | 写法 Form | 默认 Default | 含义 Meaning | 例 Example |\n| --- | --- | --- | --- | --- |';

/** The rows of these keys; a map that stands before in the page is named and not told again. */
const rowsOf = (places: readonly Placed[], told: Map<string, string>): readonly string[] => {
  const skipped: string[] = [];
  return places.flatMap((placed) => {
    const name = placed.path.join('.');
    if (skipped.some((above) => name.startsWith(above))) return [];
    const maps = [placed.shape, ...(placed.shape.anyOf ?? []).map((one) => one as Shape)];
    const inner = [...maps, ...maps.flatMap(({ items }) => (items ? [items as Shape] : []))];
    const whole = inner.find((shape) => isMapOf(3, shape));
    const before = whole && told.get(signatureOf(whole));
    if (whole && before === undefined) told.set(signatureOf(whole), name);
    if (before === undefined) return [rowOf(placed)];
    skipped.push(`${name}.`, `${name}[]`);
    return [rowOf(placed, before)];
  });
};

/** The content of `docs/programme-file.md`: what may stand in the file of a programme, by what its schema says. */
export const pageText = (): string => {
  const places = placesIn(programmeSchema);
  const told = new Map<string, string>();
  const parts = sections.map(({ title, keys, rules = [] }) => {
    const own = places.filter(({ path }) => keys.includes((path[0] ?? '').replace('[]', '')));
    return [
      `## ${title}`,
      ...(rules.length > 0 ? [rules.map((name) => `[${name.replace('-', ' ')}](rules/${name}.md)`).join(', ')] : []),
      [heads, ...rowsOf(own, told)].join('\n'),
    ].join('\n\n');
  });
  // The page stands in docs itself.
  return `${[introduction, ...parts].join('\n\n').replaceAll('](docs/', '](')}\n`;
};
