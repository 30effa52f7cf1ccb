/** Where mail programs begin to quote what the library for it does not know: a rule with a title, or a block of headers in Chinese. */
const QUOTATIONS = [
  /^[ \t]*-{2,}[ \t]*(?:原始邮件|原邮件|转发邮件|回复的原邮件|Original Message)[ \t]*-{2,}/im,
  /^[ \t>*]*(?:发件人|寄件人|寄件者|From)[ \t]*[:：].*\r?\n(?:[ \t>*]*\S.*\r?\n){0,2}?[ \t>*]*(?:发送时间|发送日期|发件时间|日期|时间|寄件日期|Sent|Date)[ \t]*[:：]/im,
];

/** What stands before the first quotation. */
export function beforeQuotation(text: string): string {
  const starts = QUOTATIONS.map((quotation) => text.search(quotation)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...starts)).trim();
}
