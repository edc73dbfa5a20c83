declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
declare module 'bpmnlint' {
  export type Rule = { check(node: unknown, reporter: { report(id: string, message: string): void }): void };
  export class Linter {
    constructor(options: {
      config: { rules: Record<string, unknown> };
      resolver: { resolveRule(pkg: string, name: string): unknown; resolveConfig(pkg: string, name: string): unknown };
    });
    lint(root: unknown): Promise<Record<string, { id: string; message: string }[]>>;
  }
}
declare module 'bpmnlint-plugin-camunda-compat' {
  export const configs: Record<string, { rules: Record<string, [severity: string, settings: unknown]> }>;
}
