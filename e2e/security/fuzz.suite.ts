import { type Client } from './client';
import { type World } from './county';
import { fuzz } from './fuzz';
import { type Opened } from './platform';

/** S5: requests made from the OpenAPI document, from valid to hostile. `DUBAN_FUZZ_REQUESTS`, `DUBAN_FUZZ_SEED`. */
export const fuzzSuite = (given: () => { platform: Opened; client: Client; world: World }, usual: number): void => {
  it('S5 按接口文档生成的请求,从正确到恶意:没有 5xx,回答都合文档,没有一个超过一秒', async () => {
    const requests = Number(process.env['DUBAN_FUZZ_REQUESTS'] ?? usual);
    const seed = Number(process.env['DUBAN_FUZZ_SEED'] ?? 1);
    const { byStatus, findings, slow, slowestMs, perSecond } = await fuzz(given(), { requests, seed });
    process.stdout.write(
      `    ${requests} requests, seed ${seed}, ${perSecond}/s, slowest ${slowestMs} ms, ${slow} asked again alone, ${JSON.stringify(byStatus)}\n`,
    );
    expect(findings).toEqual([]);
  }, 7_200_000);
};
