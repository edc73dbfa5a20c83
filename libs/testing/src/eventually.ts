/**
 * Polls until `probe` neither throws nor gives undefined or false.
 * @param description what is waited for, so that a time-out says it
 */
export const eventually = async <T>(
  description: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<NonNullable<T>, false>> => {
  let last: unknown;
  for (const end = Date.now() + timeoutMs; ;) {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value as Exclude<NonNullable<T>, false>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(
        `waited ${timeoutMs} ms for: ${description} (last: ${last instanceof Error ? last.message : JSON.stringify(last)})`,
      );
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};
