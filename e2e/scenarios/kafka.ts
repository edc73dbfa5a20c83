import { eventually } from '@duban/testing';
import { Kafka, logLevel } from 'kafkajs';

/** Takes away the topics and groups that a county before this one left on the broker of the run. */
export const emptyKafka = async (brokers: string[]): Promise<void> => {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const ours = (name: string): boolean => name.startsWith('duban.');
    // Members that did not sign off stay until their session is over.
    await eventually(
      'the groups are deleted',
      async () => {
        const { groups } = await admin.listGroups();
        await admin.deleteGroups(groups.map(({ groupId }) => groupId).filter(ours));
        return true;
      },
      { timeoutMs: 60_000, everyMs: 500 },
    );
    await admin.deleteTopics({ topics: (await admin.listTopics()).filter(ours) });
  } finally {
    await admin.disconnect();
  }
};
