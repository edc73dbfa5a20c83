/** What Chinese units are called at their end. */
const UNIT =
  /(?:局|委|办|厅|镇|乡|街道|办事处|政府|中心|公司|集团|院|会|社|队|处|站|馆|行|校|办公室|指挥部|专班)(?:[((][^))]{1,20}[))])?$/;
/** Words before the first unit of a list: `会议议定由…`, `责成…`. */
const BEFORE = /^.*(?:由|请|责成|明确|要求|交)(?=.)/;

const isUnit = (name: string): boolean => name.length >= 2 && name.length <= 30 && UNIT.test(name);
/** 财政局和柳汀镇 are two, 发展和改革局 is one. */
const apart = (name: string): string[] => {
  const two = name.split(/[和及与]/);
  return two.every(isUnit) ? two : [name];
};

const asUnits = (text: string): string[] =>
  text
    .replace(BEFORE, '')
    .split('、')
    .flatMap(apart)
    .map((name) => name.trim().replace(/(?:等单位|等部门|等)$/, ''))
    .filter(isUnit);

/** The units of the first place where the text gives something, and those of every place where others help. */
const CLAUSE = '[^,,。;;::\\s]{2,80}';
const LEADING = [
  new RegExp(`(?:牵头|主办|责任|承办)单位[::]\\s*([^,,。;;\\s]{2,80})`),
  new RegExp(`(${CLAUSE})(?:共同)?(?:牵头|主办)`),
  new RegExp(`(${CLAUSE})(?:具体)?(?:负责|承办)`),
  new RegExp(`(?:责成|请|由)(${CLAUSE}?(?:局|委|办|镇|乡|街道|中心))`),
];
const HELPING = [
  /(?:配合|协办|协助|会办)单位[::]\s*([^,,。;;\s]{2,120})/g,
  /([^,,。;;::\s]{2,120})(?:等)?(?:积极|密切)?(?:配合|协助|协办)/g,
];

/** 牵头 and 配合 of a sentence: the first of several that lead leads, the others help. */
export const unitsIn = (sentence: string): { lead: string | null; co: string[] } => {
  const leading = LEADING.map((pattern) => asUnits(pattern.exec(sentence)?.[1] ?? '')).find(
    (units) => units.length > 0,
  );
  const helping = HELPING.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap(([, text = '']) => asUnits(text)),
  );
  const [lead = null, ...others] = leading ?? [];
  return { lead, co: [...new Set([...others, ...helping])].filter((unit) => unit !== lead) };
};
