import { type ActivatedJob } from './operations/jobs';

/** Who waits for jobs of a type and gets them as they are made: nothing needs to look for them. */
export type Taker = Readonly<{
  type: string;
  worker: string;
  /** the lease, in ms */
  timeout: number;
  /** names of the variables it wants; all of them when there are none */
  fetch: readonly string[];
  hasRoom(): boolean;
  /** after the commit that made the job, and leased it to this taker */
  give(job: ActivatedJob): void;
}>;

/** The takers of this node, in turns. */
export class Takers {
  private readonly byType = new Map<string, Taker[]>();

  /** @returns what ends it */
  add(taker: Taker): () => void {
    this.byType.set(taker.type, [...(this.byType.get(taker.type) ?? []), taker]);
    return () => {
      const left = (this.byType.get(taker.type) ?? []).filter((one) => one !== taker);
      if (left.length > 0) this.byType.set(taker.type, left);
      else this.byType.delete(taker.type);
    };
  }

  /** The next one that has room. */
  next(type: string): Taker | undefined {
    const takers = this.byType.get(type);
    const at = takers?.findIndex((one) => one.hasRoom()) ?? -1;
    if (!takers || at < 0) return undefined;
    const [taker] = takers.splice(at, 1);
    if (taker) takers.push(taker);
    return taker;
  }
}
