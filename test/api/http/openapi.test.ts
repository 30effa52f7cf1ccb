import Ajv2020 from 'ajv/dist/2020';
import pino from 'pino';
import { composeApp } from '../../../api/compose';
import { EVIDENCE_TYPES, LARGEST_EVIDENCE } from '../../../domain/evidence/files';
import { programmesFolder } from '../../../infra/places';
import { startApp, type App } from '../../support/app';
import { mountedRoutes } from '../../support/mounted';
import { enterProgramme } from '../../support/questions';

type Media = Readonly<Record<string, { readonly schema?: object }>>;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: { readonly description?: string; readonly content: Media };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Media }>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: Readonly<Record<string, object>> };
}

let app: App;
let document: Document;
let operations: readonly { readonly method: string; readonly path: string; readonly operation: Operation }[];
beforeAll(async () => {
  app = await startApp({ withWorker: false });
  document = (await app.raw<Document>('GET', '/api/v1/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
});
afterAll(() => app?.stop());

test('the document is OpenAPI 3.1 and names this address', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.servers).toEqual([{ url: app.url }]);
});

test('every operation has a name of its own, a summary, answers, and a parameter for every brace of its path', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { path, operation } of operations) {
    expect(operation.summary).toMatch(/\S/);
    for (const { description } of Object.values(operation.responses)) expect(description).toMatch(/\S/);
    const named = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test('every reference leads somewhere, and every scheme and tag that is used is there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  expect(references.length).toBeGreaterThan(0);
  for (const ref of new Set(references)) expect(resolve(ref)).toBeDefined();
  const schemes = operations.flatMap(({ operation }) =>
    (operation.security ?? []).flatMap((each) => Object.keys(each)),
  );
  for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
});

const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/')], document);

test('every schema in it is a JSON Schema of 2020-12', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = operations.flatMap(({ operation }) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...[operation.requestBody, ...Object.values(operation.responses)].flatMap((each) =>
      Object.values(each?.content ?? {}).flatMap(({ schema }) => schema ?? []),
    ),
  ]);
  const { components } = document;
  for (const schema of [...schemas, ...Object.values(components.schemas)]) {
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile({ ...schema, components })).not.toThrow();
  }
});

test('every operation of the document is served: without a token it asks for one, and is never unknown', async () => {
  for (const { method, path, operation } of operations) {
    const address = path.replaceAll(/\{\w+\}/g, 'x');
    const answer = await app.raw(
      method.toUpperCase(),
      address,
      method === 'post' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {},
    );
    expect([path, answer.status]).toEqual([path, operation.security ? 401 : 422]);
  }
});

test('no route below /api/v1 is missing from the document, and the document has none that is not there', () => {
  const mounted = mountedRoutes(
    composeApp({ services: app, apiToken: 'x', programmesFolder, log: pino({ level: 'error' }) }),
  )
    .filter((route) => route.includes(' /api/v1/'))
    .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
  const told = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect([...told, 'GET /api/v1/openapi.json'].sort()).toEqual([...mounted].sort());
});

const operationAt = (method: string, path: string) =>
  operations.find((each) => each.method === method && each.path === `/api/v1${path}`)?.operation;

test('evidence is filed as the bytes of one file, of which the media types, the largest size and every refusal are told', () => {
  const filing = operationAt('post', '/programmes/{programme}/evidence');
  expect(Object.keys(filing?.requestBody?.content ?? {})).toEqual(EVIDENCE_TYPES);
  for (const { schema } of Object.values(filing?.requestBody?.content ?? {}))
    expect(schema).toEqual({ type: 'string', format: 'binary', maxLength: LARGEST_EVIDENCE });
  expect(filing?.requestBody?.description).toContain('26,214,400');
  expect(filing?.parameters).toContainEqual(expect.objectContaining({ name: 'name', in: 'query', required: true }));
  const codes = Object.entries(filing?.responses ?? {}).map(([status, { description }]) => [
    status,
    /^`(\w+)`/.exec(description)?.[1],
  ]);
  expect(codes).toEqual([
    ['201', undefined],
    ['400', 'malformed'],
    ['401', 'unauthorised'],
    ['403', 'forbidden'],
    ['404', 'not_found'],
    ['405', 'method_not_allowed'],
    ['413', 'malformed'],
    ['415', 'unsupported_media_type'],
    ['422', 'evidence_refused'],
    ['429', 'rate_limited'],
    ['503', 'scanner_unavailable'],
    ['default', undefined],
  ]);
  expect(filing?.responses['201']?.content?.['application/json']?.schema).toMatchObject({
    required: ['hash', 'name', 'mediaType', 'size', 'by', 'at', 'isWhole', 'href'],
  });
  const reading = operationAt('get', '/programmes/{programme}/evidence/{hash}');
  expect(reading?.responses['200']).toMatchObject({ headers: { 'Repr-Digest': {} }, content: { '*/*': {} } });
  expect(reading?.responses['409']?.description).toContain('evidence_changed');
});

