export { edgeVariables } from './config';
