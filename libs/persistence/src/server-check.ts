import { Client } from 'pg';
import { CannotStart } from './embedded-programs';

const OLDEST = 15;
/** SQLSTATE 53300, in words. */
export const noConnectionLeft =
  '数据库连接数已满:请调大 max_connections(每个服务进程约用 15 个连接),或先停掉不用的程序';

export type Standing = { version: number; major: string; may: boolean; user: string; database: string };

const standing = `select current_setting('server_version_num')::int as version, current_setting('server_version') as major,
    current_user as "user", current_database() as database,
    (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
      and has_database_privilege(current_database(), 'create') as may`;

/**
 * Looks whether the given PostgreSQL will do, before anything is written to it.
 * @throws CannotStart that says what is wrong and what to do
 */
export const checkServer = async (ownerUrl: string): Promise<void> => {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Standing>(standing);
    const defect = rows[0] && defectOf(rows[0]);
    if (defect) throw new CannotStart(defect);
  } catch (error) {
    throw error instanceof CannotStart ? error : (cannotStart(error, ownerUrl) ?? error);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What keeps a server that answers from being used; undefined when nothing does. */
export const defectOf = ({ version, major, may, user, database }: Standing): string | undefined => {
  if (version < OLDEST * 10_000)
    return `数据库是 PostgreSQL ${major},需要 ${OLDEST} 以上:请升级数据库,或把 DUBAN_DATABASE_URL 指向较新的服务器`;
  if (!may)
    return `数据库账户 ${user} 权限不够:请由数据库管理员执行 alter role "${user}" createrole; grant create on database "${database}" to "${user}";`;
  return undefined;
};

/** What the connection's failure means for whoever set the address; undefined when it is none of these. */
const cannotStart = (error: unknown, ownerUrl: string): CannotStart | undefined => {
  const { hostname, port, username, pathname } = new URL(ownerUrl);
  const { code, message } = error as { code?: string; message?: string };
  const at = `${hostname}:${port || 5432}`;
  const user = decodeURIComponent(username);
  const words: Record<string, string> = {
    ECONNREFUSED: `连不上数据库 ${at}(拒绝连接):请核对 DUBAN_DATABASE_URL 的主机和端口,确认 PostgreSQL 已启动并监听该地址`,
    ENOTFOUND: `找不到数据库主机 ${hostname}:请核对 DUBAN_DATABASE_URL 的主机名和域名解析`,
    EAI_AGAIN: `找不到数据库主机 ${hostname}:请核对 DUBAN_DATABASE_URL 的主机名和域名解析`,
    ETIMEDOUT: `连不上数据库 ${at}(超时):请核对 DUBAN_DATABASE_URL 的主机和端口,检查防火墙`,
    EHOSTUNREACH: `连不上数据库 ${at}(网络不通):请核对 DUBAN_DATABASE_URL 的主机,检查网络和防火墙`,
    '28P01': `数据库账户 ${user} 的口令不对:请核对 DUBAN_DATABASE_URL 中的账户和口令(特殊字符要写成 %XX)`,
    '28000': `数据库不接受账户 ${user} 从本机登录:请核对账户,并在 pg_hba.conf 中允许本机地址`,
    '3D000': `数据库 ${pathname.slice(1)} 不存在:请由数据库管理员执行 create database "${pathname.slice(1)}" owner "${user}";`,
    '53300': noConnectionLeft,
    '57P03': `数据库 ${at} 正在启动或恢复:请等它就绪后再启动`,
  };
  const found = words[code ?? ''] ?? (/timeout/i.test(message ?? '') ? words['ETIMEDOUT'] : undefined);
  return found === undefined ? undefined : new CannotStart(found);
};
