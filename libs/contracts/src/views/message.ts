import type * as w from '../words';

/** `GET /api/messages` (notification): what domain 5.7 wants each message to carry. */
export type MessageView = {
  id: string;
  kind: w.MessageKind;
  title: string;
  text: string;
  matterId: string | null;
  matterNo: string | null;
  matterTitle: string | null;
  assignmentNo: string | null;
  dueAt: string | null;
  sender: string | null;
  at: string;
  readAt: string | null;
};
/** `GET /api/messages/receipts`: who received what, when, and did they read it. */
export type ReceiptView = {
  id: string;
  person: string;
  title: string;
  at: string;
  channel: w.MessageChannel;
  state: keyof typeof w.deliveryState;
  sentAt: string | null;
  readAt: string | null;
};
/** `GET /api/deliveries` (送达台账). `title` and the matter are empty for who sees no business content. */
export type DeliveryView = {
  id: string;
  /** 送达编号: what the receiver knows it by; null while it waits */
  parcel: string | null;
  person: string;
  kind: w.MessageKind;
  title: string | null;
  matterId: string | null;
  matterNo: string | null;
  channel: w.MessageChannel;
  state: keyof typeof w.deliveryState;
  attempts: number;
  nextAt: string | null;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
  resentBy: string | null;
};
/** `GET /api/message-settings`: channels that can reach me, and what I have switched off. */
export type MessageSettingsView = {
  channels: { channel: w.MessageChannel; reaches: boolean }[];
  off: { channel: w.MessageChannel; kind: w.MessageKind }[];
  quietHours: { from: string; to: string };
};