test('what is told of evidence is so: the answers have the form and the codes that the document says', async () => {
  const at = `/api/v1/programmes/${await enterProgramme(app)}/evidence`;
  const send = (name: string, type: string, body: Uint8Array<ArrayBuffer>) =>
    app.raw<Record<string, unknown>>('POST', `${at}?name=${name}`, {
      headers: { authorization: `Bearer ${app.officeToken}`, 'content-type': type },
      body,
    });
  const filed = await send('votes.pdf', 'application/pdf', new Uint8Array(Buffer.from('%PDF-1.7')));
  const schema = operationAt('post', '/programmes/{programme}/evidence')?.responses['201']?.content?.[
    'application/json'
  ];
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  expect(filed.status).toBe(201);
  expect(ajv.validate(schema?.schema ?? {}, filed.body)).toBe(true);
  expect(filed.body).toMatchObject({ size: 8, mediaType: 'application/pdf' });
  const refused = [
    await send('x.html', 'text/html', new Uint8Array([1])),
    await send('big.pdf', 'application/pdf', new Uint8Array(LARGEST_EVIDENCE + 1)),
    await app.raw<Record<string, unknown>>('GET', `${at}/${'0'.repeat(64)}`, {
      headers: { authorization: `Bearer ${app.officeToken}` },
    }),
  ];
  expect(refused.map(({ status, body }) => [status, body['code']])).toEqual([
    [422, 'evidence_refused'],
    [413, 'malformed'],
    [404, 'not_found'],
  ]);
});

