import { type FastifyInstance } from 'fastify';
import { toProblem } from './problem';

/** NUL, and halves of surrogate pairs: no row of a database can hold them, and nobody writes them. */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether such a character stands in any text of a value, in names of fields too and however deep. */
export const isUnstorable = (value: unknown): boolean => {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === 'string') {
      if (UNSTORABLE.test(each)) return true;
    } else if (Array.isArray(each)) left.push(...(each as unknown[]));
    else if (each !== null && typeof each === 'object' && !Buffer.isBuffer(each))
      for (const name of Object.keys(each)) left.push(name, (each as Record<string, unknown>)[name]);
  }
  return false;
};

const isJson = (type: string | undefined): boolean => type === undefined || type.includes('json');

/** Turns away at the door what could not be kept, or looked for, as it was written. */
export const refuseUnstorable = (fastify: FastifyInstance): void => {
  fastify.addHook('preValidation', (request, reply, done) => {
    const { params, query, body, headers } = request;
    if (!isUnstorable([params, query]) && !(isJson(headers['content-type']) && isUnstorable(body))) return done();
    const problem = toProblem({ statusCode: 400 }, undefined);
    void reply.status(400).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
};
