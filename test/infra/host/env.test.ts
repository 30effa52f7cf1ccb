import { readEnv } from '../../../infra/host/env';

const company = { OIDC_ISSUER: 'https://login.north.example', OIDC_CLIENT_ID: 'gatehouse', OIDC_CLIENT_SECRET: 'x' };

describe('the sign-in service of a company', () => {
  it('is named by all three variables or by none', () => {
    expect(readEnv(company)).toMatchObject(company);
    expect(readEnv({ OIDC_ISSUER: '' }).OIDC_ISSUER).toBeUndefined();
    expect(() => readEnv({ ...company, OIDC_CLIENT_SECRET: '' })).toThrow('OIDC_CLIENT_SECRET: must be set together');
  });

  it('is reached by https, except on this machine', () => {
    const at = (issuer: string) => () => readEnv({ ...company, OIDC_ISSUER: issuer });
    expect(at('http://127.0.0.1:4000')).not.toThrow();
    expect(at('http://login.north.example')).toThrow('OIDC_ISSUER: must be https');
    expect(at('login.north.example')).toThrow('OIDC_ISSUER');
  });
});

test('letters are kept for a year, or as many days as the deployment says', () => {
  expect(readEnv({}).GATEHOUSE_LETTERS_DAYS).toBe(365);
  expect(readEnv({ GATEHOUSE_LETTERS_DAYS: '90' }).GATEHOUSE_LETTERS_DAYS).toBe(90);
  for (const wrong of ['29', '36501', '90.5', 'a year'])
    expect(() => readEnv({ GATEHOUSE_LETTERS_DAYS: wrong })).toThrow(
      'GATEHOUSE_LETTERS_DAYS: must be a whole number of days from 30 to 36500',
    );
});

describe('the address at which people reach us', () => {
  it.each(['https://gatehouse.example', 'https://gatehouse.example/', 'http://127.0.0.1:3000'])('may be %s', (home) =>
    expect(readEnv({ PUBLIC_URL: home }).PUBLIC_URL).toBe(home),
  );

  it.each([
    'https://gatehouse.example/approvals',
    'https://gatehouse.example/?x=1',
    'https://gatehouse.example/#x',
    'https://somebody@gatehouse.example',
  ])('is refused by name where it goes on: %s', (home) =>
    expect(() => readEnv({ PUBLIC_URL: home })).toThrow('PUBLIC_URL: must end with host or port'),
  );
});

describe('whose word is taken for where a request comes from', () => {
  const trusted = (text: string) => readEnv({ GATEHOUSE_TRUST_PROXY: text }).GATEHOUSE_TRUST_PROXY;

  it('is that of a proxy on this machine alone, unless the deployment says another', () => {
    expect(readEnv({}).GATEHOUSE_TRUST_PROXY).toEqual(['loopback']);
    expect(trusted('0')).toBe(0);
    expect(trusted('2')).toBe(2);
    expect(trusted('10.0.3.7, fd00:3::/32,10.0.4.0/24')).toEqual(['10.0.3.7', 'fd00:3::/32', '10.0.4.0/24']);
    expect(trusted('loopback, uniquelocal')).toEqual(['loopback', 'uniquelocal']);
  });

  it.each([
    'true',
    '12',
    '-1',
    '1.5',
    '10.0.3',
    '10.0.3.7/33',
    '0.0.0.0/0',
    '::/0',
    '10.0.3.7,',
    'proxy.example',
    '1, 10.0.3.7',
  ])('is refused by name where it is no such thing: %s', (text) =>
    expect(() => trusted(text)).toThrow('GATEHOUSE_TRUST_PROXY: must be how many proxies'),
  );
});

test.each([
  ['DATABASE_URL', 'postgres://gatehouse:pass#word@db.example:5432/gatehouse'],
  ['SMTP_URL', 'smtps://office:pass#word@mail.example'],
])('a number sign in the password of %s is refused with the cure', (name, address) => {
  expect(() => readEnv({ [name]: address })).toThrow(`${name}: must`);
  expect(() => readEnv({ [name]: address })).toThrow('%23');
  const encoded = address.replace('#', '%23');
  expect(readEnv({ [name]: encoded })).toMatchObject({ [name]: encoded });
});

describe('what a power cut may take', () => {
  it('is nothing that was acknowledged, unless somebody chose so', () => {
    expect(readEnv({}).GATEHOUSE_DURABLE).toBe('yes');
    expect(readEnv({ GATEHOUSE_DURABLE: 'no' }).GATEHOUSE_DURABLE).toBe('no');
    expect(() => readEnv({ GATEHOUSE_DURABLE: 'perhaps' })).toThrow('GATEHOUSE_DURABLE: must be yes or no');
    expect(readEnv({}).GATEHOUSE_DEBUG).toBe('no');
    expect(() => readEnv({ GATEHOUSE_DEBUG: 'perhaps' })).toThrow('GATEHOUSE_DEBUG: must be yes or no');
  });
});

test('files go into the store unless a place is named whole, and a scanner by host and port', () => {
  expect(readEnv({})).toMatchObject({ GATEHOUSE_FILES: 'store', GATEHOUSE_S3_STYLE: 'path' });
  expect(() => readEnv({ GATEHOUSE_FILES: 'cloud' })).toThrow('GATEHOUSE_FILES: must be store, folder or s3');
  expect(() => readEnv({ GATEHOUSE_FILES: 's3' })).toThrow(
    /GATEHOUSE_S3_ENDPOINT: must be set together with[^]*GATEHOUSE_S3_SECRET/,
  );
  const s3 = {
    GATEHOUSE_S3_ENDPOINT: 'https://s3.example',
    GATEHOUSE_S3_BUCKET: 'files',
    GATEHOUSE_S3_ACCESS_KEY_ID: 'a',
    GATEHOUSE_S3_SECRET_ACCESS_KEY: 'b',
  };
  expect(readEnv({ GATEHOUSE_FILES: 's3', ...s3 })).toMatchObject(s3);
  expect(() => readEnv({ ...s3, GATEHOUSE_S3_BUCKET: '' })).toThrow('GATEHOUSE_S3_BUCKET: must be set together with');
  for (const good of ['127.0.0.1:3310', 'clamd:3310', '[::1]:3310'])
    expect(readEnv({ GATEHOUSE_CLAMD: good }).GATEHOUSE_CLAMD).toBe(good);
  expect(() => readEnv({ GATEHOUSE_CLAMD: 'clamd' })).toThrow('GATEHOUSE_CLAMD: must be host:port of a clamd');
});
