/** The parts of an OpenAPI document that the suites go by. */
export type Schema = Readonly<Record<string, unknown>>;
type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema?: Schema }>;
type Described = Readonly<{
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ content: Readonly<Record<string, { schema?: Schema }>> }>;
  responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema?: Schema }>> }>>;
}>;
export type OpenApi = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

/** One operation of the platform. */
export type Operation = Readonly<{
  /** `POST /api/matters/{id}/register` */
  key: string;
  method: string;
  path: string;
  /** names of what stands in braces */
  placeholders: readonly string[];
  body: Schema | undefined;
  responses: Described['responses'];
}>;

export const operationsOf = ({ paths }: OpenApi): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, { requestBody, responses }]) => ({
      key: `${verb.toUpperCase()} ${path}`,
      method: verb.toUpperCase(),
      path,
      placeholders: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
      body: requestBody?.content['application/json']?.schema,
      responses,
    })),
  );

/** The path with its places filled; what is not given stands as it is. */
export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
