import { type Actor } from '@duban/kernel';

const whole = new Set(['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD']);

/** Who answers for every check, and so knows of covert ones without being in the team (R-602, I-18). */
export const answersForAll = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some((role) => whole.has(role));
