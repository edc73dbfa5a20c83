import { whyNot } from './why-not';

const nameOf = (element: string): string => `“填写情况”(${element})`;

it('引擎不接受的移动,说出是哪个环节、变了什么', () => {
  expect(
    whyNot(
      "Expected to migrate process instance '1' but active element with id 'ZX_Fill' and type 'USER_TASK' is mapped to an element with id 'ZX_Fill' and different type 'SERVICE_TASK'. Elements must be mapped to elements of the same type.",
      nameOf,
    ),
  ).toBe('“填写情况”(ZX_Fill)换成了另一种类型的环节');
  expect(
    whyNot(
      "the flow scope of active element with id 'ZX_Fill' is changed. The flow scope of the active element is expected to be 'a' but was 'b'.",
      nameOf,
    ),
  ).toBe('“填写情况”(ZX_Fill)移进或移出了子流程');
});

it('没有见过的说法也是一句中文', () => {
  expect(whyNot('Something else', nameOf)).toBe('流程在最新版里接不上原来的走法');
});
