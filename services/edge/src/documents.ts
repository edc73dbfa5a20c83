import { type Behind } from './config';
import { type Instances } from './instances';

type Document = {
  paths: Record<string, object>;
  components?: Record<string, Record<string, object>>;
};

/** The OpenAPI document of the whole platform: what each service says of itself, put together. */
export const wholeOpenApi = async (services: ReadonlyMap<Behind, Instances>): Promise<Document> => {
  const parts = await Promise.all([...services.values()].map(openApiOf));
  const [first] = parts;
  if (!first) throw new Error('no service answers');
  const components: Document['components'] = {};
  for (const part of parts)
    for (const [kind, named] of Object.entries(part.components ?? {}))
      components[kind] = { ...components[kind], ...named };
  return { ...first, paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as Document['paths'], components };
};

const openApiOf = async (instances: Instances): Promise<Document> => {
  let last: unknown;
  for (const address of instances.inOrder())
    try {
      const answer = await fetch(`${address}/api/openapi.json`, { signal: AbortSignal.timeout(10_000) });
      if (answer.ok) return (await answer.json()) as Document;
    } catch (error) {
      last = error;
    }
  throw new Error('a service does not describe itself', { cause: last });
};
