import { kindAt } from './places';
import { readPolicy } from './policy';

/** Quick, and without the platform: a new noun is missed here before it is missed in S1. */
it('S1 每个带编号的操作都写明编号指什么', () => {
  const missing = [...readPolicy().keys()].flatMap((key) => {
    const [, path = ''] = key.split(' ');
    return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => {
      try {
        kindAt(path, name);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
  });
  expect(missing).toEqual([]);
});
