import { facts, topicOf, topics } from '@duban/contracts';
import { z } from 'zod';

const envelope = (type: string): object => ({
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'tenant', 'sequence', 'partitionkey', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid', description: '事实编号,重复送达时相同' },
    source: { type: 'string', description: '发布的服务,如 /duban/intake' },
    type: { const: type },
    subject: { type: 'string', format: 'uuid', description: '所属对象编号' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    tenant: { type: 'string', description: '行政区划代码' },
    sequence: { type: 'integer', description: '所属对象的版本,从1起连续' },
    partitionkey: { type: 'string', format: 'uuid', description: '督查事项编号,同一事项按序送达' },
    traceparent: { type: 'string', description: 'W3C 跟踪上下文' },
    actor: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
    data: z.toJSONSchema(facts[type as keyof typeof facts] as z.ZodType, { unrepresentable: 'any' }),
  },
});
const nounOfTopic = (topic: string): string => topic.split('.')[1] as string;

/** AsyncAPI 3.0 of every fact the platform publishes, made from the contracts. */
export const asyncApiDocument = (): object => {
  const types = Object.keys(facts);
  const messages = Object.fromEntries(
    types.map((type) => [type, { name: type, contentType: 'application/cloudevents+json', payload: envelope(type) }]),
  );
  const channels = Object.fromEntries(
    topics.map((topic) => [
      nounOfTopic(topic),
      {
        address: topic,
        messages: Object.fromEntries(
          types
            .filter((type) => topicOf(type) === topic)
            .map((type) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
      },
    ]),
  );
  const operations = Object.fromEntries(
    topics.map((topic) => [
      `publish-${nounOfTopic(topic)}`,
      { action: 'send', channel: { $ref: `#/channels/${nounOfTopic(topic)}` }, summary: `发布 ${topic}` },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: '督办事实',
      version: '1.0.0',
      description: 'CloudEvents 1.0 结构化模式;至少送达一次,按 id 去重;同一督查事项按序。',
    },
    defaultContentType: 'application/cloudevents+json',
    channels,
    operations,
    components: { messages },
  };
};
