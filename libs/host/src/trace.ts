import { randomUUID } from 'node:crypto';

const W3C = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's W3C trace context when it is well-formed, otherwise the beginning of a new trace. */
export const traceparentOf = (given: unknown): string => {
  if (typeof given === 'string' && W3C.test(given)) return given;
  // Node keeps a supply of random identifiers; drawing bytes for each request costs a system call.
  const [trace, span] = [randomUUID(), randomUUID()];
  const inner = `${trace.slice(9, 13)}${trace.slice(14, 18)}${trace.slice(19, 23)}`;
  return `00-${trace.slice(0, 8)}${inner}${trace.slice(24)}-${span.slice(0, 8)}${span.slice(28)}-01`;
};

/** The part of it that a person quotes when something broke. */
export const traceIdOf = (traceparent: string | undefined): string | undefined => traceparent?.slice(3, 35);
