import { type FastifyInstance } from 'fastify';
import { toProblem } from './problem';

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Turns writes away at the door while more than `most` are being worked on: those inside finish in good time, the others
 * are told at once to come back. Reads and open streams are not counted.
 */
export const limitWrites = (fastify: FastifyInstance, most: number): void => {
  const inside = new WeakSet<object>();
  let count = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!writes.has(request.method)) return done();
    if (count >= most) {
      const problem = toProblem({ statusCode: 503 }, undefined);
      void reply.header('retry-after', '2').status(503).type('application/problem+json; charset=utf-8');
      void reply.send(JSON.stringify(problem));
      return;
    }
    count += 1;
    inside.add(request);
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    if (inside.delete(request)) count -= 1;
    done();
  });
};
