import { sm3 } from '@duban/persistence';
import { dueOf } from '../core/time';
import { evaluateFeel } from '../feel/feel';
import { type Definition, type Form } from '../model/element';
import { type Parsed, parseResources, type Resource } from '../model/resources';
import { type Requirements } from '../definitions';
import { insertRequirements, lastRequirements } from './decisions';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';

export type Deployed = { definition: Definition; resource: string };
/** What a deployment made, or found to be there already. */
export type Deployment = { processes: Deployed[]; requirements: Requirements[]; forms: Form[] };
type Last = { key: string; version: number; digest: string; deleted: boolean; deployment: string };
/** One thing that is deployed, the newest version there is of it, and how it becomes a version. */
type Item = Readonly<{
  last: Last | undefined;
  digest: string;
  /** as it is there already */
  known(last: Last): Parameters<Keep>[0];
  make(version: number, deployment: string): Promise<Parameters<Keep>[0]>;
}>;
type Keep = (made: { process: Deployed } | { requirements: Requirements } | { form: Form }) => void;

/**
 * Deploys resources. The same bytes under the same names are the versions there are; when one of them is changed, all
 * are new versions, so that what is bound to its deployment finds the others in it.
 */
export const deploy = async (kernel: Kernel, resources: readonly Resource[]): Promise<Deployment> => {
  const parsed = await parseResources(resources);
  await kernel.definitions.refresh();
  const made = await kernel.command(async (c) => {
    await c.tx.query("select pg_advisory_xact_lock(hashtext('duban engine deployment'))");
    const deployed: Deployment = { processes: [], requirements: [], forms: [] };
    const keep: Keep = (one) => {
      if ('process' in one) deployed.processes.push(one.process);
      else if ('form' in one) deployed.forms.push(one.form);
      else deployed.requirements.push(one.requirements);
    };
    const items = (await Promise.all(parsed.map((one) => itemsOf(c, one)))).flat();
    const deployment = String(kernel.keys.next());
    const isKnown = ({ last, digest }: Item): boolean => last !== undefined && !last.deleted && last.digest === digest;
    const changed = !items.every(isKnown);
    for (const { last, known, make } of items)
      keep(last && !changed ? known(last) : await make((last?.version ?? 0) + 1, deployment));
    return deployed;
  });
  for (const { definition } of made.processes) kernel.definitions.add(definition);
  for (const requirements of made.requirements) kernel.definitions.addRequirements(requirements);
  for (const form of made.forms) kernel.definitions.addForm(form);
  return made;
};

const itemsOf = async (c: Command, { resource, models, requirements, form }: Parsed): Promise<Item[]> => {
  const { name } = resource;
  const content = resource.content.toString('utf8');
  const digest = sm3(`${name}\n${content}`);
  const items: Item[] = [];
  for (const model of models)
    items.push({
      last: await lastOf(c, 'definition', 'process_id', model.id),
      digest,
      known: ({ key, version, deployment }) => ({
        process: { definition: { ...model, key, version, deployment }, resource: name },
      }),
      make: async (version, deployment) => {
        const definition = { ...model, key: String(c.kernel.keys.next()), version, deployment };
        await c.tx.query(
          `insert into engine.definition (key, process_id, version, resource, xml, digest, deployed_at, deployment)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [definition.key, model.id, version, name, content, digest, c.kernel.now(), deployment],
        );
        await replaceStarts(c, definition);
        return { process: { definition, resource: name } };
      },
    });
  if (requirements) {
    const last = await lastRequirements(c, requirements.id);
    items.push({
      last,
      digest,
      known: ({ key, version, deployment }) => ({
        requirements: { ...requirements, key, version, deployment, resource: name, keys: last?.decisions ?? {} },
      }),
      make: async (version, deployment) => ({
        requirements: await insertRequirements(c, { name, xml: content, digest }, requirements, {
          version,
          deployment,
        }),
      }),
    });
  }
  if (form)
    items.push({
      last: await lastOf(c, 'form', 'form_id', form.id),
      digest,
      known: ({ key, version, deployment }) => ({ form: { ...form, key, version, deployment, resource: name } }),
      make: async (version, deployment) => {
        const key = String(c.kernel.keys.next());
        await c.tx.query(
          `insert into engine.form (key, form_id, version, resource, content, digest, tag, deployment, deployed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [key, form.id, version, name, content, digest, form.tag ?? null, deployment, c.kernel.now()],
        );
        return { form: { ...form, key, version, deployment, resource: name } };
      },
    });
  return items;
};

const lastOf = async (
  { tx }: Command,
  table: 'definition' | 'form',
  column: 'process_id' | 'form_id',
  id: string,
): Promise<Last | undefined> => {
  const [last] = await tx.query<Last>(
    `select key, version, digest, deleted, deployment from engine.${table} where ${column} = $1 order by version desc limit 1`,
    [id],
  );
  return last;
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
    if (kernel.definitions.formByKey(key)) {
      await c.tx.query('update engine.form set deleted = true where key = $1', [key]);
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
