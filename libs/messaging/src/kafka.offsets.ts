import { type EachBatchPayload } from 'kafkajs';

type Commit = EachBatchPayload['commitOffsetsIfNecessary'];
/** A partition. */
export type Place = Readonly<{ topic: string; partition: number }>;
type Untold = Map<string, Map<number, string>>;

const AGAIN_MS = 500;

/**
 * Where a member of a consumer group has got to. It is told to Kafka beside the work: what was dealt with while one
 * request is on its way goes with the next, so no fact waits for the offset of another. What Kafka has not been told
 * when the member ends comes again, and the inbox knows it.
 */
export class Offsets {
  private untold: Untold = new Map();
  private telling: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;

  /**
   * @param next offset of the next message to be dealt with
   * @param commit of the batch: unlike the consumer's it tells also when the member is leaving
   */
  reached({ topic, partition }: Place, next: string, commit: Commit): void {
    this.untold.set(topic, (this.untold.get(topic) ?? new Map<number, string>()).set(partition, next));
    this.begin(commit);
  }

  /** Answers when Kafka has been asked once to keep everything that was reached: whether it did. */
  async told(): Promise<boolean> {
    await this.telling;
    return this.untold.size === 0;
  }

  /** Nothing more is told of this partition: it is read from elsewhere. */
  async leave({ topic, partition }: Place): Promise<void> {
    await this.telling;
    const reached = this.untold.get(topic);
    reached?.delete(partition);
    if (reached?.size === 0) this.untold.delete(topic);
  }

  /** The member begins anew with what Kafka knows. */
  forget(): void {
    clearTimeout(this.again);
    this.untold = new Map();
  }

  private begin(commit: Commit): void {
    clearTimeout(this.again);
    this.telling ??= this.tell(commit).finally(() => (this.telling = undefined));
  }

  private async tell(commit: Commit): Promise<void> {
    while (this.untold.size > 0) {
      const telling = this.untold;
      const meanwhile: Untold = new Map();
      this.untold = meanwhile;
      try {
        await commit({
          topics: [...telling].map(([topic, reached]) => ({
            topic,
            partitions: [...reached].map(([partition, offset]) => ({ partition, offset })),
          })),
        });
      } catch {
        // After `forget` they are no longer ours to tell.
        if (this.untold !== meanwhile) return;
        for (const [topic, reached] of telling)
          meanwhile.set(topic, new Map([...reached, ...(meanwhile.get(topic) ?? [])]));
        this.again = setTimeout(() => this.begin(commit), AGAIN_MS);
        return;
      }
    }
  }
}
