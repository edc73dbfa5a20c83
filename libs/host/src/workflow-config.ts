import { existsSync } from 'node:fs';
import { type WorkflowConfig } from '@duban/workflow';
import { z } from 'zod';
import { WrongVariables } from './wrong-variables';

/** Where the process engine is; without token and OAuth it is asked without credentials. */
export const workflowVariables = {
  DUBAN_WORKFLOW_GRPC: z
    .string({ error: '请设置流程引擎的 gRPC 地址' })
    .regex(/^(grpcs?:\/\/)?[^\s/]+:\d+$/, '应为 主机:端口,加密的写作 grpcs://主机:端口')
    .describe('流程引擎 gRPC 地址,如 127.0.0.1:26500;加密的写作 grpcs://主机:端口'),
  DUBAN_WORKFLOW_REST: z
    .string({ error: '请设置流程引擎的 REST 地址' })
    .regex(/^https?:\/\/\S+$/, '应为 http://… 或 https://…')
    .describe('流程引擎 REST 地址,如 http://127.0.0.1:8080'),
  DUBAN_WORKFLOW_TOKEN: z.string().optional().describe('流程引擎令牌'),
  DUBAN_WORKFLOW_OAUTH_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, '应为 http://… 或 https://…')
    .optional()
    .describe('认证服务发放令牌的地址(OAuth 客户端凭证)'),
  DUBAN_WORKFLOW_CLIENT_ID: z.string().optional().describe('OAuth 客户端'),
  DUBAN_WORKFLOW_CLIENT_SECRET: z.string().optional().describe('OAuth 客户端密钥'),
  DUBAN_WORKFLOW_AUDIENCE: z.string().optional().describe('OAuth 令牌的受众,如 zeebe-api'),
  DUBAN_WORKFLOW_SCOPE: z.string().optional().describe('OAuth 令牌的范围,认证服务要求时才设'),
  DUBAN_WORKFLOW_CA: z.string().optional().describe('流程引擎证书的签发机构(PEM 文件),自签时设置'),
} as const;

const oauthNames = [
  'DUBAN_WORKFLOW_OAUTH_URL',
  'DUBAN_WORKFLOW_CLIENT_ID',
  'DUBAN_WORKFLOW_CLIENT_SECRET',
  'DUBAN_WORKFLOW_AUDIENCE',
] as const;

/**
 * The engine's settings, from variables that fit each other.
 * @throws WrongVariables when OAuth is set in part, or beside a token, or the certificate is not there
 */
export const workflowConfig = (variables: z.output<z.ZodObject<typeof workflowVariables>>): WorkflowConfig => {
  const {
    DUBAN_WORKFLOW_GRPC: grpcAddress,
    DUBAN_WORKFLOW_REST: restAddress,
    DUBAN_WORKFLOW_TOKEN: token,
    DUBAN_WORKFLOW_OAUTH_URL: tokenUrl,
    DUBAN_WORKFLOW_CLIENT_ID: clientId,
    DUBAN_WORKFLOW_CLIENT_SECRET: clientSecret,
    DUBAN_WORKFLOW_AUDIENCE: audience,
    DUBAN_WORKFLOW_SCOPE: scope,
    DUBAN_WORKFLOW_CA: rootCertificate,
  } = variables;
  const missing = oauthNames.filter((name) => !variables[name]);
  const problems = [
    ...(missing.length > 0 && missing.length < oauthNames.length
      ? [`OAuth 的四个变量须一起设置,还缺:${missing.join('、')}`]
      : []),
    ...(token && missing.length < oauthNames.length ? ['DUBAN_WORKFLOW_TOKEN 与 OAuth 只能用一种,请去掉一种'] : []),
    ...(rootCertificate && !existsSync(rootCertificate) ? [`DUBAN_WORKFLOW_CA:没有这个文件:${rootCertificate}`] : []),
  ];
  if (problems.length > 0)
    throw new WrongVariables(`环境变量有误,请改正后再启动:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return {
    grpcAddress,
    restAddress,
    ...(token ? { token } : {}),
    ...(tokenUrl && clientId && clientSecret && audience
      ? { oauth: { tokenUrl, clientId, clientSecret, audience, ...(scope ? { scope } : {}) } }
      : {}),
    ...(rootCertificate ? { rootCertificate } : {}),
  };
};
