import type { z } from 'zod';
import { whoMay } from './access/words';
import type { Operation } from './http/endpoint';
import { accessOfOperation } from './access/entrance';
import { Page } from './ui/layout';

/** The operations of the API, read from the same list from which its document is made. */
export const ApiDocs = ({ operations, schemaOf }: ApiDocsProps) => (
  <Page title="Gatehouse API" language="en">
    <h1>API</h1>
    <p>
      The whole document: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Every refusal is
      application/problem+json with a stable <code>code</code> and a sentence. Operations that start something take an{' '}
      <code>Idempotency-Key</code>.
    </p>
    {[...new Set(operations.map(({ tag }) => tag))].map((tag) => (
      <section key={tag}>
        <h2>{tag}</h2>
        {operations
          .filter((each) => each.tag === tag)
          .map((each) => (
            <OneOperation key={`${each.method} ${each.path}`} operation={each} schemaOf={schemaOf} />
          ))}
      </section>
    ))}
  </Page>
);

/** A form as JSON Schema. */
type SchemaOf = (form: z.ZodType, io: 'input' | 'output') => object;

interface ApiDocsProps {
  readonly operations: readonly Operation[];
  readonly schemaOf: SchemaOf;
}

interface OneOperationProps {
  readonly operation: Operation;
  readonly schemaOf: SchemaOf;
}

const Schema = ({ label, schema }: { readonly label: string; readonly schema: object }) => (
  <>
    <p>{label}</p>
    <pre>{JSON.stringify(schema, null, 2)}</pre>
  </>
);

const FileTaken = ({ mediaTypes, mostBytes }: NonNullable<Operation['takes']>) => (
  <>
    <p>Body: the bytes of one file, at most {mostBytes.toLocaleString('en')}, as one of</p>
    <ul>
      {mediaTypes.map((type) => (
        <li key={type}>
          <code>{type}</code>
        </li>
      ))}
    </ul>
  </>
);

const OneOperation = ({ operation, schemaOf }: OneOperationProps) => {
  const { method, path, summary, answers, query, body, takes, gives } = operation;
  return (
    <details>
      <summary>
        <span class={`badge ${method === 'get' ? 'idle' : 'running'}`}>{method.toUpperCase()}</span>{' '}
        <code>/api/v1{path.replaceAll(/:(\w+)/g, '{$1}')}</code> {summary}{' '}
        <small>({whoMay(accessOfOperation(operation))})</small>
      </summary>
      <ul>
        {Object.entries(answers).map(([status, meaning]) => (
          <li key={status}>
            <strong>{status}</strong> <Coded text={meaning} />
          </li>
        ))}
      </ul>
      {query && <Schema label="Query" schema={schemaOf(query, 'input')} />}
      {body && <Schema label="Body" schema={schemaOf(body, 'input')} />}
      {takes && <FileTaken {...takes} />}
      {gives && gives !== 'file' && <Schema label="Answer" schema={schemaOf(gives, 'output')} />}
    </details>
  );
};

/** What stands between backticks is code, as in the document, whose descriptions are Markdown. */
const Coded = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, n) => (n % 2 === 1 ? <code key={n}>{part}</code> : part))}</>
);
