interface Places {
  readonly publicUrl: string;
  readonly mailboxUrl?: string | undefined;
  readonly temporalUiUrl?: string | undefined;
  readonly apiToken: string;
  readonly data: string;
}

/** What stands on the screen once everything runs: where things are, and what to do first. */
export const screen = ({ publicUrl, mailboxUrl, temporalUiUrl, apiToken, data }: Places): string =>
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
    'then press «启动 / Start» beside a programme, and answer its first mail in the mailbox.',
    '',
    `API token: ${apiToken}`,
    `Data: ${data}   Stop with Ctrl-C; the next start continues where this one ended.`,
  ].join('\n');
