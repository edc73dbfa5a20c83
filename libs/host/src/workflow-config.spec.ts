import { readVariables } from './config';
import { workflowConfig, workflowVariables } from './workflow-config';

const base = { DUBAN_WORKFLOW_GRPC: '127.0.0.1:26500', DUBAN_WORKFLOW_REST: 'http://127.0.0.1:8080' };
const oauth = {
  DUBAN_WORKFLOW_OAUTH_URL: 'https://id.example.gov.cn/token',
  DUBAN_WORKFLOW_CLIENT_ID: 'duban',
  DUBAN_WORKFLOW_CLIENT_SECRET: 's',
  DUBAN_WORKFLOW_AUDIENCE: 'zeebe-api',
};
const read = (more: Record<string, string>) => workflowConfig(readVariables(workflowVariables, { ...base, ...more }));

describe('流程引擎的变量', () => {
  it('不认证、令牌、OAuth 三种', () => {
    const address = { grpcAddress: '127.0.0.1:26500', restAddress: 'http://127.0.0.1:8080' };
    expect(read({})).toEqual(address);
    expect(read({ DUBAN_WORKFLOW_TOKEN: 't' })).toEqual({ ...address, token: 't' });
    expect(read({ ...oauth, DUBAN_WORKFLOW_GRPC: 'grpcs://zeebe.example.gov.cn:443' })).toEqual({
      ...address,
      grpcAddress: 'grpcs://zeebe.example.gov.cn:443',
      oauth: {
        tokenUrl: 'https://id.example.gov.cn/token',
        clientId: 'duban',
        clientSecret: 's',
        audience: 'zeebe-api',
      },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['地址没有端口', { DUBAN_WORKFLOW_GRPC: 'zeebe' }, 'DUBAN_WORKFLOW_GRPC:应为 主机:端口'],
    ['REST 不是网址', { DUBAN_WORKFLOW_REST: '127.0.0.1:8080' }, 'DUBAN_WORKFLOW_REST:应为 http://…'],
    [
      'OAuth 只设了一部分',
      { DUBAN_WORKFLOW_CLIENT_ID: 'x' },
      'OAuth 的四个变量须一起设置,还缺:DUBAN_WORKFLOW_OAUTH_URL',
    ],
    ['令牌和 OAuth 都设了', { ...oauth, DUBAN_WORKFLOW_TOKEN: 't' }, 'DUBAN_WORKFLOW_TOKEN 与 OAuth 只能用一种'],
    ['证书文件不在', { DUBAN_WORKFLOW_CA: '/no/such.pem' }, 'DUBAN_WORKFLOW_CA:没有这个文件:/no/such.pem'],
  ])('%s的,启动时说明', (_, more, message) => {
    expect(() => read(more)).toThrow(message);
  });
});
