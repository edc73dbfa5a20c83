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

type Known = { key: string; version: number; digest: string; deleted: boolean; deployment: string; decisions: never };

/** The newest version there is of a DMN resource. */
export const lastRequirements = async ({ tx }: Command, id: string): Promise<Known | undefined> => {
  const [last] = await tx.query<Known>(
    'select key, version, digest, deleted, deployment, decisions from engine.requirements where requirements_id = $1 order by version desc limit 1',
    [id],
  );
  return last;
};

/** A new version of a DMN resource, and of each of its decisions. */
export const insertRequirements = async (
  { tx, kernel }: Command,
  { name, xml, digest }: { name: string; xml: string; digest: string },
  model: RequirementsModel,
  { version, deployment }: { version: number; deployment: string },
): Promise<Requirements> => {
  const keys: Record<string, { key: string; version: number }> = {};
  for (const id of Object.keys(model.decisions)) {
    const [{ version: before = 0 } = {}] = await tx.query<{ version: number }>(
      "select coalesce(max((decisions -> $1::text ->> 'version')::int), 0) as version from engine.requirements",
      [id],
    );
    keys[id] = { key: String(kernel.keys.next()), version: before + 1 };
  }
  const key = String(kernel.keys.next());
  await tx.query(
    `insert into engine.requirements (key, requirements_id, version, resource, xml, digest, decisions, deployed_at, deployment)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [key, model.id, version, name, xml, digest, JSON.stringify(keys), kernel.now(), deployment],
  );
  return { ...model, key, version, deployment, resource: name, keys };
};

/** Evaluates the latest version of a decision. What the decision itself cannot answer is part of the result. */
export const evaluateDecision = async (
  kernel: Kernel,
  wanted: { key: string; id: string },
  variables: Variables,
): Promise<Evaluated> => {
  const find = (): { requirements: Requirements; id: string } | undefined =>
    kernel.definitions.decisionByKey(wanted.key) ?? kernel.definitions.decision(wanted.id);
  await kernel.definitions.loaded();
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
