import { type ProblemItem } from '@duban/contracts';

/** A problem item as one paragraph: when, where, what, and what to do (S-13). */
export const problemText = (p: ProblemItem): string =>
  `${p.when},${p.where}:${p.what}。责任单位:${p.responsibleUnit};影响:${p.impact};原因:${p.cause};建议:${p.suggestion}。`;
