const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码 (GB 32100-2015, R-802): 18 characters, the last one checks the others. */
export const isUscc = (code: string): boolean => {
  if (code.length !== 18 || [...code].some((c) => !characters.includes(c))) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * characters.indexOf(code[i] as string), 0);
  return code[17] === characters[(31 - (sum % 31)) % 31];
};
