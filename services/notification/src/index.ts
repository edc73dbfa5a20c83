export { definition } from './app.module';
export { type NotificationOptions, notificationOptions, notificationVariables } from './config';
