import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';

@Entity('matter')
@Index(['region', 'registeredAt'])
export class MatterEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  region!: string;
  @VersionColumn()
  version!: number;
  @Column('text')
  status!: string;
  @Column('text')
  title!: string;
  @Column('timestamptz')
  registeredAt!: Date;
  @Column('jsonb')
  state!: Record<string, unknown>;
}

@Entity('journal')
@Unique(['stream', 'noun', 'version'])
export class JournalEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  position!: string;
  @Column('uuid')
  id!: string;
  @Column('uuid')
  stream!: string;
  @Column('int')
  version!: number;
  @Column('text')
  noun!: string;
  @Column('text')
  type!: string;
  @Column('uuid')
  key!: string;
  @Column('text')
  region!: string;
  @Column('jsonb')
  data!: unknown;
  @Column('jsonb')
  meta!: unknown;
  @Column('timestamptz')
  at!: Date;
}

@Entity('command')
export class CommandEntity {
  @PrimaryColumn('text')
  region!: string;
  @PrimaryColumn('text')
  id!: string;
  @Column('uuid')
  stream!: string;
  @Column('int')
  version!: number;
}

@Entity('outbox')
export class OutboxEntity {
  @PrimaryColumn('bigint')
  position!: string;
}
