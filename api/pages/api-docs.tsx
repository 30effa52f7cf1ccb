import { whoMay } from '../access-words';
import type { Endpoint } from '../endpoint';
import { accessOfOperation } from '../entering';
import { Badge } from './html';
import { Page } from './layout';

/** The operations of the API, read from the same list that serves them. */
export const ApiDocs = ({ endpoints, schemas }: ApiDocsProps) => (
  <Page title="Gatehouse API" language="en">
    <h1>API</h1>
    <p>
      The whole document: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Every refusal is
      application/problem+json with a stable <code>code</code> and a sentence. Operations that start something take an{' '}
      <code>Idempotency-Key</code>.
    </p>
    {[...new Set(endpoints.map(({ tag }) => tag))].map((tag) => (
      <section key={tag}>
        <h2>{tag}</h2>
        {endpoints
          .filter((each) => each.tag === tag)
          .map((each) => (
            <Operation key={`${each.method} ${each.path}`} endpoint={each} schema={schemas(each)} />
          ))}
      </section>
    ))}
  </Page>
);

interface ApiDocsProps {
  readonly endpoints: readonly Endpoint[];
  /** The JSON Schema of an operation's body, if it has one. */
  readonly schemas: (endpoint: Endpoint) => object | undefined;
}

const Operation = ({ endpoint, schema }: { readonly endpoint: Endpoint; readonly schema: object | undefined }) => (
  <details>
    <summary>
      <Badge tone={endpoint.method === 'get' ? 'idle' : 'running'}>{endpoint.method.toUpperCase()}</Badge>{' '}
      <code>/api/v1{endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}</code> {endpoint.summary}{' '}
      <small>({whoMay(accessOfOperation(endpoint))})</small>
    </summary>
    <ul>
      {Object.entries(endpoint.answers).map(([status, meaning]) => (
        <li key={status}>
          <strong>{status}</strong> {meaning}
        </li>
      ))}
    </ul>
    {schema && <pre>{JSON.stringify(schema, null, 2)}</pre>}
  </details>
);
