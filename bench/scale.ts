import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openFull } from './full';
import { fill, type Scale } from './scale-data';

/** The product over so many open tasks of one programme and so many programmes: its data are made first. */
export const measureScale = async (folder: string, scale: Scale, report: (line: string) => void) => {
  const data = join(folder, 'product');
  if (!existsSync(data)) await (await openFull({ folder })).close();
  return fill(data, scale, report);
};
