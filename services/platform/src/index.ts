export { servicesOf, startPlatform } from './app.module';
export { demoAdminPassword } from './demo/accounts';
export { DemoClient } from './demo/browser';
export { namedPerson, namedUnit, openCounty } from './demo/load';
export { main } from './main';
export { platformVariables } from './config';
