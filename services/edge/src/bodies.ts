import { type FastifyInstance } from 'fastify';

/** Bodies are not looked at: small ones are kept so that they can be sent again, files run through. */
export const takeBodies = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('multipart/form-data', (_, payload, done) => done(null, payload));
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
};
