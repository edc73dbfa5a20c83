/** What the global setup of a test run leaves for its teardown: how each server it started is stopped. */
export const testRun: { stops: (() => Promise<void>)[] } = { stops: [] };
