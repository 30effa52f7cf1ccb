import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFull, type Full } from './full';
import { fill, type Scale } from './scale-data';
import { compareDecisions } from './scale-decisions';
import { measurePages } from './scale-pages';
import { measureRecord } from './scale-record';

const withProduct = async <T>(folder: string, work: (full: Full) => Promise<T>): Promise<T> => {
  const full = await openFull({ folder });
  try {
    return await work(full);
  } finally {
    await full.close();
  }
};

/** The product over the data of a folder, and beside it one with ten open approvals. */
const measureProduct = async (folder: string, report: (line: string) => void) => {
  const other = mkdtempSync(join(tmpdir(), 'gatehouse-few-'));
  try {
    return await withProduct(folder, async (many) => {
      const pages = await measurePages(many);
      report(JSON.stringify(pages));
      const decisions = await withProduct(other, (few) => compareDecisions(few, many));
      return { pages, decisions, memory: many.memory() };
    });
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
};

/**
 * The product over so many open tasks of one programme and so many programmes, made by the store's own append at first: append, pages,
 * decisions against those with few open, `verify` and `rebuild`.
 */
export const measureScale = async (folder: string, scale: Scale, report: (line: string) => void) => {
  const data = join(folder, 'product');
  if (!existsSync(data)) await (await openFull({ folder })).close();
  const filled = await fill(data, scale, report);
  return { ...filled, ...(await measureProduct(folder, report)), ...(await measureRecord(data)) };
};
