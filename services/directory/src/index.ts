export { definition, type DirectoryOptions } from './app.module';
