import fc from 'fast-check';
import { startApp, type App } from '../../support/app';
import { tried } from '../../support/laws';

let app: App;
let posts: readonly string[];
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
  const { body } = await app.raw<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/v1/openapi.json');
  posts = Object.entries(body.paths).flatMap(([path, methods]) => ('post' in methods ? [path] : []));
});
afterAll(() => app?.stop());

const names =
  'file definition by evidence note key title summary policy groups verdict comment seats votes calendar from days';
const aKey = fc.oneof(fc.constantFrom(...names.split(' ')), fc.string());
const aBody = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(aKey, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 }),
);
const aPart = fc.oneof(
  fc.constantFrom('stroke-registry', 'x', '..', '%25', 'constructor'),
  fc.string({ minLength: 1, maxLength: 20 }),
);
const anAddress = fc
  .tuple(fc.nat(), fc.array(aPart, { minLength: 3, maxLength: 3 }))
  .map(([index, parts]) => (path: readonly string[]) => {
    const rest = [...parts];
    return (path[index % path.length] ?? '').replaceAll(/\{\w+\}/g, () => encodeURIComponent(rest.pop() ?? 'x'));
  });

const send = async (path: string, body: string) => {
  const headers = { authorization: `Bearer ${app.officeToken}`, 'content-type': 'application/json' };
  return (await app.raw('POST', path, { headers, body })).status;
};

test('no body at any operation is a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(anAddress, aBody, async (address, body) => {
      const status = await send(address(posts), JSON.stringify(body));
      expect(status).toBeLessThan(500);
    }),
    tried(400),
  );
});

test('no text at any operation is a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(anAddress, fc.string({ unit: 'binary' }), async (address, text) => {
      expect(await send(address(posts), text)).toBeLessThan(500);
    }),
    tried(150),
  );
});

test('no definition that is sent along is a fault of ours', async () => {
  const aText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'programme: ',
          'title: ',
          '- ',
          '\n',
          '  ',
          '&a ',
          '*a',
          '<<: ',
          '? ',
          '!!map',
          'x',
          '{',
          '}',
          '"\\u0000"',
          '\t',
        ),
      )
      .map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(aText, async (definition) => {
      expect(await send('/api/v1/programmes', JSON.stringify({ definition }))).toBe(422);
    }),
    { ...tried(200), examples: [['[{"toString":[]}]'], ['{"language": {"toString": 1}}']] },
  );
});
