// What a container runtime asks: does the program in this container answer?
const answer = await fetch(`http://127.0.0.1:${process.env.DUBAN_PORT ?? 8090}/health`, {
  signal: AbortSignal.timeout(2_000),
}).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
