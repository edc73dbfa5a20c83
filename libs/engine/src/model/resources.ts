import { Defects, StraightThrough } from './defects';
import { parseDmn, type RequirementsModel } from './dmn';
import { type ProcessModel } from './element';
import { parseBpmn } from './parse';
import { rejected } from '../rejection';

export type Resource = { name: string; content: Buffer };
export type Parsed = {
  resource: Resource;
  models: ProcessModel[];
  requirements?: RequirementsModel;
  form?: { id: string; tag?: string };
};

/** @throws Defects when it is no form of Camunda's: JSON with an id */
const parseForm = (name: string, text: string): { id: string; tag?: string } => {
  try {
    const { id, versionTag } = JSON.parse(text) as { id?: string; versionTag?: string };
    if (id) return { id, ...(versionTag ? { tag: versionTag } : {}) };
  } catch {
    // told below
  }
  throw new Defects([[name, 'A form must be a JSON object with an id']]);
};

/** What the deployment's own processes call by the binding `deployment` must come with it. */
const checkDeploymentBindings = (parsed: readonly Parsed[], model: ProcessModel): [where: string, reason: string][] => {
  const ids = {
    process: parsed.flatMap(({ models }) => models.map(({ id }) => id)),
    decision: parsed.flatMap(({ requirements }) => Object.keys(requirements?.decisions ?? {})),
    form: parsed.flatMap(({ form }) => form?.id ?? []),
  };
  return Object.values(model.elements).flatMap((element): [string, string][] => {
    const { called, decision, userTask } = element;
    const form = userTask?.form && 'id' in userTask.form ? userTask.form : undefined;
    const wanted = [
      { kind: 'process', at: 'calledElement', binding: called?.binding, id: called?.process },
      { kind: 'decision', at: 'calledDecision', binding: decision?.binding, id: decision?.id },
      { kind: 'form', at: 'formDefinition', binding: form?.binding, id: form && { source: form.id, feel: false } },
    ] as const;
    return wanted.flatMap(({ kind, at, binding, id }): [string, string][] =>
      binding?.type !== 'deployment' || !id || id.feel || ids[kind].includes(id.source)
        ? []
        : [
            [
              `${element.id} > extensionElements > ${at}`,
              `Expected to find ${kind} with id '${id.source}' in current deployment, but not found.`,
            ],
          ],
    );
  });
};

/** Reads what is to be deployed. @throws a rejection with all defects of all of it */
export const parseResources = async (resources: readonly Resource[]): Promise<Parsed[]> => {
  const problems: string[] = [];
  const parsed: Parsed[] = [];
  const told = (name: string, error: unknown): void => {
    if (error instanceof StraightThrough) problems.push(...error.reasons.map((reason) => `\`${name}\`: ${reason}`));
    else if (error instanceof Defects) problems.push(`'${name}': ${error.message}`);
    else throw error;
  };
  for (const resource of resources)
    try {
      const text = resource.content.toString('utf8');
      if (/\.dmn$/.test(resource.name)) parsed.push({ resource, models: [], requirements: await parseDmn(text) });
      else if (/\.bpmn$/.test(resource.name)) parsed.push({ resource, models: await parseBpmn(text) });
      else if (/\.form$/.test(resource.name))
        parsed.push({ resource, models: [], form: parseForm(resource.name, text) });
      else throw new Defects([[resource.name, 'Only .bpmn, .dmn and .form resources can be deployed to this engine']]);
    } catch (error) {
      told(resource.name, error);
    }
  for (const { resource, models } of problems.length > 0 ? [] : parsed) {
    const defects = models.flatMap((model) => checkDeploymentBindings(parsed, model));
    if (defects.length > 0) problems.push(`'${resource.name}':\n${new Defects(defects).message}`);
  }
  if (problems.length > 0)
    throw rejected(
      'CREATE',
      'INVALID_ARGUMENT',
      `Expected to deploy new resources, but encountered the following errors:\n${problems.join('')}`,
    );
  return parsed;
};
