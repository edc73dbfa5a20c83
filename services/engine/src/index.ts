export { engineVariables } from './config';
