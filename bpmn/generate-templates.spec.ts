import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commands } from '@duban/contracts';
import { elementTemplates } from './index';

type Template = {
  id: string;
  name: string;
  properties: { label?: string; value?: string; binding: { name?: string } }[];
};
const templates = elementTemplates() as Template[];
const of = (command: string): Template | undefined => templates.find(({ id }) => id === `duban.${command}`);

describe('步骤模板', () => {
  it('提交的文件就是按命令目录生成的', () => {
    const committed: unknown = JSON.parse(readFileSync(path.join(__dirname, 'templates/duban.json'), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(templates)));
  });

  it('每个命令一个模板,用中文名', () => {
    expect(templates.map(({ id }) => id)).toEqual(Object.keys(commands).map((name) => `duban.${name}`));
    expect(of('assignment.review')?.name).toBe('审核');
  });

  it('系统步骤列出作业要的输入,人工步骤写好办理角色', () => {
    expect(
      of('matter.present')
        ?.properties.map((p) => p.binding.name)
        .filter(Boolean),
    ).toEqual(['matterId', 'documentNo', 'outcome']);
    expect(of('assignment.acknowledge')?.properties.find((p) => p.label === '办理角色')?.value).toBe(
      '=["LIAISON@" + assignment.unit.id]',
    );
  });
});
