// The table of all variables, from the schemas that read them.
import { createRequire } from 'node:module';
import { root } from './bin/run.mjs';

const require = createRequire(import.meta.url);
const built = (folder) => require(`${root}/${folder}/dist/index.js`);

/** Program → the variables it reads, beside those of `common`. */
export const variablesOf = () => {
  const { serviceVariables } = built('libs/host');
  const { directoryVariables } = built('services/directory');
  const { notificationVariables } = built('services/notification');
  return {
    common: serviceVariables,
    directory: directoryVariables,
    notification: notificationVariables,
    engine: built('services/engine').engineVariables,
    edge: built('services/edge').edgeVariables,
    platform: built('services/platform').platformVariables,
  };
};

const titles = {
  common: '每个服务(directory、intake、assignment、archive、notification、reporting、workflow)',
  directory: '组织机构(directory)另有',
  notification: '通知(notification)另有',
  engine: '内置流程引擎(engine)',
  edge: '入口(edge)',
  platform: '一个进程的平台(npm start)',
};

const isRequired = (schema) => !schema.safeParse(undefined).success;
const presetOf = (schema) => {
  const given = schema.safeParse(undefined);
  return given.success && given.data !== undefined ? `\`${given.data}\`` : '';
};

const table = (shape) =>
  [
    '| 变量 | 用途 | 缺省 |',
    '| --- | --- | --- |',
    ...Object.entries(shape).map(
      ([name, schema]) =>
        `| \`${name}\` | ${schema.description ?? schema.meta()?.description ?? ''} | ${isRequired(schema) ? '**必填**' : presetOf(schema)} |`,
    ),
  ].join('\n');

export const variablesPage = () =>
  [
    '# 环境变量',
    '本页由 `npm run generate` 从程序读取变量的定义生成,请不要手改。启动时一次报出全部错误;不认识的 `DUBAN_` 变量不接受。',
    ...Object.entries(variablesOf()).map(([program, shape]) => `## ${titles[program]}\n\n${table(shape)}`),
  ].join('\n\n');
