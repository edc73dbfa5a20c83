const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 8;
const PER_ADDRESS = 60;
const MOST_KEYS = 20_000;

/** 登录失败锁定 (R-906, S8): bounded per account and per address; known and unknown names look alike. */
export class LoginGuard {
  private readonly failures = new Map<string, number[]>();

  /** Minutes to wait, or 0 when another try is allowed. */
  waitMinutes(account: string, address: string, now: number): number {
    return Math.max(this.wait(`a ${account}`, PER_ACCOUNT, now), this.wait(`i ${address}`, PER_ADDRESS, now));
  }
  failed(account: string, address: string, now: number): void {
    for (const key of [`a ${account}`, `i ${address}`]) {
      const times = [...this.recent(key, now), now].slice(-PER_ADDRESS);
      this.failures.delete(key);
      this.failures.set(key, times);
      if (this.failures.size > MOST_KEYS) this.failures.delete(this.failures.keys().next().value as string);
    }
  }
  succeeded(account: string): void {
    this.failures.delete(`a ${account}`);
  }

  private recent(key: string, now: number): number[] {
    return (this.failures.get(key) ?? []).filter((at) => now - at < WINDOW_MS);
  }
  private wait(key: string, most: number, now: number): number {
    const times = this.recent(key, now);
    if (times.length < most) return 0;
    return Math.max(1, Math.ceil(((times[times.length - most] as number) + WINDOW_MS - now) / 60_000));
  }
}
