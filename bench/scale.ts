import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openFull } from './full';
import { fill, type Scale } from './scale-data';
import { measureRecord } from './scale-record';

/** The store over so many open tasks of one programme and so many programmes, made by its own append at first: append, `verify` and `rebuild`. */
export const measureScale = async (folder: string, scale: Scale, report: (line: string) => void) => {
  const data = join(folder, 'product');
  if (!existsSync(data)) await (await openFull({ folder })).close();
  return { ...(await fill(data, scale, report)), ...(await measureRecord(data)) };
};
