import { z } from 'zod';
import type { Programme } from '../domain/programme/programme';
import { contrastOf, isColour, TEXT_CONTRAST } from '../domain/shared/contrast';
import { complaint } from './text';

const WHITE = '#ffffff';

/** The words of a button are white on it, so it has to be dark enough for them. */
const accent = z
  .string()
  .nullable()
  .transform((given, context): string => {
    if (given === null || !isColour(given)) {
      context.addIssue(
        complaint(
          'colour_malformed',
          '颜色写作 "#1a56a0"：井号后六位十六进制数，并加引号；不加引号时，井号之后会被当作注释。',
          'A colour is written "#1a56a0": a hash and six hexadecimal digits, in quotes; without them all that follows the hash is a comment.',
        ),
      );
      return z.NEVER;
    }
    const contrast = contrastOf(given, WHITE);
    if (contrast < TEXT_CONTRAST) {
      const measured = (Math.floor(contrast * 100) / 100).toFixed(2);
      context.addIssue(
        complaint(
          'accent_too_light',
          `${given} 上的白字难以看清：对比度为 ${measured}:1，至少应为 ${TEXT_CONTRAST}:1。请选用更深的颜色。`,
          `White words on ${given} are hard to read: their contrast is ${measured}:1 and has to be ${TEXT_CONTRAST}:1 at least. Choose a darker colour.`,
        ),
      );
    }
    return given.toLowerCase();
  });

/** What stands before a picture that is written in the file itself. */
export const PNG_DATA = 'data:image/png;base64,';

const MOST_KILOBYTES = 24;
const MOST_PIXELS = 1024;

const SIGNATURE = '89504e470d0a1a0a0000000d49484452';

/** How wide and high a PNG is; nothing of what is none. */
const pixelsOf = (bytes: Buffer): readonly [width: number, height: number] | undefined =>
  bytes.length > 24 && bytes.toString('hex', 0, 16) === SIGNATURE
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : undefined;

/** What is wrong with a picture, where something is. */
const wrongPicture = (given: string) => {
  if (!given.startsWith(PNG_DATA))
    return complaint(
      'logo_not_found',
      `找不到图片“${given.slice(0, 80)}”。定义在文件夹中时，PNG 图片须与其放在一起，此处写文件名；粘贴或上传定义时无法读取图片文件，请改写为 ${PNG_DATA}…（命令：base64 -w0 logo.png）。`,
      `The picture "${given.slice(0, 80)}" is not found. Beside a definition in a folder there has to be a PNG of this name; with one that is pasted or uploaded no file can be read, so write ${PNG_DATA}… instead (command: base64 -w0 logo.png).`,
    );
  const bytes = Buffer.from(given.slice(PNG_DATA.length), 'base64');
  const pixels = pixelsOf(bytes);
  if (!pixels || bytes.toString('base64') !== given.slice(PNG_DATA.length))
    return complaint('logo_not_png', '图片不是 PNG 格式，或已损坏。', 'The picture is no PNG, or it is damaged.');
  if (bytes.length > MOST_KILOBYTES * 1024)
    return complaint(
      'logo_too_large',
      `图片为 ${Math.ceil(bytes.length / 1024)} kB，最多 ${MOST_KILOBYTES} kB。`,
      `The picture has ${Math.ceil(bytes.length / 1024)} kB; ${MOST_KILOBYTES} kB are the most.`,
    );
  const [width, height] = pixels;
  return Math.max(width, height) <= MOST_PIXELS && Math.min(width, height) > 0
    ? undefined
    : complaint(
        'logo_too_large',
        `图片为 ${width} × ${height} 像素，宽和高最多 ${MOST_PIXELS} 像素。`,
        `The picture has ${width} × ${height} pixels; ${MOST_PIXELS} are the most in width and height.`,
      );
};

const logo = z.string().superRefine((given, context) => {
  const wrong = wrongPicture(given);
  if (wrong) context.addIssue(wrong);
});

/** By what the pages of a programme are known at a glance: a colour, and a picture that travels in the definition itself. */
export const look = z.strictObject({ accent: accent.exactOptional(), logo: logo.exactOptional() }) satisfies z.ZodType<
  Programme['look']
>;
