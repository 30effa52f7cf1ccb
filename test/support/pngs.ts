import { deflateSync } from 'node:zlib';

const crc32 = (bytes: Buffer): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};

const chunk = (kind: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A grey PNG of that size that a browser shows; `more` bytes of a comment make it heavier. */
export const pngOf = (width: number, height: number, more = 0): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(more > 0 ? [chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(more, 'x')]))] : []),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height, 0x80).fill(0, 0, 1))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A picture as it is written in a definition. */
export const inlined = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`;
