export { eventually } from './eventually';
export { NOW, specFor } from './given';
export { type TestDatabase, testDatabase } from './postgres';
