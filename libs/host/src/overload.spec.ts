import { eventually } from '@duban/testing';
import Fastify from 'fastify';
import { limitWrites, WriteLimit } from './overload';

it('同时办理的写请求过多时立即请人稍后再来,办完就接着受理;读请求不受影响', async () => {
  const server = Fastify();
  limitWrites(server, new WriteLimit(2));
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let entered = 0;
  server.post('/slow', async () => {
    entered += 1;
    await finished;
    return { done: true };
  });
  server.get('/', () => ({ read: true }));
  await server.ready();

  const post = { method: 'POST', url: '/slow' } as const;
  const inside = Promise.all([server.inject(post), server.inject(post)]);
  await eventually('two are inside', () => entered === 2);
  const turnedAway = await server.inject(post);
  expect(turnedAway.statusCode).toBe(503);
  expect(turnedAway.headers['retry-after']).toBe('2');
  expect(turnedAway.json()).toMatchObject({ code: 'busy', title: '系统繁忙', remedy: '请稍后再试' });
  expect((await server.inject('/')).statusCode).toBe(200);

  finish();
  expect((await inside).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect((await server.inject(post)).statusCode).toBe(200);
  await server.close();
});
