/** Only the service that has passwords loads it, at the first one (P13). */
const argon2 = () => import('@node-rs/argon2');

/** Argon2id as OWASP advises for servers with little memory: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = async (password: string): Promise<string> => (await argon2()).hash(password, cost);

/** False for a wrong password and for no account alike, in the same time. */
export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  const nobody = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$G0Zu9hRxPbqVvEn0pKTNTc9nvGiNLm2CwN5oLZy3Pn8';
  const { verify } = await argon2();
  const right = await verify(stored ?? nobody, password).catch(() => false);
  return stored !== undefined && right;
};

/** 口令复杂度: what is missing, in the words a person reads; empty when it is good enough. */
export const passwordReasons = (password: string, account: string): string[] => {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const reasons = [];
  if (password.length < 10) reasons.push('至少10个字符');
  if (kinds < 3) reasons.push('大写字母、小写字母、数字、符号至少三种');
  if (account && password.toLowerCase().includes(account.toLowerCase())) reasons.push('不能包含账号');
  if (/(.)\1{3}/.test(password)) reasons.push('不能连续重复四个字符');
  return reasons;
};
