/** How long and how often is measured; CI sets both low, to see that a benchmark still works. */
export const rounds = Number(process.env.DUBAN_BENCH_ROUNDS ?? 9);
export const sliceSeconds = Number(process.env.DUBAN_BENCH_SECONDS ?? 2);

export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
};
export const median = (values) => quantile(values, 0.5);
const quartiles = (values) => [quantile(values, 0.25), median(values), quantile(values, 0.75)];

/** Ours and the reference in turn; who begins changes from round to round. */
export const alternate = async (ours, reference) => {
  const slices = [];
  for (let round = 0; round < rounds; round += 1) {
    const slice = {};
    for (const [name, run] of round % 2 ? [reference, ours] : [ours, reference]) slice[name] = await run();
    slices.push(slice);
  }
  return slices;
};

/** One line of the table: the ratio is the median of the paired ratios, with its quartiles. */
export const compared = (what, unit, slices, [ours, reference], budget) => ({
  what,
  unit,
  ours: median(slices.map((slice) => slice[ours])),
  reference: median(slices.map((slice) => slice[reference])),
  ratio: quartiles(slices.map((slice) => slice[ours] / slice[reference])),
  ...budget,
});

/** One line without a reference. */
export const single = (what, unit, values, budget) => ({ what, unit, ours: median(values), all: values, ...budget });

const number = (value) =>
  value === undefined ? '–' : value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
const wide = (text, columns) => {
  const width = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
};

export const printTable = (rows) => {
  const line = (...cells) => console.log(cells.map((cell, i) => wide(cell, [58, 12, 12, 26, 20][i])).join(''));
  line('what', 'ours', 'reference', 'ratio (quartiles)', 'budget');
  for (const { what, unit, ours, reference, ratio, must, aim } of rows) {
    const spread = ratio ? `${number(ratio[1])}× (${number(ratio[0])}–${number(ratio[2])})` : '–';
    line(`${what}, ${unit}`, number(ours), number(reference), spread, must ? `${must}, aim ${aim ?? '–'}` : 'remark');
  }
};
