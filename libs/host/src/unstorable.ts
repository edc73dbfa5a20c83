import { findInTexts } from '@duban/documents';
import { type FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, toProblem } from './problem';

/** NUL, and halves of surrogate pairs: no row of a database can hold them, and nobody writes them. */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether such a character stands in any text of a value, in names of fields too and however deep. */
export const isUnstorable = (value: unknown): boolean =>
  findInTexts(value, (text) => UNSTORABLE.test(text) || undefined) === true;

const isJson = (type: string | undefined): boolean => type === undefined || type.includes('json');

/** Turns away at the door what could not be kept, or looked for, as it was written. */
export const refuseUnstorable = (fastify: FastifyInstance): void => {
  fastify.addHook('preValidation', (request, reply, done) => {
    const { params, query, body, headers } = request;
    if (!isUnstorable([params, query]) && !(isJson(headers['content-type']) && isUnstorable(body))) return done();
    const problem = toProblem({ statusCode: 400 }, undefined);
    void reply.status(400).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
};
