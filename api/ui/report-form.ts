import type { Request } from 'express';
import type { ExceptionReport } from '../../domain/tolerances/exception-reports';
import { linesOf, textOf } from './answer';

/** An exception report as it was typed; `of` tells its fields from those of another form on the same page. */
export const reportIn = (request: Request, of = ''): Omit<ExceptionReport, 'by'> => ({
  cause: textOf(request, `${of}cause`),
  consequence: textOf(request, `${of}consequence`),
  options: linesOf(request, `${of}options`),
  recommendation: textOf(request, `${of}recommendation`),
});
