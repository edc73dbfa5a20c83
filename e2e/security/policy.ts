import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Role, words } from '@duban/contracts';
import { type Operation } from './operations';

const roles = Object.keys(words.role) as Role[];
const roleOf = new Map(roles.map((role) => [words.role[role] as string, role]));

/** Who may: anybody at all, everybody who is signed in, or these. */
export type May = 'anyone' | 'signed-in' | ReadonlySet<Role>;

const mayOf = (who: string, line: string): May => {
  if (who === '任何人') return 'anyone';
  if (who === '登录即可') return 'signed-in';
  if (who === '有职务的都可以') return new Set(roles);
  return new Set(
    who.split('、').map((zh) => {
      const role = roleOf.get(zh);
      if (!role) throw new Error(`e2e/security/policy.md: 没有“${zh}”这种职务:${line}`);
      return role;
    }),
  );
};

/** The table in policy.md. @throws Error naming the line that says something unknown */
export const readPolicy = (): Map<string, May> =>
  new Map(
    readFileSync(path.join(__dirname, 'policy.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => {
        const [, operation = '', , who = ''] = line.split('|').map((cell) => cell.trim());
        return [operation.replaceAll('`', ''), mayOf(who, line)];
      }),
  );

/** What the table and the platform do not have in common, each with what to do about it. */
export const differences = (policy: ReadonlyMap<string, May>, operations: readonly Operation[]): string[] => {
  const keys = new Set(operations.map(({ key }) => key));
  return [
    ...[...keys]
      .filter((key) => !policy.has(key))
      .map((key) => `新的操作 ${key}:请在 e2e/security/policy.md 加一行,写明谁可以办`),
    ...[...policy.keys()]
      .filter((key) => !keys.has(key))
      .map((key) => `没有这个操作了:请从 e2e/security/policy.md 删去 ${key}`),
  ];
};
