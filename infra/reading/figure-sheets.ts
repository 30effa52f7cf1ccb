import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { fields, headingRow, headings, type Field } from '../../domain/evaluations/imports/headings';
import type { Language } from '../../domain/shared/text';

/** A line to be filled in, by its column. */
export type Template = readonly Readonly<Partial<Record<Field, string>>>[];

/** In which form a sheet is handed out, and as which media type it is sent. */
export const sheetTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

export type SheetFormat = keyof typeof sheetTypes;

const widths: Readonly<Record<Field, number>> = {
  ask: 28,
  figure: 22,
  value: 16,
  note: 28,
  evidence: 24,
  title: 36,
  unit: 8,
  askedOf: 28,
  until: 20,
  reported: 16,
};

const textsIn = (template: Template): string[][] => template.map((line) => fields.map((field) => line[field] ?? ''));

/** A sheet to fill in, in the bytes of its file. The CSV carries the mark by which spreadsheet programs know UTF-8, and no cell begins a formula. */
export async function writeSheet(format: SheetFormat, template: Template, language: Language): Promise<Uint8Array> {
  const rows = [[...headingRow(language)], ...textsIn(template)];
  if (format === 'csv') return new TextEncoder().encode(writeCsv(rows, { bom: true, escapeFormulae: true }));
  return writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '填报' : 'Figures',
        columns: fields.map((field) => ({ header: headings[field][language], key: field, width: widths[field] })),
        rows,
        freezePane: { rows: 1 },
      },
    ],
  });
}
