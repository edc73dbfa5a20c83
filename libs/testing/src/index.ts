export { eventually } from './eventually';
export { NOW, specFor } from './given';
export { type Line, line } from './line';
export { type TestDatabase, testDatabase } from './postgres';
