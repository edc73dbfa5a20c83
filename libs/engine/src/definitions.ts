import { type Database } from '@duban/persistence';
import { type Definitions } from './core/execution';
import { parseDmn, type RequirementsModel } from './model/dmn';
import { type Binding, type Definition, type Form } from './model/element';
import { parseBpmn } from './model/parse';

/** A deployed version of a DMN resource, with the keys and versions of its decisions. */
export type Requirements = RequirementsModel &
  Readonly<{
    key: string;
    version: number;
    deployment: string;
    resource: string;
    keys: Readonly<Record<string, { key: string; version: number }>>;
  }>;
type RequirementsRow = Pick<Requirements, 'key' | 'version' | 'deployment' | 'resource'> & {
  decisions: Requirements['keys'];
  xml: string;
  deleted: boolean;
};
type Row = { key: string; process_id: string; version: number; deployment: string; xml: string; deleted: boolean };

/** The version that a binding means, of versions from the oldest to the newest. */
const bound = <T extends { deployment: string }>(
  versions: readonly T[],
  binding: Binding,
  deployment: string,
  tagOf: (one: T) => string | undefined,
): T | undefined =>
  versions.findLast((one) => {
    if (binding.type === 'versionTag') return tagOf(one) === binding.tag;
    return binding.type === 'latest' || one.deployment === deployment;
  });

/** Another node has deployed it, and this one has not heard of it yet. */
export class UnknownDefinition extends Error {
  override readonly name = 'UnknownDefinition';
}

/**
 * All deployed definitions, parsed once per node: when the first of them is needed, so that a node starts as quickly after
 * years of versions. Another node's deployments are read when this one hears of them.
 */
export class DefinitionRegistry implements Definitions {
  private readonly byKeys = new Map<string, Definition>();
  private readonly versions = new Map<string, Definition[]>();
  private readonly requirements = new Map<string, Requirements>();
  private readonly forms = new Map<string, Form>();
  private readonly deleted = new Set<string>();
  private loading: Promise<void> | undefined;

  constructor(private readonly db: Database) {}

  byKey(key: string): Definition {
    const definition = this.byKeys.get(String(key));
    if (!definition) throw new UnknownDefinition(`definition ${key} is not loaded`);
    return definition;
  }
  find(key: string): Definition | undefined {
    return this.deleted.has(key) ? undefined : this.byKeys.get(key);
  }
  latest(processId: string): Definition | undefined {
    return this.alive(processId).at(-1);
  }
  process(processId: string, binding: Binding, deployment: string): Definition | undefined {
    return bound(this.alive(processId), binding, deployment, (definition) => definition.tag);
  }
  version(processId: string, version: number): Definition | undefined {
    return this.alive(processId).find((d) => d.version === version);
  }
  highestVersion(processId: string): number {
    return this.versions.get(processId)?.at(-1)?.version ?? 0;
  }
  all(): Definition[] {
    return [...this.versions.keys()].flatMap((id) => this.alive(id));
  }

  decision(
    id: string,
    binding: Binding = { type: 'latest' },
    deployment = '',
  ): { requirements: Requirements; id: string } | undefined {
    const versions = this.requirementsAlive()
      .filter((one) => one.decisions[id])
      .sort((a, b) => (a.keys[id]?.version ?? 0) - (b.keys[id]?.version ?? 0));
    const requirements = bound(versions, binding, deployment, (one) => one.decisions[id]?.tag);
    return requirements && { requirements, id };
  }
  form(id: string, binding: Binding, deployment: string): Form | undefined {
    const versions = [...this.forms.values()].filter((form) => form.id === id && !this.deleted.has(form.key));
    return bound(
      versions.sort((a, b) => a.version - b.version),
      binding,
      deployment,
      (form) => form.tag,
    );
  }
  formByKey(key: string): Form | undefined {
    return this.deleted.has(key) ? undefined : this.forms.get(key);
  }
  addForm(form: Form): void {
    this.forms.set(form.key, form);
  }
  decisionByKey(key: string): { requirements: Requirements; id: string } | undefined {
    for (const requirements of this.requirementsAlive())
      for (const [id, one] of Object.entries(requirements.keys)) if (one.key === key) return { requirements, id };
    return undefined;
  }
  requirementsByKey(key: string): Requirements | undefined {
    return this.requirementsAlive().find((one) => one.key === key);
  }
  addRequirements(requirements: Requirements): void {
    this.requirements.set(requirements.key, requirements);
  }
  private requirementsAlive(): Requirements[] {
    return [...this.requirements.values()].filter((one) => !this.deleted.has(one.key));
  }

  add(definition: Definition): void {
    if (this.byKeys.has(definition.key)) return;
    this.byKeys.set(definition.key, definition);
    const versions = [...(this.versions.get(definition.id) ?? []), definition];
    this.versions.set(
      definition.id,
      versions.sort((a, b) => a.version - b.version),
    );
  }
  forget(key: string): void {
    this.deleted.add(key);
  }

  /** What was deployed until now is known; every command waits for it. */
  loaded(): Promise<void> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }
  /** Reads what other nodes have deployed or deleted. */
  async refresh(): Promise<void> {
    await this.loaded();
    await this.read();
  }
  /** Another node says that there is more; who has read nothing yet will read it anyway. */
  async more(): Promise<void> {
    if (this.loading) await this.refresh();
  }

  private async read(): Promise<void> {
    await this.refreshRequirements();
    await this.refreshForms();
    const rows = await this.db.query<Row>(
      { scope: 'all' },
      'select key, process_id, version, deployment, xml, deleted from engine.definition where not key = any($1) or deleted order by key',
      [[...this.byKeys.keys()]],
    );
    for (const row of rows) {
      if (row.deleted) this.forget(row.key);
      if (this.byKeys.has(row.key)) continue;
      const model = (await parseBpmn(row.xml)).find((m) => m.id === row.process_id);
      if (model) this.add({ ...model, key: row.key, version: row.version, deployment: row.deployment });
    }
  }

  private async refreshRequirements(): Promise<void> {
    const rows = await this.db.query<RequirementsRow>(
      { scope: 'all' },
      'select key, version, deployment, resource, xml, decisions, deleted from engine.requirements where not key = any($1) or deleted',
      [[...this.requirements.keys()]],
    );
    for (const { key, version, deployment, resource, xml, decisions, deleted } of rows) {
      if (deleted) this.forget(key);
      if (!this.requirements.has(key))
        this.addRequirements({ ...(await parseDmn(xml)), key, version, deployment, resource, keys: decisions });
    }
  }
  private async refreshForms(): Promise<void> {
    const rows = await this.db.query<Omit<Form, 'tag'> & { tag: string | null; deleted: boolean }>(
      { scope: 'all' },
      'select key, form_id as id, version, deployment, resource, tag, deleted from engine.form where not key = any($1) or deleted',
      [[...this.forms.keys()]],
    );
    for (const { deleted, tag, ...form } of rows) {
      if (deleted) this.forget(form.key);
      this.addForm({ ...form, ...(tag === null ? {} : { tag }) });
    }
  }

  private alive(processId: string): Definition[] {
    return (this.versions.get(processId) ?? []).filter((d) => !this.deleted.has(d.key));
  }
}
