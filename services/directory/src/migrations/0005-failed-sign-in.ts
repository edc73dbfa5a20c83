import { type Migration } from '@duban/persistence';

/** 登录失败: counted for all instances; neither accounts nor addresses can be read from it. */
export const failedSignInTable: Migration = {
  id: '0005-failed-sign-in',
  up: [
    'create table directory.failed_sign_in (key text not null, at timestamptz not null default now())',
    'create index failed_sign_in_key on directory.failed_sign_in (key, at)',
    'create index failed_sign_in_at on directory.failed_sign_in (at)',
    'grant select, insert, delete on directory.failed_sign_in to duban_directory',
  ],
};
