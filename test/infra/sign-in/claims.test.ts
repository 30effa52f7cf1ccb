import { addressIn } from '../../../infra/sign-in/claims';

const email = 'Chair@East.example';
const entra = { iss: 'https://login.microsoftonline.com/4f1c/v2.0' };
const domains = ['east.example'];

describe('the address of an account', () => {
  it.each([
    ['the service has verified it', { email, email_verified: true }, []],
    ['it says so as text', { email, email_verified: 'true' }, []],
    ['Entra says that the domain is its tenant’s', { ...entra, email, xms_edov: true }, []],
    ['Entra says so as a number', { ...entra, email, xms_edov: '1' }, []],
    ['nothing is said of it, and the deployment names its domain', { email }, domains],
    ['Entra says nothing of it, and the deployment names its domain', { ...entra, email }, domains],
  ])('counts where %s', (_, claims, named) => {
    expect(addressIn(claims, named)).toBe('chair@east.example');
  });

  it.each<[string, object, readonly string[], object]>([
    ['there is none', { sub: 'x' }, domains, { missing: 'email', told: ['sub'] }],
    ['nothing is said of it', { email }, [], { missing: 'email_verified' }],
    ['nothing is said of it, and another domain is named', { email }, ['west.example'], { missing: 'email_verified' }],
    ['a domain is named of which it is a part', { email: 'x@a.east.example' }, domains, { missing: 'email_verified' }],
    ['it ends like a domain that is named', { email: 'x@evil-east.example' }, domains, { missing: 'email_verified' }],
    [
      'the service has not verified it, whatever is named',
      { email, email_verified: false },
      domains,
      { email_verified: false },
    ],
    [
      'somebody else than Entra uses its claim',
      { iss: 'https://login.example/', email, xms_edov: true },
      [],
      { missing: 'email_verified' },
    ],
    [
      'Entra says that the domain is not its tenant’s',
      { ...entra, email, xms_edov: false },
      [],
      { missing: 'email_verified' },
    ],
    [
      'a service only calls itself like Entra',
      { iss: 'https://login.microsoftonline.com.evil.example/', email, xms_edov: true },
      [],
      { missing: 'email_verified' },
    ],
  ])('does not count where %s, and the refusal names what is missing', (_, claims, named, facts) => {
    let refusal: unknown;
    try {
      addressIn(claims as Record<string, unknown>, named);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'identity_unknown', facts });
  });
});
