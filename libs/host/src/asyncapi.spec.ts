import { Parser } from '@asyncapi/parser';
import { facts } from '@duban/contracts';
import { asyncApiDocument } from './asyncapi';

const ERROR = 0;

describe('AsyncAPI', () => {
  it('合乎规范,每个事实一条消息', async () => {
    const document = asyncApiDocument() as { components: { messages: object } };
    const found = await new Parser().validate(JSON.stringify(document));
    expect(found.filter(({ severity }) => severity === ERROR)).toEqual([]);
    expect(Object.keys(document.components.messages).sort()).toEqual(Object.keys(facts).sort());
  });
});
