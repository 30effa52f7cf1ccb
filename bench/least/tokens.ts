import { createHmac } from 'node:crypto';

export type Tokens = ReturnType<typeof createTokens>;

export interface Claims {
  readonly approval: string;
  readonly person: string;
}

/** Signed by a synchronous HMAC, the cheapest there is; `read` answers nothing for a forged one. */
export const createTokens = (key: string) => {
  const seal = (body: string) => createHmac('sha256', key).update(body).digest('base64url');
  return {
    sign: (claims: Claims): string => {
      const body = `least.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      return `${body}.${seal(body)}`;
    },
    read: (token: string): Claims | undefined => {
      const [head = '', payload = '', mac] = token.split('.');
      if (mac !== seal(`${head}.${payload}`)) return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    },
  };
};
