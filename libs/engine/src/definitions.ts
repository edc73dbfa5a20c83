import { type Database } from '@duban/persistence';
import { type Definitions } from './core/execution';
import { type Definition } from './model/element';
import { parseBpmn } from './model/parse';

type Row = { key: string; process_id: string; version: number; xml: string; deleted: boolean };

/** Another node has deployed it, and this one has not heard of it yet. */
export class UnknownDefinition extends Error {
  override readonly name = 'UnknownDefinition';
}

/** All deployed definitions, parsed once per node; another node's deployments are read when this one hears of them. */
export class DefinitionRegistry implements Definitions {
  private readonly byKeys = new Map<string, Definition>();
  private readonly versions = new Map<string, Definition[]>();
  private readonly deleted = new Set<string>();

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
  version(processId: string, version: number): Definition | undefined {
    return this.alive(processId).find((d) => d.version === version);
  }
  highestVersion(processId: string): number {
    return this.versions.get(processId)?.at(-1)?.version ?? 0;
  }
  all(): Definition[] {
    return [...this.versions.keys()].flatMap((id) => this.alive(id));
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

  /** Reads what other nodes have deployed or deleted. */
  async refresh(): Promise<void> {
    const rows = await this.db.query<Row>(
      { scope: 'all' },
      'select key, process_id, version, xml, deleted from engine.definition where not key = any($1) or deleted order by key',
      [[...this.byKeys.keys()]],
    );
    for (const row of rows) {
      if (row.deleted) this.forget(row.key);
      if (this.byKeys.has(row.key)) continue;
      const model = (await parseBpmn(row.xml)).find((m) => m.id === row.process_id);
      if (model) this.add({ ...model, key: row.key, version: row.version });
    }
  }

  private alive(processId: string): Definition[] {
    return (this.versions.get(processId) ?? []).filter((d) => !this.deleted.has(d.key));
  }
}
