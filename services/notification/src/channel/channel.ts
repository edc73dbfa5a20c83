import { type words } from '@duban/contracts';

/** Where a person is reached; null: not by that way. */
export type Reach = Readonly<{ id: string; name: string; email: string | null; mobile: string | null }>;

/** One message as it may leave the platform: nothing here of 工作秘密 or restricted matters. */
export type ParcelItem = Readonly<{
  matterNo: string | null;
  assignmentNo: string | null;
  title: string;
  dueAt: string | null;
  link: string;
  sender: string | null;
  at: string;
}>;

/** What goes to one person over one channel at once. */
export type Parcel = Readonly<{
  /** 送达编号: the same at every attempt, so that the receiver drops what came before */
  id: string;
  region: string;
  to: Reach;
  subject: string;
  text: string;
  items: readonly ParcelItem[];
}>;

/**
 * 渠道: a way to a person. All adapters keep these promises, shown by one suite (`channel.contract.ts`):
 *
 * - `send` resolves when the next station has taken the parcel, with its id; the same parcel twice carries the same id.
 * - It fails within its time limit when the receiver is silent, and never waits longer.
 * - Its failure is `NotDelivered`, whose words hold no content, no address and no secret: they are kept and shown.
 */
export type Channel = Readonly<{
  name: words.MessageChannel;
  reaches(person: Reach): boolean;
  send(parcel: Parcel): Promise<void>;
  close(): Promise<void>;
}>;

/** The parcel was not taken. `final`: trying again cannot help. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  constructor(
    message: string,
    readonly final = false,
  ) {
    super(message);
  }
}
