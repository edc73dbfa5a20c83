export { definition, type DirectoryOptions } from './app.module';
export { directoryVariables } from './config';
