import { type EmbeddedPostgres } from '../persistence/src/embedded';

/** What the global setup of a test run leaves for its teardown. */
export const testRun: { folder?: string; postgres?: EmbeddedPostgres } = {};
