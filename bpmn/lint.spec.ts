import { diagrams, lintDiagram } from './index';

const of = (file: string): string => {
  const found = diagrams().find((diagram) => diagram.file === file);
  if (!found) throw new Error(`no diagram ${file}`);
  return found.xml;
};

describe('流程图检查', () => {
  it.each(diagrams().map(({ file, xml }) => [file, xml]))('%s 没有问题', async (_, xml) => {
    expect(await lintDiagram(xml)).toEqual([]);
  });
});
