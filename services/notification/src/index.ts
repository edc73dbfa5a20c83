export { definition } from './app.module';
