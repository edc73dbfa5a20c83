import { type Camunda8 } from '@camunda8/sdk';
import type * as RestModule from '@camunda8/sdk/dist/c8/lib/CamundaRestClient';
import type * as SdkLib from '@camunda8/sdk/dist/lib';
import type * as GrpcModule from '@camunda8/sdk/dist/zeebe/zb/ZeebeGrpcClient';
import { originContextStorage } from '@camunda8/sdk/dist/c8/lib/OriginTracing';

/** Client credentials of an identity provider, as Camunda's Identity or Keycloak gives them. */
export type WorkflowOAuth = Readonly<{
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  audience: string;
  scope?: string;
}>;

/** Where the engine is: the embedded one or Camunda 8, the same words. Without token and OAuth nobody is authenticated. */
export type WorkflowConfig = Readonly<{
  /** `host:port`; with `grpcs://` before it, by TLS */
  grpcAddress: string;
  restAddress: string;
  token?: string;
  oauth?: WorkflowOAuth;
  /** file of the certificate authority, where it is none that the system knows */
  rootCertificate?: string;
}>;
type Options = NonNullable<ConstructorParameters<typeof Camunda8>[0]>;
export type Grpc = GrpcModule.ZeebeGrpcClient;
export type Rest = RestModule.CamundaRestClient;

const auth = ({ token, oauth }: WorkflowConfig): Options => {
  if (oauth)
    return {
      CAMUNDA_AUTH_STRATEGY: 'OAUTH',
      CAMUNDA_OAUTH_URL: oauth.tokenUrl,
      ZEEBE_CLIENT_ID: oauth.clientId,
      ZEEBE_CLIENT_SECRET: oauth.clientSecret,
      CAMUNDA_ZEEBE_OAUTH_AUDIENCE: oauth.audience,
      ...(oauth.scope ? { CAMUNDA_TOKEN_SCOPE: oauth.scope } : {}),
      CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
      CAMUNDA_OAUTH_FAIL_ON_ERROR: true,
    };
  return token ? { CAMUNDA_AUTH_STRATEGY: 'BEARER', CAMUNDA_OAUTH_TOKEN: token } : { CAMUNDA_AUTH_STRATEGY: 'NONE' };
};

/*
 * The library remembers for its error messages where a REST call came from, in an AsyncLocalStorage. From the first call
 * on Node would run a hook for every promise of the process, which costs each command a tenth of its time: we name the
 * call in our own errors, and go without.
 */
originContextStorage.run = ((_origin: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]) =>
  work(...args)) as typeof originContextStorage.run;

/** Our settings in the words of the client's library. It tries nothing again by itself: we say when, and in the log. */
const sdkOptions = (config: WorkflowConfig): Options => ({
  ...auth(config),
  ZEEBE_GRPC_ADDRESS: /^grpcs?:\/\//.test(config.grpcAddress) ? config.grpcAddress : `grpc://${config.grpcAddress}`,
  ZEEBE_REST_ADDRESS: config.restAddress,
  ...(config.rootCertificate ? { CAMUNDA_CUSTOM_ROOT_CERT_PATH: config.rootCertificate } : {}),
  CAMUNDA_LOG_LEVEL: 'none',
  CAMUNDA_SUPPORT_LOG_ENABLED: false,
  zeebeGrpcSettings: {
    ZEEBE_GRPC_CLIENT_RETRY: false,
    ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
    ZEEBE_GRPC_CLIENT_CONNECTION_TOLERANCE_MS: 0,
    // A line that died without a word is noticed; not oftener than Camunda's gateway allows (30 s).
    GRPC_KEEPALIVE_TIME_MS: 60_000,
    GRPC_KEEPALIVE_TIMEOUT_MS: 20_000,
  },
});

/**
 * The two clients of the library that we use, with one provider of tokens. Its factory would load all of them, 6 MB more;
 * and a process that never asks the engine (the entrance) loads none (P13).
 */
export const connectSdk = (given: WorkflowConfig): { grpc: Grpc; rest: Rest } => {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { CamundaEnvironmentConfigurator, constructOAuthProvider } = require('@camunda8/sdk/dist/lib') as typeof SdkLib;
  const { ZeebeGrpcClient } = require('@camunda8/sdk/dist/zeebe/zb/ZeebeGrpcClient') as typeof GrpcModule;
  const { CamundaRestClient } = require('@camunda8/sdk/dist/c8/lib/CamundaRestClient') as typeof RestModule;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const config = CamundaEnvironmentConfigurator.mergeConfigWithEnvironment(sdkOptions(given));
  const oAuthProvider = constructOAuthProvider(config, { explicitFromConstructor: true });
  return {
    grpc: new ZeebeGrpcClient({ config, oAuthProvider }),
    rest: new CamundaRestClient({ config, oAuthProvider }),
  };
};
