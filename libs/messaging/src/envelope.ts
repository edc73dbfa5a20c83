/** A fact as it travels: CloudEvents 1.0 in structured mode. `tenant` is the region, `partitionkey` the matter. */
export type Envelope = Readonly<{
  specversion: '1.0';
  id: string;
  /** `/duban/<service>` */
  source: string;
  /** fact type, `<noun>.<past>.v<n>` */
  type: string;
  /** stream the fact belongs to */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  tenant: string;
  /** version of the stream after this fact */
  sequence: number;
  partitionkey: string;
  traceparent?: string;
  actor: Readonly<{ id: string; name: string }>;
  data: unknown;
}>;

/** A journal row as the relay reads it. */
export type JournalRow = Readonly<{
  id: string;
  stream: string;
  version: number;
  type: string;
  key: string;
  region: string;
  data: unknown;
  meta: { actor: { id: string; name: string }; traceparent?: string };
  at: Date;
}>;

export const toEnvelope = (service: string, row: JournalRow): Envelope => ({
  specversion: '1.0',
  id: row.id,
  source: `/duban/${service}`,
  type: row.type,
  subject: row.stream,
  time: row.at.toISOString(),
  datacontenttype: 'application/json',
  tenant: row.region,
  sequence: row.version,
  partitionkey: row.key,
  ...(row.meta.traceparent ? { traceparent: row.meta.traceparent } : {}),
  actor: { id: row.meta.actor.id, name: row.meta.actor.name },
  data: row.data,
});

/** `duban.<noun>.v1` */
export const topicOfType = (type: string): string => `duban.${type.slice(0, type.indexOf('.'))}.v1`;
