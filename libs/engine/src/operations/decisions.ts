import { sm3 } from '@duban/persistence';
import { decide, DecisionFailure } from '../core/decisions';
import { type Variables } from '../core/document';
import { type Requirements } from '../definitions';
import { type RequirementsModel } from '../model/dmn';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';

export type Evaluated = {
  requirements: Requirements;
  decision: string;
  output: unknown;
  failure?: { decision: string; message: string };
};

/** A changed resource is a new version of its requirements and of each of its decisions. */
export const deployRequirements = async (
  { tx, kernel }: Command,
  resource: { name: string; xml: string },
  model: RequirementsModel,
): Promise<Requirements> => {
  const digest = sm3(`${resource.name}\n${resource.xml}`);
  const [last] = await tx.query<{ key: string; version: number; digest: string; deleted: boolean; decisions: never }>(
    'select key, version, digest, deleted, decisions from engine.requirements where requirements_id = $1 order by version desc limit 1',
    [model.id],
  );
  if (last && !last.deleted && last.digest === digest)
    return { ...model, key: last.key, version: last.version, resource: resource.name, keys: last.decisions };
  const keys: Record<string, { key: string; version: number }> = {};
  for (const id of Object.keys(model.decisions)) {
    const [{ version = 0 } = {}] = await tx.query<{ version: number }>(
      "select coalesce(max((decisions -> $1::text ->> 'version')::int), 0) as version from engine.requirements",
      [id],
    );
    keys[id] = { key: String(kernel.keys.next()), version: version + 1 };
  }
  const key = String(kernel.keys.next());
  const version = (last?.version ?? 0) + 1;
  await tx.query(
    `insert into engine.requirements (key, requirements_id, version, resource, xml, digest, decisions, deployed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [key, model.id, version, resource.name, resource.xml, digest, JSON.stringify(keys), kernel.now()],
  );
  return { ...model, key, version, resource: resource.name, keys };
};

/** Evaluates the latest version of a decision. What the decision itself cannot answer is part of the result. */
export const evaluateDecision = async (
  kernel: Kernel,
  wanted: { key: string; id: string },
  variables: Variables,
): Promise<Evaluated> => {
  const find = (): { requirements: Requirements; id: string } | undefined =>
    kernel.definitions.decisionByKey(wanted.key) ?? kernel.definitions.decision(wanted.id);
  let found = find();
  if (!found) {
    await kernel.definitions.refresh();
    found = find();
  }
  if (!found)
    throw rejected(
      'EVALUATE',
      'NOT_FOUND',
      wanted.id
        ? `Expected to evaluate decision '${wanted.id}', but no decision found for id '${wanted.id}'`
        : `Expected to evaluate decision '${wanted.key}', but no decision found for key '${wanted.key}'`,
    );
  const { requirements, id } = found;
  try {
    return { requirements, decision: id, output: decide(requirements, id, variables) };
  } catch (error) {
    if (!(error instanceof DecisionFailure)) throw error;
    const failure = {
      decision: error.decision,
      message: `Expected to evaluate decision '${id}', but ${error.message}`,
    };
    return { requirements, decision: id, output: null, failure };
  }
};
