import { type Admin, ConfigResourceTypes } from 'kafkajs';
import { CannotStart } from '@duban/persistence';

/**
 * The shape of every topic, here and nowhere else. Facts are kept for good: a service that is new, or that is set back,
 * reads from the first one. The number of partitions cannot be raised later without breaking the order of a matter.
 */
export const PARTITIONS = 12;
const COPIES = 3;
const KEPT = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' } as const;
/** a fact may carry what its command carried; the broker's default of 1 MB is too tight for that */
export const MAX_FACT_BYTES = 4 * 1024 * 1024;

/** Makes the topics that are missing and checks those that are there. @throws CannotStart naming every fault and its remedy */
export const prepareTopics = async (admin: Admin, topics: readonly string[]): Promise<void> => {
  const { brokers } = await admin.describeCluster();
  const copies = Math.min(COPIES, brokers.length);
  const present = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !present.has(topic));
  if (missing.length > 0)
    await admin.createTopics({
      topics: missing.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor: copies,
        configEntries: Object.entries({
          ...KEPT,
          'max.message.bytes': String(MAX_FACT_BYTES),
          'min.insync.replicas': String(Math.max(1, copies - 1)),
        }).map(([name, value]) => ({ name, value })),
      })),
    });
  const faults = [...(await shapeFaults(admin, topics, copies)), ...(await retentionFaults(admin, topics))];
  if (faults.length > 0) throw new CannotStart(`Kafka 的主题不合用:\n${faults.map((f) => `  ${f}`).join('\n')}`);
};

const shapeFaults = async (admin: Admin, topics: readonly string[], copies: number): Promise<string[]> => {
  const { topics: described } = await admin.fetchTopicMetadata({ topics: [...topics] });
  return described.flatMap(({ name, partitions }) => [
    ...(partitions.length < PARTITIONS
      ? [
          `${name} 只有 ${partitions.length} 个分区,需要 ${PARTITIONS} 个:还没有事实时请删去重建,或执行 kafka-topics.sh --alter --topic ${name} --partitions ${PARTITIONS}(已有事实的主题改分区会打乱同一事项的次序,须先停止所有服务并等积压清空)`,
        ]
      : []),
    ...(partitions.some(({ replicas }) => replicas.length < copies)
      ? [`${name} 的副本不足 ${copies} 份:请用 kafka-reassign-partitions.sh 增加副本`]
      : []),
  ]);
};

const retentionFaults = async (admin: Admin, topics: readonly string[]): Promise<string[]> => {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: [...Object.keys(KEPT), 'max.message.bytes'],
    })),
  });
  return resources.flatMap(({ resourceName, configEntries }) => {
    const value = (name: string): string | undefined => configEntries.find((e) => e.configName === name)?.configValue;
    const wrong = Object.entries(KEPT).filter(([name, wanted]) => value(name) !== wanted);
    if (Number(value('max.message.bytes')) < MAX_FACT_BYTES)
      wrong.push(['max.message.bytes', String(MAX_FACT_BYTES)] as never);
    if (wrong.length === 0) return [];
    const settings = wrong.map(([name, wanted]) => `${name}=${wanted}`).join(',');
    return [
      `${resourceName} 会丢掉事实或装不下:请执行 kafka-configs.sh --alter --entity-type topics --entity-name ${resourceName} --add-config ${settings}`,
    ];
  });
};
