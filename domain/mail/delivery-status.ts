/**
 * What a mail server says of a mail: for whom, what became of it, and why. `action` is that of RFC 3464, or `unclear` where nothing that is
 * known was said: only `failed` is given up for good.
 */
export interface DeliveryReport {
  /** Whom it names, in lower case; empty where it names nobody. */
  readonly address: string;
  /** What else it calls them: the recipient that the mail was handed on to, further addresses in prose. */
  readonly others?: readonly string[];
  readonly action: string;
  /** Class, subject and detail (RFC 3463), such as 5.1.1. */
  readonly status: string;
  readonly reason: string;
}

/** Fields of one block of a report, names in lower case, folded lines joined. */
const fieldsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line): readonly [string, string][] => {
        const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
        return name && value !== undefined ? [[name.toLowerCase(), value.trim()]] : [];
      }),
  );

/** `\x{5F20}` and `+2B` as the characters that they stand for. Source: RFC 6533, 3; RFC 3461, 4. */
const unescaped = (address: string): string =>
  address
    .replace(/\\x\{([0-9a-f]{2,6})\}/gi, (escape, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
    })
    .replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** `rfc822; <chair@party.example>` or `utf-8; 主席@例子.公司` without its type and brackets; nothing where it is no address. */
const addressesIn = (field = ''): readonly string[] => {
  const bare = field
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/^<|>$/g, '')
    .trim();
  return [...new Set([bare, unescaped(bare)])].map((each) => each.toLowerCase()).filter((each) => each.includes('@'));
};

/** The first status code (RFC 3463) in a text. */
export const statusIn = (text: string): string | undefined =>
  /(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?![\w.]*\d)/.exec(text)?.[0];

const ACTIONS: Readonly<Record<string, string>> = { failure: 'failed', fail: 'failed', expired: 'failed' };
const KNOWN = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

/** What was done, as the report says, or as the class of its status does where it says nothing that is known. */
const actionOf = (said: string, status: string | undefined): string => {
  const action = ACTIONS[said] ?? said;
  if (KNOWN.includes(action)) return action;
  const byClass: Readonly<Record<string, string>> = { 5: 'failed', 4: 'delayed', 2: 'delivered' };
  return byClass[status?.[0] ?? ''] ?? 'unclear';
};

/**
 * Reads the `message/delivery-status` part of a report (RFC 3464), or the `message/global-delivery-status` of RFC 6533; every recipient has
 * a block of its own after the one about the message.
 */
export const readDeliveryStatus = (part: string): readonly DeliveryReport[] =>
  part
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(fieldsOf)
    .flatMap((fields) => {
      const named = ['original-recipient', 'final-recipient'].flatMap((field) => addressesIn(fields.get(field)));
      const [address, ...others] = [...new Set(named)];
      const said = fields.get('action')?.toLowerCase().replace(/\W.*$/, '') ?? '';
      const stated = statusIn(fields.get('status') ?? '');
      if (address === undefined || (said === '' && stated === undefined)) return [];
      const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
      const status = stated ?? statusIn(diagnostic);
      return {
        address,
        ...(others.length > 0 && { others }),
        action: actionOf(said, status),
        status: status ?? '5.0.0',
        reason: diagnostic || (status ?? '5.0.0'),
      };
    });
