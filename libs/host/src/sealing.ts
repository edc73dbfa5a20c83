import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

/** 密封: text that only holders of the deployment's key can read. */
export type Sealing = Readonly<{
  /** @param about what the text belongs to: sealed for one matter it opens for no other */
  seal(text: string, about: string): string;
  /** @throws Refusal informant.unreadable when it was sealed with another key, for another matter, or was changed */
  open(sealed: string, about: string): string;
}>;

const VERSION = 'v1.';
const TAG = 16;
/** Lengths tell of names; texts of a block look alike. */
const BLOCK = 64;

/**
 * SM4-CTR under HMAC-SM3 in the SIV composition (Rogaway and Shrimpton 2006): the keyed digest of what is sealed is both
 * its authentication and the cipher's starting block. The same text seals the same, so that a repeated command is known
 * as a repeat; Node has SM4 in no authenticated mode of its own.
 */
export const sealing = (secret: string): Sealing => {
  const keyFor = (use: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `duban sealing ${use}`, length));
  const cipherKey = keyFor('sm4', 16);
  const digestKey = keyFor('sm3', 32);
  const tagOf = (plain: Buffer, about: string): Buffer =>
    createHmac('sm3', digestKey).update(`${about.length}:${about}`).update(plain).digest().subarray(0, TAG);
  return {
    seal: (text, about) => {
      const bytes = Buffer.from(text);
      const plain = Buffer.concat([bytes, Buffer.alloc(BLOCK - (bytes.length % BLOCK))]);
      const tag = tagOf(plain, about);
      const cipher = createCipheriv('sm4-ctr', cipherKey, tag);
      return VERSION + Buffer.concat([tag, cipher.update(plain), cipher.final()]).toString('base64url');
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed.startsWith(VERSION) ? sealed.slice(VERSION.length) : '', 'base64url');
      const tag = bytes.subarray(0, TAG);
      if (tag.length === TAG) {
        const cipher = createDecipheriv('sm4-ctr', cipherKey, tag);
        const plain = Buffer.concat([cipher.update(bytes.subarray(TAG)), cipher.final()]);
        if (timingSafeEqual(tag, tagOf(plain, about))) return plain.toString('utf8').replace(/\0+$/, '');
      }
      throw new Refusal<RefusalCode>('informant.unreadable');
    },
  };
};
