import { type EachBatchPayload } from 'kafkajs';

type Commit = EachBatchPayload['commitOffsetsIfNecessary'];
type Place = Readonly<{ topic: string; partition: number }>;

/**
 * Where a member of a consumer group has got to. It is told to Kafka beside the work: what was dealt with while one
 * request is on its way goes with the next, so no fact waits for the offset of another. What Kafka has not been told
 * when the member ends comes again, and the inbox knows it.
 */
export class Offsets {
  private untold = new Map<string, Map<number, string>>();
  private telling: Promise<void> | undefined;

  /**
   * @param next offset of the next message to be dealt with
   * @param commit of the batch: unlike the consumer's it tells also when the member is leaving
   */
  reached({ topic, partition }: Place, next: string, commit: Commit): void {
    this.untold.set(topic, (this.untold.get(topic) ?? new Map<number, string>()).set(partition, next));
    this.telling ??= this.tell(commit).finally(() => (this.telling = undefined));
  }

  /** Answers when Kafka was asked to keep everything that was reached. */
  async told(): Promise<void> {
    await this.telling;
  }

  private async tell(commit: Commit): Promise<void> {
    while (this.untold.size > 0) {
      const topics = [...this.untold].map(([topic, reached]) => ({
        topic,
        partitions: [...reached].map(([partition, offset]) => ({ partition, offset })),
      }));
      this.untold = new Map();
      // What is refused is made up by the next one; a member that is none any more hears of it by its heartbeat.
      await commit({ topics }).catch(() => undefined);
    }
  }
}
