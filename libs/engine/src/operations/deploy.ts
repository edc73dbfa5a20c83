import { sm3 } from '@duban/persistence';
import { dueOf } from '../core/time';
import { evaluateFeel } from '../feel/feel';
import { Defects, StraightThrough } from '../model/defects';
import { type Definition, type ProcessModel } from '../model/element';
import { parseBpmn } from '../model/parse';
import { parseDmn, type RequirementsModel } from '../model/dmn';
import { type Requirements } from '../definitions';
import { deployRequirements } from './decisions';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';

export type Resource = { name: string; content: Buffer };
export type Deployed = { definition: Definition; resource: string };
/** What a deployment made, or found to be there already. */
export type Deployment = { processes: Deployed[]; requirements: Requirements[] };
type Parsed = { resource: Resource; models: ProcessModel[]; requirements?: RequirementsModel };

const parse = async (resources: readonly Resource[]): Promise<Parsed[]> => {
  const defects: string[] = [];
  const parsed: Parsed[] = [];
  for (const resource of resources)
    try {
      const text = resource.content.toString('utf8');
      if (/\.dmn$/.test(resource.name)) parsed.push({ resource, models: [], requirements: await parseDmn(text) });
      else if (/\.bpmn$/.test(resource.name)) parsed.push({ resource, models: await parseBpmn(text) });
      else throw new Defects([[resource.name, 'Only .bpmn and .dmn resources can be deployed to this engine']]);
    } catch (error) {
      if (error instanceof StraightThrough)
        defects.push(...error.reasons.map((reason) => `\`${resource.name}\`: ${reason}`));
      else if (error instanceof Defects) defects.push(`'${resource.name}': ${error.message}`);
      else throw error;
    }
  if (defects.length > 0)
    throw rejected(
      'CREATE',
      'INVALID_ARGUMENT',
      `Expected to deploy new resources, but encountered the following errors:\n${defects.join('')}`,
    );
  return parsed;
};

/** Deploys resources: a changed one is a new version, the same bytes under the same name are the version there is. */
export const deploy = async (kernel: Kernel, resources: readonly Resource[]): Promise<Deployment> => {
  const parsed = await parse(resources);
  await kernel.definitions.refresh();
  const made = await kernel.command(async (c) => {
    await c.tx.query("select pg_advisory_xact_lock(hashtext('duban engine deployment'))");
    const deployed: Deployment = { processes: [], requirements: [] };
    for (const { resource, models, requirements } of parsed) {
      for (const model of models)
        deployed.processes.push({ definition: await deployModel(c, resource, model), resource: resource.name });
      if (!requirements) continue;
      const xml = resource.content.toString('utf8');
      deployed.requirements.push(await deployRequirements(c, { name: resource.name, xml }, requirements));
    }
    return deployed;
  });
  for (const { definition } of made.processes) kernel.definitions.add(definition);
  for (const requirements of made.requirements) kernel.definitions.addRequirements(requirements);
  return made;
};

const deployModel = async (c: Command, { name, content }: Resource, model: ProcessModel): Promise<Definition> => {
  const { tx, kernel } = c;
  const xml = content.toString('utf8');
  const digest = sm3(`${name}\n${xml}`);
  const [last] = await tx.query<{ key: string; version: number; digest: string; deleted: boolean }>(
    'select key, version, digest, deleted from engine.definition where process_id = $1 order by version desc limit 1',
    [model.id],
  );
  if (last && !last.deleted && last.digest === digest) return { ...model, key: last.key, version: last.version };
  const definition = { ...model, key: String(kernel.keys.next()), version: (last?.version ?? 0) + 1 };
  await tx.query(
    `insert into engine.definition (key, process_id, version, resource, xml, digest, deployed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [definition.key, model.id, definition.version, name, xml, digest, kernel.now()],
  );
  await replaceStarts(c, definition);
  return definition;
};

/** Start events belong to the latest version only. */
export const replaceStarts = async (c: Command, definition: Definition): Promise<void> => {
  const { tx, kernel } = c;
  await tx.query('delete from engine.start_event where process_id = $1', [definition.id]);
  await tx.query(
    'delete from engine.timer where root = 0 and definition in (select key from engine.definition where process_id = $1)',
    [definition.id],
  );
  for (const id of definition.elements[definition.id]?.starts ?? []) {
    const event = definition.elements[id]?.event;
    if (event?.kind === 'message' || event?.kind === 'signal')
      await tx.query(
        'insert into engine.start_event (definition, process_id, kind, name, element) values ($1, $2, $3, $4, $5)',
        [definition.key, definition.id, event.kind, String(evaluateFeel(event.name, {})), id],
      );
    if (event?.kind === 'timer') {
      const { due, repetitions, interval } = dueOf(
        event.timer,
        String(evaluateFeel(event.expression, {})),
        kernel.now(),
      );
      await tx.query(
        'insert into engine.timer (key, root, instance, element, definition, due, repetitions, interval) values ($1, 0, 0, $2, $3, $4, $5, $6)',
        [kernel.keys.next(), id, definition.key, due, repetitions, interval],
      );
      c.news.due = Math.min(c.news.due, due);
    }
  }
};

/** Deletes a definition without running instances; the version before it is the latest again. */
export const deleteResource = (kernel: Kernel, key: string): Promise<void> =>
  kernel.command(async (c) => {
    const definition = kernel.definitions.find(key);
    if (kernel.definitions.requirementsByKey(key)) {
      await c.tx.query('update engine.requirements set deleted = true where key = $1', [key]);
      return kernel.definitions.forget(key);
    }
    if (!definition)
      throw rejected('DELETE', 'NOT_FOUND', `Expected to delete resource but no resource found with key \`${key}\``);
    const running = await c.tx.query(
      "select 1 from engine.process where definition = $1 and state = 'ACTIVE' limit 1",
      [key],
    );
    if (running.length > 0)
      throw rejected(
        'DELETE',
        'FAILED_PRECONDITION',
        `Expected to delete resource with key \`${key}\` but there are still running instances`,
      );
    await c.tx.query('update engine.definition set deleted = true where key = $1', [key]);
    kernel.definitions.forget(key);
    const before = kernel.definitions.latest(definition.id);
    if (before) await replaceStarts(c, before);
    else await replaceStarts(c, { ...definition, elements: {} });
  });
