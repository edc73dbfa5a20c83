import { randomBytes, randomUUID } from 'node:crypto';
import { issueToken } from '@duban/auth';
import { v7 as uuidv7 } from 'uuid';
import { folder, postgres, program } from './programs.mjs';

const region = '990121';
const supervisor = { id: randomUUID(), name: '苗晓岚', roles: ['SUPERVISOR'], units: ['office'] };
const registration = {
  title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
  category: 'SPECIAL',
  urgency: 'EXTRA_URGENT',
  source: { type: 'INSTRUCTION', title: '群众来信', receivedOn: '2026-03-02' },
  instruction: {
    leader: { id: randomUUID(), name: '闻若川' },
    post: '县长',
    level: 'LOCAL',
    on: '2026-03-02',
    text: '请水利局立即核查处理并报结果。',
    subject: 'OTHER',
  },
  attachments: [],
  declaredUnclassified: true,
};
const opinion = {
  mandate: { type: 'HEAD_INSTRUCTION', giver: '闻若川', on: '2026-03-02', evidence: '县长批示' },
  contentType: 'STATUTORY_DUTY',
  form: 'ROUTINE',
  effortPath: 'CONCLUDE',
  requirement: '立即抢修,恢复供水',
  successCriteria: '全村恢复供水并经回访确认',
  deadline: { unit: 'WORKDAY', amount: 1 },
  supervisor: { id: supervisor.id, name: supervisor.name },
  feedbackForm: 'SPECIAL_REPORT',
  confidentiality: 'INTERNAL',
  verification: ['CALLBACK'],
  duplicateChecked: true,
};

/** The intake service as it is deployed: a process of its own beside the engine's, on a PostgreSQL with full durability. */
export const intake = async (later) => {
  const databaseUrl = await postgres(later);
  const engine = program(later, 'e2e/bench/engine-program.mjs', [databaseUrl]);
  const [, grpc, rest] = await engine.seen(/gateway (\S+) (\S+)/);
  const secret = randomBytes(32).toString('base64url');
  const service = program(later, 'services/intake/dist/main.js', [], {
    DUBAN_DATABASE_URL: databaseUrl,
    DUBAN_PORT: '0',
    DUBAN_WORKFLOW_GRPC: grpc,
    DUBAN_WORKFLOW_REST: rest,
    DUBAN_SESSION_SECRET: secret,
    DUBAN_SEALING_SECRET: 'sealing'.repeat(5),
    DUBAN_DATA_DIR: folder(later),
  });
  const [, url] = await service.seen(/"url":"(http:[^"]+)"/);
  /** Whoever registers and drafts in a region. */
  const desk = async (of) => {
    const token = await issueToken({ ...supervisor, region: of }, new TextEncoder().encode(secret), {
      now: new Date().toISOString(),
      ttlSeconds: 4 * 3600,
    });
    const request = (id, verb, body) => {
      // Ids as the console makes them.
      const key = uuidv7();
      return {
        path: `/api/matters/${id}/${verb}`,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
        key,
        body,
      };
    };
    const matters = [];
    let turn = 0;
    return {
      region: of,
      matters,
      /** a new matter: the register number is taken under lock */
      register: () => {
        const id = uuidv7();
        return { ...request(id, 'register', registration), id };
      },
      draftOf: (id) => request(id, 'draft-opinion', opinion),
      /** a decision on one of the matters, in turn */
      draft: () => request(matters[turn++ % matters.length], 'draft-opinion', opinion),
    };
  };
  return { databaseUrl, url, pid: service.pid, secret, desk, ...(await desk(region)) };
};
