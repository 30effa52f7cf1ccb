interface Places {
  readonly publicUrl: string;
  readonly mailboxUrl?: string | undefined;
  readonly temporalUiUrl?: string | undefined;
  readonly apiToken: string;
  readonly data: string;
  /** How many processes are interrupted. */
  readonly interrupted: number;
}

/** Record and processes do not agree: one of them was lost, or put back from an earlier instant. */
const warning = (count: number) =>
  `INTERRUPTED 流程中断: ${count} processes that the record has do not run as it says. In another terminal 请在另一终端执行: npm run gatehouse -- recover`;

/** What stands on the screen once everything runs: where things are, and what to do first. */
export const screen = ({ publicUrl, mailboxUrl, temporalUiUrl, apiToken, data, interrupted }: Places): string =>
  [
    '',
    'Gatehouse is ready. 已就绪。',
    '',
    `  Overview 总览        ${publicUrl}/`,
    ...(mailboxUrl === undefined ? [] : [`  Mailbox 本地邮箱     ${mailboxUrl}/`]),
    `  API                  ${publicUrl}/api/docs`,
    ...(temporalUiUrl === undefined ? [] : [`  Temporal Web UI      ${temporalUiUrl}/`]),
    '',
    'First 第一步: enter as the programme office (PMO) 以合作服务办公室身份进入:',
    `  ${publicUrl}/office/${apiToken}`,
    'then press «启动 / Start» beside a programme, or choose a file of your own below them 或在其下选择自己的文件.',
    '',
    `API token: ${apiToken}`,
    ...(interrupted === 0 ? [] : [warning(interrupted), '']),
    `Data: ${data}   Stop with Ctrl-C; the next start continues where this one ended.`,
  ].join('\n');