test('every operation that the product needs is in the document', () => {
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`).sort()).toEqual(
    [
      'GET /programmes',
      'POST /programmes',
      'GET /programmes/{programme}',
      'GET /programmes/{programme}/ledger',
      'GET /search',
      'GET /programmes/{programme}/search',
      'GET /programmes/{programme}/response-times',
      'POST /programmes/{programme}/milestones/{milestone}/submissions',
      'POST /programmes/{programme}/evidence',
      'GET /programmes/{programme}/evidence/{hash}',
      'GET /programmes/{programme}/evaluations/{cycle}/{period}/rows',
      'GET /programmes/{programme}/figures/{figure}',
      'POST /figures/{ask}/answers',
      'POST /figures/{ask}/code',
      'POST /mail/inbound',
      'POST /programmes/{programme}/milestones/{milestone}/forecasts',
      'POST /programmes/{programme}/milestones/{milestone}/proposals/{proposal}',
      'POST /programmes/{programme}/milestones/{milestone}/exceptions',
      'POST /programmes/{programme}/milestones/{milestone}/scope-changes',
      'POST /programmes/{programme}/milestones/{milestone}/start',
      'POST /programmes/{programme}/milestones/{milestone}/settlements',
      'POST /programmes/{programme}/phases/{phase}/gate',
      'POST /programmes/{programme}/agreements/{agreement}/submissions',
      'POST /programmes/{programme}/agreements/{agreement}/signatures',
      'POST /programmes/{programme}/approvals',
      'POST /programmes/{programme}/evaluations/{cycle}/{period}/actuals',
      'POST /programmes/{programme}/evaluations/{cycle}/{period}/imports',
      'GET /programmes/{programme}/improvements',
      'GET /programmes/{programme}/improvements/{improvement}',
      'GET /programmes/{programme}/innovations',
      'GET /programmes/{programme}/innovations/{innovation}',
      'POST /programmes/{programme}/evaluations/requests',
      'POST /programmes/{programme}/staffing/{post}/appointments',
      'POST /programmes/{programme}/staffing/{post}/departures',
      'POST /programmes/{programme}/evaluations/{cycle}/{period}/delegations',
      'POST /programmes/{programme}/evaluations/{cycle}/{period}/figures',
      'POST /programmes/{programme}/evaluations/{cycle}/{period}/restatements',
      'POST /programmes/{programme}/improvements',
      'POST /programmes/{programme}/improvements/{improvement}/analysis',
      'POST /programmes/{programme}/improvements/{improvement}/implementation',
      'POST /programmes/{programme}/improvements/{improvement}/plan',
      'POST /programmes/{programme}/improvements/{improvement}/recurrences',
      'POST /programmes/{programme}/improvements/{improvement}/verification',
      'POST /programmes/{programme}/innovations',
      'POST /programmes/{programme}/innovations/{innovation}/dropping',
      'POST /programmes/{programme}/innovations/{innovation}/results',
      'POST /programmes/{programme}/innovations/{innovation}/trial',
      'GET /approvals/{approval}',
      'GET /approvals/{approval}/comments',
      'POST /approvals/{approval}/code',
      'POST /approvals/{approval}/decisions',
      'POST /approvals/{approval}/withdrawal',
      'POST /approvals/{approval}/delegations',
      'POST /approvals/{approval}/deputies',
      'POST /approvals/{approval}/questions',
      'POST /approvals/{approval}/answers',
      'POST /approvals/{approval}/nudges',
      'POST /approvals/{approval}/reassignments',
      'POST /approvals/{approval}/extensions',
      'POST /approvals/{approval}/approvers',
      'POST /approvals/{approval}/reached',
      'POST /approvals/{approval}/override',
      'POST /approvals/{approval}/revocations',
      'GET /programmes/{programme}/roster',
      'POST /programmes/{programme}/appointments',
      'POST /programmes/{programme}/substitutions',
      'POST /programmes/{programme}/leavers',
      'POST /programmes/{programme}/departures',
      'GET /programmes/{programme}/obligations',
      'GET /programmes/{programme}/policies',
      'POST /programmes/{programme}/policies/{policy}/times',
      'POST /programmes/{programme}/obligations/{obligation}/fulfilments',
      'GET /programmes/{programme}/projects',
      'POST /programmes/{programme}/projects',
      'GET /programmes/{programme}/projects/{project}',
      'POST /programmes/{programme}/projects/{project}/stages',
      'POST /programmes/{programme}/projects/{project}/budget',
      'POST /programmes/{programme}/projects/{project}/commissioning',
      'POST /programmes/{programme}/projects/{project}/cost-forecasts',
      'POST /programmes/{programme}/projects/{project}/exceptions',
      'POST /programmes/{programme}/projects/{project}/cancellation',
      'GET /programmes/{programme}/disputes',
      'POST /programmes/{programme}/disputes',
      'GET /programmes/{programme}/disputes/{dispute}',
      'POST /programmes/{programme}/disputes/{dispute}/departures',
      'POST /programmes/{programme}/disputes/{dispute}/settlements',
      'POST /programmes/{programme}/disputes/{dispute}/award',
      'POST /programmes/{programme}/disputes/{dispute}/withdrawal',
      'GET /programmes/{programme}/money/trial-balance',
      'GET /programmes/{programme}/money/statements/{kind}/{subject}',
      'GET /programmes/{programme}/strategy/adjustments',
      'GET /programmes/{programme}/strategy/plans',
      'POST /programmes/{programme}/strategy/plans/{plan}/versions',
      'GET /programmes/{programme}/strategy/signals',
      'GET /programmes/{programme}/strategy/exit',
      'POST /programmes/{programme}/strategy/exit/steps/{step}',
      'POST /programmes/{programme}/strategy/exit/control-changes',
      'POST /programmes/{programme}/strategy/signals/{signal}/reports',
      'POST /programmes/{programme}/strategy/adjustments',
      'GET /programmes/{programme}/strategy/adjustments/{adjustment}',
      'GET /programmes/{programme}/funds',
      'GET /programmes/{programme}/funds/{fund}',
      'POST /programmes/{programme}/funds/{fund}/calls',
      'POST /programmes/{programme}/funds/{fund}/contributions',
      'POST /programmes/{programme}/funds/{fund}/draws',
      'POST /programmes/{programme}/funds/{fund}/holding',
      'POST /programmes/{programme}/funds/{fund}/resumption',
      'POST /programmes/{programme}/funds/{fund}/closure',
      'GET /programmes/{programme}/draws',
      'GET /programmes/{programme}/draws/{draw}',
      'POST /programmes/{programme}/draws/{draw}/payment',
      'POST /programmes/{programme}/draws/{draw}/confirmation',
      'POST /programmes/{programme}/draws/{draw}/cancellation',
      'POST /programmes/{programme}/draws/{draw}/repayments',
      'GET /programmes/{programme}/risks',
      'GET /programmes/{programme}/risks/{risk}',
      'POST /programmes/{programme}/risks',
      'POST /programmes/{programme}/risks/{risk}/assessments',
      'POST /programmes/{programme}/risks/{risk}/reviews',
      'POST /programmes/{programme}/risks/{risk}/responses',
      'POST /programmes/{programme}/risks/{risk}/acceptances',
      'POST /programmes/{programme}/risks/{risk}/materialisation',
      'POST /programmes/{programme}/risks/{risk}/closure',
      'POST /programmes/{programme}/risks/{risk}/reopening',
      'GET /programmes/{programme}/budgets',
      'GET /programmes/{programme}/budgets/{budget}',
      'POST /programmes/{programme}/budgets/{budget}/exceptions',
      'GET /programmes/{programme}/earned-value',
      'POST /previews/risk',
      'POST /previews/draw',
      'POST /previews/budget-check',
      'POST /previews/distribution',
      'GET /programmes/{programme}/distributions',
      'GET /programmes/{programme}/distributions/{distribution}',
      'GET /programmes/{programme}/distributions/{distribution}/file',
      'POST /programmes/{programme}/distributions',
      'POST /programmes/{programme}/distributions/{distribution}/cancellation',
      'POST /programmes/{programme}/distributions/{distribution}/confirmations',
      'POST /programmes/{programme}/distributions/{distribution}/corrections',
      'POST /programmes/{programme}/distributions/{distribution}/denials',
      'POST /programmes/{programme}/distributions/{distribution}/holds',
      'POST /programmes/{programme}/distributions/{distribution}/own-costs',
      'POST /programmes/{programme}/distributions/{distribution}/payments',
      'POST /programmes/{programme}/distributions/{distribution}/recomputations',
      'POST /programmes/{programme}/distributions/{distribution}/releases',
      'POST /programmes/{programme}/distributions/{distribution}/signatures',
      'POST /previews/adjustment',
      'GET /programmes/{programme}/ip',
      'POST /programmes/{programme}/ip',
      'GET /programmes/{programme}/ip/{item}',
      'POST /programmes/{programme}/ip/{item}/answers',
      'POST /programmes/{programme}/ip/{item}/filings',
      'POST /programmes/{programme}/ip/{item}/registrations',
      'POST /programmes/{programme}/ip/{item}/accesses',
      'POST /programmes/{programme}/ip/{item}/closing',
      'GET /programmes/{programme}/blockages',
      'GET /programmes/{programme}/calendars',
      'POST /programmes/{programme}/calendars/{calendar}/publications',
      'POST /programmes/{programme}/calendars/{calendar}/publications/{version}/acknowledgements',
      'GET /programmes/{programme}/changes',
      'POST /programmes/{programme}/changes',
      'POST /programmes/{programme}/changes/{number}/aside',
      'GET /tasks',
      'POST /previews/agreement-dates',
      'GET /programmes/{programme}/agreements/{agreement}',
      'GET /programmes/{programme}/agreements/{agreement}/obligations',
      'POST /programmes/{programme}/agreements/{agreement}/negotiations',
      'POST /programmes/{programme}/agreements/{agreement}/withdrawal',
      'POST /programmes/{programme}/agreements/{agreement}/conditions',
      'POST /programmes/{programme}/agreements/{agreement}/notices',
      'POST /programmes/{programme}/agreements/{agreement}/cures',
      'POST /programmes/{programme}/agreements/{agreement}/claims',
      'POST /programmes/{programme}/agreements/{agreement}/suspensions',
      'POST /programmes/{programme}/agreements/{agreement}/resumptions',
      'POST /programmes/{programme}/agreements/{agreement}/terminations',
      'POST /programmes/{programme}/agreements/{agreement}/amendments',
      'POST /programmes/{programme}/agreements/{agreement}/fates',
      'POST /programmes/{programme}/agreements/{agreement}/corrections',
      'POST /programmes/{programme}/agreements/{agreement}/document-confirmations',
      'POST /previews/deadline',
      'POST /previews/slippage',
      'POST /previews/ip-dates',
      'POST /previews/tally',
      'POST /previews/policy-times',
      'POST /previews/approval',
      'POST /previews/score',
      'POST /previews/evaluation-dates',
    ].sort(),
  );
});

test('the page of the operations shows each of them and needs nothing from elsewhere', async () => {
  const { status, body } = await app.raw<string>('GET', '/api/docs');
  expect(status).toBe(200);
  for (const { operation } of operations) expect(body).toContain(operation.summary.replaceAll('&', '&amp;'));
  for (const type of EVIDENCE_TYPES) expect(body).toContain(`<code>${type}</code>`);
  expect(body).toContain('at most 26,214,400');
  expect(body).not.toMatch(/<script|src="http|href="http(?!:\/\/127)/);
});
