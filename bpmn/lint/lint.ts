import { createRequire } from 'node:module';
import { Linter } from 'bpmnlint';
import { configs } from 'bpmnlint-plugin-camunda-compat';
import { parse } from '../model';
import { rules } from './rules';

/** What is wrong with an element, and what to do; in the words of the process owner. */
export type Defect = Readonly<{ element: string; rule: string; message: string }>;

const load = createRequire(__filename);
const EXECUTABLE = 'camunda-cloud-8-8';

/** Rules of bpmnlint itself, in our words. */
const drawing: Readonly<Record<string, string>> = {
  'start-event-required': '流程没有开始事件',
  'end-event-required': '流程没有结束事件',
  'label-required': '请写上名称',
  'no-disconnected': '没有连线',
  'no-duplicate-sequence-flows': '有重复的连线',
  'no-implicit-split': '步骤后有多条连线;请用网关分开',
  'no-implicit-end': '到此中断;请连到结束事件',
  'no-bpmndi': '没有画在图上',
  'no-complex-gateway': '不用复杂网关',
};

/** Made anew for each diagram: a rule of bpmnlint remembers the flows it has seen. */
const linter = (): Linter =>
  new Linter({
    config: {
      rules: {
        ...Object.fromEntries(Object.keys(drawing).map((name) => [name, 'error'])),
        ...Object.fromEntries(
          // What is advice there (a form for each user task) is decided by our own rules, and so are loops: all of them.
          Object.entries(configs[EXECUTABLE]?.rules ?? {})
            .filter(([name, [severity]]) => severity === 'error' && !name.startsWith('bpmnlint/') && name !== 'no-loop')
            .map(([name, setting]) => [`camunda-compat/${name}`, setting]),
        ),
        ...Object.fromEntries(Object.keys(rules).map((name) => [`duban/${name}`, 'error'])),
      },
    },
    resolver: {
      resolveRule: (plugin, name) => {
        if (plugin === 'bpmnlint-plugin-duban') return rules[name];
        if (plugin === 'bpmnlint-plugin-camunda-compat') return load(`${plugin}/rules/camunda-cloud/${name}`);
        return load(`bpmnlint/rules/${name}`);
      },
      resolveConfig: (plugin) => {
        throw new Error(`no configuration of ${plugin} is used`);
      },
    },
  });

/**
 * Checks a diagram before it is published: that the engine can run it (Camunda 8.8), that it is drawn in full, and that
 * every job, command, message, refusal and role in it exists. An empty list: it may be published.
 */
export const lintDiagram = async (xml: string): Promise<Defect[]> => {
  let root: unknown;
  try {
    root = await parse(xml);
  } catch (error) {
    return [{ element: '', rule: 'readable', message: `这不是一个 BPMN 图:${(error as Error).message}` }];
  }
  const found = await linter().lint(root);
  return Object.entries(found).flatMap(([rule, reports]) =>
    reports.map(({ id, message }) => ({ element: id, rule, message: inChinese(rule, message) })),
  );
};

const inChinese = (rule: string, message: string): string => {
  if (rule.startsWith('duban/')) return message;
  return drawing[rule] ?? `引擎(Camunda 8.8)不能执行:${message}`;
};
