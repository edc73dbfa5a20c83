import { type FactData, type FactType, aboutMatter, type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Database, type Migration, regionTable, type Tx } from '@duban/persistence';
import { type Beside } from './beside';
import { type Logger } from './logging';
import { KEPT, refreshing } from './refreshing';
import { type Sealing } from './sealing';
import { type BackgroundWork, type ServiceDefinition } from './service';

export type SealedInformants = FactData<'informant.recorded.v1'>['informants'];

/** Services in which persons write about matters keep, sealed, whom their words must not name. */
export const keepsInformants = ({ commands }: ServiceDefinition): boolean =>
  commands.some(({ row }) => row.by === 'person' && row.completes.some(aboutMatter));

export const informantsTable = (schema: string): Migration => ({
  id: 'protected-informant',
  up: [
    `create table ${schema}.protected_informant (matter_id uuid primary key, region text not null, sealed jsonb not null)`,
    ...regionTable(`${schema}.protected_informant`, { grants: 'select, insert, update', units: false }),
  ],
});

/** As somebody would compare it: full-width or half-width, in groups or not. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-·•・—_.,、。()]/g, '');
/** Shorter ones say nothing of who it is. */
const telling = (text: string, least: number): string[] => (text.length >= least ? [text] : []);

/** What of an informant tells who it is, as `namesOneOf` looks for it. */
export const tellingOf = ({ name, contact = '' }: { name: string; contact?: string | undefined }): string[] => [
  ...telling(plain(name), 2),
  ...(contact.normalize('NFKC').match(/[\d\s-]{7,}/g) ?? []).flatMap((digits) => telling(plain(digits), 7)),
  ...telling(plain(contact), 6),
];

export const namesOneOf = (text: string, tellings: readonly string[]): boolean => {
  const said = plain(text);
  return tellings.some((telling) => said.includes(telling));
};

/** A unit or person as facts call it: chosen from the directory, not written. */
const isNamed = (value: object): boolean => 'id' in value && 'name' in value && Object.keys(value).length === 2;

/** What a person wrote, wherever in the fact it stands. */
const writtenIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(writtenIn);
  return value === null || typeof value !== 'object' || isNamed(value) ? [] : Object.values(value).flatMap(writtenIn);
};

/**
 * 反映人保护 (R-125, I-18) in one service: who gave the lead, sealed, by matter. Kept in memory, so that the many commands
 * on matters without an informant ask for nothing.
 */
export class Informants {
  private readonly known = new Map<string, SealedInformants>();

  constructor(
    private readonly db: Database,
    private readonly schema: string,
    private readonly beside: Beside,
    private readonly sealing: Sealing,
    private readonly log: Logger,
  ) {}

  readonly keep = (matterId: string, sealed: SealedInformants): void => void this.known.set(matterId, sealed);

  /** Whether the text says who gave the lead of the matter. */
  readonly named = (matterId: string, text: string): boolean => {
    const sealed = this.known.get(matterId);
    return sealed !== undefined && namesOneOf(text, this.tellings(matterId, sealed));
  };

  /**
   * What the region's side writes reaches the units; a unit's own words are not judged, as the answer would tell it whom
   * it guessed.
   * @throws Refusal informant.named-in-text
   */
  readonly refuseNamed = (matterId: string, facts: readonly { type: string; data: unknown }[], actor: Actor): void => {
    if (!this.known.has(matterId)) return;
    const written = facts.flatMap(({ type, data }) => (type === SEALED ? [] : writtenIn(data)));
    if (!written.some((text) => this.named(matterId, text))) return;
    this.log.warn({ matterId, actor: actor.id }, 'a text names the informant: refused');
    throw new Refusal<RefusalCode>('informant.named-in-text');
  };

  get any(): boolean {
    return this.known.size > 0;
  }

  /** Facts of informants are kept beside what the service itself listens to. */
  listener(own: FactHandlers): FactHandlers {
    return {
      ...own,
      [SEALED]: async (fact: Envelope, tx: Tx) => {
        const { informants } = fact.data as FactData<typeof SEALED>;
        await tx.query(
          `insert into ${this.schema}.protected_informant (matter_id, region, sealed) values ($1, $2, $3)
           on conflict (matter_id) do update set sealed = excluded.sealed`,
          [fact.subject, fact.tenant, JSON.stringify(informants)],
        );
        await this.beside.tellWith(tx, KEPT);
        this.keep(fact.subject, informants);
      },
    };
  }

  open(): Promise<BackgroundWork> {
    return refreshing(async () => {
      const rows = await this.db.query<{ id: string; sealed: SealedInformants }>(
        { scope: 'all' },
        `select matter_id as id, sealed from ${this.schema}.protected_informant`,
      );
      for (const { id, sealed } of rows) this.keep(id, sealed);
    }, this.beside);
  }

  private tellings(matterId: string, sealed: SealedInformants): string[] {
    return sealed.flatMap(({ name, contact }) =>
      tellingOf({
        name: this.sealing.open(name, aboutField(matterId, 'name')),
        contact: contact && this.sealing.open(contact, aboutField(matterId, 'contact')),
      }),
    );
  }
}

const SEALED = 'informant.recorded.v1' satisfies FactType;

/** A sealed field opens in its place only. */
export const aboutField = (matterId: string, field: 'name' | 'contact' | 'unit'): string => `${matterId}/${field}`;
