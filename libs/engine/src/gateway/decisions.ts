import { type Requirements } from '../definitions';
import { type Evaluated } from '../operations/decisions';
import { TENANT } from './job-streams';

const metadata = ({ id, key }: Requirements): object => ({
  dmnDecisionRequirementsId: id,
  decisionRequirementsKey: key,
  tenantId: TENANT,
});

/** A deployed DMN resource in the answer of a deployment: its decisions, then itself. */
export const decisionsOf = (requirements: Requirements): object[] => [
  ...Object.values(requirements.decisions).map(({ id, name }) => ({
    decision: {
      ...metadata(requirements),
      dmnDecisionId: id,
      dmnDecisionName: name,
      version: requirements.keys[id]?.version,
      decisionKey: requirements.keys[id]?.key,
    },
  })),
  {
    decisionRequirements: {
      ...metadata(requirements),
      dmnDecisionRequirementsName: requirements.name,
      version: requirements.version,
      resourceName: requirements.resource,
    },
  },
];

export const evaluated = ({ requirements, decision, output, failure }: Evaluated): object => ({
  decisionKey: requirements.keys[decision]?.key,
  decisionId: decision,
  decisionName: requirements.decisions[decision]?.name,
  decisionVersion: requirements.keys[decision]?.version,
  decisionRequirementsId: requirements.id,
  decisionRequirementsKey: requirements.key,
  decisionOutput: JSON.stringify(output),
  evaluatedDecisions: [],
  failedDecisionId: failure?.decision ?? '',
  failureMessage: failure?.message ?? '',
  tenantId: TENANT,
});
