import { type CamundaDoor } from '@duban/testing/servers/camunda-door';
import { type Stopped } from './desk.samples';

/** Open incidents of Camunda's engine, folded from its log: incident keys appear in no answer of the gateway. */
export const incidentsIn = (door: CamundaDoor): (() => Promise<Stopped[]>) => {
  const open = new Map<number, Stopped>();
  return async () => {
    for (const { recordType, valueType, intent, key, value } of await door.records()) {
      if (recordType !== 'EVENT' || valueType !== 'INCIDENT') continue;
      if (intent === 'RESOLVED') open.delete(key);
      if (intent === 'CREATED')
        open.set(key, {
          key: String(key),
          process: String(value.processInstanceKey),
          element: value.elementId,
          type: value.errorType,
          message: value.errorMessage,
          job: value.jobKey > 0 ? String(value.jobKey) : null,
        });
    }
    return [...open.values()];
  };
};
