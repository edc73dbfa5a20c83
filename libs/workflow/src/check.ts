import { type WorkflowClient } from './client';
import { type WorkflowConfig } from './connection';
import { inTime } from './in-time';
import { rejectionOf, WorkflowRejection } from './rejection';

/** The settings cannot be right: waiting does not help. The message is for the person who starts the service. */
export class WrongWorkflow extends Error {
  override readonly name = 'WrongWorkflow';
}

const NEEDED = [8, 8] as const; // creating and canceling listeners of user tasks
const ANSWER_MS = 5_000;

/**
 * Asks the engine who it is, by both protocols.
 * @returns its version
 * @throws WrongWorkflow naming the setting and the remedy; WorkflowRejection `UNAVAILABLE` when it is away
 */
export const checkWorkflow = async (client: WorkflowClient, config: WorkflowConfig): Promise<string> => {
  const version = await asked(client.gatewayVersion('grpc'), config, {
    variable: 'DUBAN_WORKFLOW_GRPC',
    address: config.grpcAddress,
    protocol: 'gRPC',
  });
  await asked(client.gatewayVersion('rest'), config, {
    variable: 'DUBAN_WORKFLOW_REST',
    address: config.restAddress,
    protocol: 'REST v2',
  });
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]))
    throw new WrongWorkflow(
      `流程引擎是 ${version || '未知'} 版,须为 Camunda ${NEEDED.join('.')} 或更高版本;请升级后再启动`,
    );
  return version;
};

type Where = Readonly<{ variable: string; address: string; protocol: string }>;

const asked = async (answer: Promise<string>, config: WorkflowConfig, where: Where): Promise<string> => {
  try {
    return await inTime(answer, ANSWER_MS);
  } catch (error) {
    throw wrong(error, config, where);
  }
};

const wrong = (error: unknown, { oauth, token }: WorkflowConfig, { variable, address, protocol }: Where): Error => {
  const { code, message } = error instanceof WorkflowRejection ? error : rejectionOf(error);
  const fromProvider = oauth !== undefined && /token/i.test(message) && message.includes(oauth.clientId);
  if (fromProvider)
    return code === 'UNAVAILABLE'
      ? new WorkflowRejection(code, `认证服务连不上(DUBAN_WORKFLOW_OAUTH_URL=${oauth.tokenUrl}):${message}`)
      : new WrongWorkflow(
          `认证服务不给令牌:请核对 DUBAN_WORKFLOW_OAUTH_URL(${oauth.tokenUrl})、DUBAN_WORKFLOW_CLIENT_ID(${oauth.clientId})、DUBAN_WORKFLOW_CLIENT_SECRET 与 DUBAN_WORKFLOW_AUDIENCE(${oauth.audience});答复:${message}`,
        );
  if (['UNAUTHENTICATED', 'PERMISSION_DENIED', '401', '403'].includes(code)) {
    const remedy = oauth
      ? '令牌的受众或权限不对:请核对 DUBAN_WORKFLOW_AUDIENCE,并在 Camunda 里给该客户端授权'
      : token
        ? '令牌不对:请核对 DUBAN_WORKFLOW_TOKEN'
        : '须认证:请设置 DUBAN_WORKFLOW_OAUTH_URL 等四个变量(OAuth),或 DUBAN_WORKFLOW_TOKEN';
    return new WrongWorkflow(`流程引擎 ${address} 拒绝了身份:${remedy};答复:${message}`);
  }
  if (code === 'UNAVAILABLE' && !/protocol error|parse error/i.test(message)) {
    if (/certificate|self.signed|SSL|TLS/i.test(message))
      return new WrongWorkflow(
        `与流程引擎 ${address} 的加密连接不成立:自签证书请设置 DUBAN_WORKFLOW_CA;不加密的去掉 grpcs:// 与 https://;原因:${message}`,
      );
    return new WorkflowRejection(code, `流程引擎连不上(${variable}=${address}):${message}`);
  }
  return new WrongWorkflow(`${variable}=${address} 不是流程引擎的 ${protocol} 地址,请改正;答复:${message}`);
};
