import '@fastify/multipart';
import type {} from '@fastify/cookie';
import { type Actor } from '@duban/kernel';
import { type FastifyReply, type FastifyRequest } from 'fastify';

/** What the host keeps on a request. `traceparent` is the caller's, or the first of a new trace. */
export type HostRequest = FastifyRequest & { actor?: Actor | undefined; traceparent?: string };
export type HostReply = FastifyReply;
