import { type FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, toProblem } from './problem';

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** How many writes are being worked on, and whether one more may come in. */
export class WriteLimit {
  private count = 0;

  constructor(private readonly most: number) {}

  /** Who is let in leaves again, whatever happens. */
  enter(): boolean {
    if (this.count >= this.most) return false;
    this.count += 1;
    return true;
  }

  leave(): void {
    this.count -= 1;
  }
}

/**
 * Turns writes away at the door while too many are being worked on: those inside finish in good time, the others are told
 * at once to come back. Reads and open streams are not counted.
 */
export const limitWrites = (fastify: FastifyInstance, limit: WriteLimit): void => {
  const inside = new WeakSet<object>();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!writes.has(request.method)) return done();
    if (!limit.enter()) {
      const problem = toProblem({ statusCode: 503 }, undefined);
      void reply.header('retry-after', '2').status(503).type(PROBLEM_TYPE);
      void reply.send(JSON.stringify(problem));
      return;
    }
    inside.add(request);
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    if (inside.delete(request)) limit.leave();
    done();
  });
};
