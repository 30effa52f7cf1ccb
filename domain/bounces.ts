import type { Happening } from './ledger';
import type { Letter } from './letters';
import { officeFor } from './parties';
import type { Person, Programme } from './programme';

/** What a mail server says of a mail that came back: for which address, what became of it, and why. Source: RFC 3464. */
export interface DeliveryReport {
  readonly address: string;
  /** `delayed` and `delivered` are no bounces. */
  readonly action: string;
  /** Class, subject and detail (RFC 3463), such as 5.1.1. */
  readonly status: string;
  readonly reason: string;
}

/** Only what is given up for good is a bounce: a delay is still being tried. */
export const hasFailed = ({ action }: DeliveryReport): boolean => action === 'failed';

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

/** `rfc822; <chair@party.example>` without its type and brackets. */
const addressIn = (field = ''): string =>
  field
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/^<|>$/g, '')
    .trim()
    .toLowerCase();

const statusIn = (text: string): string | undefined => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0];

/** Reads the `message/delivery-status` part of a report; every recipient has a block of its own after the one about the message. */
export const readDeliveryStatus = (part: string): readonly DeliveryReport[] =>
  part
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(fieldsOf)
    .flatMap((fields) => {
      const address = addressIn(fields.get('original-recipient') ?? fields.get('final-recipient'));
      const action = fields.get('action')?.toLowerCase().replace(/\s.*$/, '');
      if (!action || !address.includes('@')) return [];
      const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
      const status = statusIn(fields.get('status') ?? '') ?? statusIn(diagnostic) ?? '5.0.0';
      return { address, action, status, reason: diagnostic || status };
    });

/** Sentences by which mail servers that write no report say that a mail did not arrive, before the address in question. */
const GIVEN_UP = [
  /could not be delivered|couldn't be delivered|delivery (?:has )?failed|permanent (?:fatal )?error|undeliverable/i,
  /无法(?:投递|发送|送达)|投递失败|发送失败|退信/,
];

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** Reads a bounce that is only prose, as Exim, QQ and others write it: after the sentence that gives up stand the address and why. */
export function readProse(prose: string): readonly DeliveryReport[] {
  const at = GIVEN_UP.map((sentence) => prose.search(sentence)).filter((index) => index >= 0);
  if (at.length === 0) return [];
  const rest = prose.slice(Math.min(...at));
  const because = rest
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => /\b5\d\d\b|\b5\.\d+\.\d+\b/.test(line));
  const status = statusIn(because ?? '') ?? '5.0.0';
  return [
    {
      address: ADDRESS.exec(rest)?.[0].toLowerCase() ?? '',
      action: 'failed',
      status,
      reason: because ?? rest.split(/\r?\n/)[0]?.trim() ?? status,
    },
  ];
}

interface Bounce {
  readonly letters: readonly Letter[];
  readonly address: string;
  readonly status: string;
  readonly reason: string;
}

/** Where to try next: a person's second address, unless that is the one that failed. */
export const nextAddress = ({ people }: Programme, person: Person, failed: string): string | undefined => {
  const second = people?.[person]?.secondAddress;
  return second === undefined || second.toLowerCase() === failed.toLowerCase() ? undefined : second;
};

/** What is recorded of a mail that did not arrive; nothing when it carried no letter of ours. */
export function bounceOf(
  programme: Programme,
  { letters, address, status, reason }: Bounce,
): Extract<Happening, { type: 'mail.bounced' }> | undefined {
  const lost = letters.filter(({ kind }) => kind !== 'undelivered' && kind !== 'commentKept'); // no notice of a notice
  const [first] = lost;
  if (!first) return undefined;
  const again = nextAddress(programme, first.to, address);
  return {
    type: 'mail.bounced',
    person: first.to,
    address,
    status,
    reason: reason.slice(0, LONGEST_REASON),
    matters: lost.map(({ kind, about, round, seats, news }) => ({
      kind,
      about,
      ...(round !== undefined && { round }),
      ...(seats && { seats }),
      ...(news && { news }),
    })),
    ...(again !== undefined && { again }),
    told: officeFor(programme, first.to),
  };
}

/** Some servers answer with a page of text; what matters stands at its beginning. */
const LONGEST_REASON = 300;
