import { findInTexts } from '@duban/documents';
import { type FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, toProblem } from './problem';

/** NUL, and halves of surrogate pairs: no row of a database can hold them, and nobody writes them. */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Where these are no functions, comparing the value with a number fails: the check of a text's length does it before it looks whether it is one. */
const NO_DATA: ReadonlySet<string> = new Set(['toString', 'valueOf']);

/** Whether such a character stands in any text of a value, in names of fields too, or a field has such a name; however deep. */
export const isUnfit = (value: unknown): boolean =>
  findInTexts(value, (text, isName) => UNSTORABLE.test(text) || (isName && NO_DATA.has(text)) || undefined) === true;

const isJson = (type: string | undefined): boolean => type === undefined || type.includes('json');

/** Turns away at the door what could not be kept, looked for or checked as it was written. */
export const refuseUnfit = (fastify: FastifyInstance): void => {
  fastify.addHook('preValidation', (request, reply, done) => {
    const { params, query, body, headers } = request;
    if (!isUnfit([params, query]) && !(isJson(headers['content-type']) && isUnfit(body))) return done();
    const problem = toProblem({ statusCode: 400 }, undefined);
    void reply.status(400).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
};
