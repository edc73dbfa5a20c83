import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/**
 * Where an id can stand, and what it names. Commands are described whole by the OpenAPI document; of what is read, the
 * document says which operation takes which path, and this table which query. A place that is missing fails the suite.
 */
export type Kind = Readonly<{
  /** who of a county sees such a thing: who sees the region or whose unit takes part; everybody; the one person */
  seen: 'unit' | 'region' | 'person' | 'platform';
  /** an id that names nothing, and never did */
  missing: () => string;
}>;
const uuid = (seen: Kind['seen']): Kind => ({ seen, missing: randomUUID });
const number = (seen: Kind['seen']): Kind => ({ seen, missing: () => String(randomInt(2 ** 40)) });
const name = (seen: Kind['seen']): Kind => ({ seen, missing: () => `nobody.${randomInt(2 ** 40)}` });

export const kinds = {
  matter: uuid('unit'),
  assignment: uuid('unit'),
  coordination: uuid('unit'),
  rectification: uuid('unit'),
  inspection: uuid('region'),
  inspectionRecord: uuid('region'),
  annualProgram: uuid('region'),
  designation: uuid('region'),
  survey: uuid('region'),
  surveyResponse: uuid('region'),
  researchReport: uuid('unit'),
  inspectionTeam: uuid('region'),
  selfCheck: uuid('unit'),
  misconduct: uuid('region'),
  material: uuid('region'),
  conclusion: uuid('unit'),
  reconsideration: uuid('unit'),
  outcome: uuid('unit'),
  clueTransfer: uuid('person'),
  document: uuid('unit'),
  unit: uuid('region'),
  person: uuid('region'),
  scheme: uuid('region'),
  calendar: uuid('region'),
  delegation: uuid('region'),
  message: uuid('person'),
  delivery: uuid('region'),
  attachment: { seen: 'unit', missing: () => randomBytes(32).toString('hex') },
  account: name('region'),
  todo: number('person'),
  instance: number('region'),
  incident: number('region'),
  /** 流程图 are the platform's, for all regions alike */
  diagram: number('platform'),
  parkedFact: name('region'),
  service: name('platform'),
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;

/** `/api/<noun>/{…}` → what stands there. */
const nouns: Readonly<Record<string, KindName>> = {
  matters: 'matter',
  informants: 'matter',
  'source-documents': 'matter',
  'supervision-plans': 'matter',
  campaigns: 'matter',
  notices: 'matter',
  'special-reports': 'matter',
  dossiers: 'matter',
  assignments: 'assignment',
  coordinations: 'coordination',
  rectifications: 'rectification',
  inspections: 'inspection',
  'inspection-records': 'inspectionRecord',
  'annual-programs': 'annualProgram',
  designations: 'designation',
  surveys: 'survey',
  'survey-responses': 'surveyResponse',
  'research-reports': 'researchReport',
  'inspection-teams': 'inspectionTeam',
  'self-checks': 'selfCheck',
  misconducts: 'misconduct',
  materials: 'material',
  conclusions: 'conclusion',
  reconsiderations: 'reconsideration',
  outcomes: 'outcome',
  'clue-transfers': 'clueTransfer',
  documents: 'document',
  units: 'unit',
  persons: 'person',
  schemes: 'scheme',
  calendars: 'calendar',
  delegations: 'delegation',
  messages: 'message',
  deliveries: 'delivery',
  attachments: 'attachment',
  accounts: 'account',
  todos: 'todo',
  instances: 'instance',
  incidents: 'incident',
  diagrams: 'diagram',
};
/** @throws Error that says what to add */
export const kindAt = (path: string, placeholder: string): KindName => {
  if (path.startsWith('/api/parked-facts/')) return placeholder === 'service' ? 'service' : 'parkedFact';
  const kind = nouns[path.split('/')[2] ?? ''];
  if (!kind) throw new Error(`${path}: say in e2e/security/places.ts (nouns) what {${placeholder}} names`);
  return kind;
};

/** Queries of reads that name something. */
export const queries: Readonly<Record<string, Readonly<Record<string, KindName>>>> = {
  'GET /api/assignments': { matterId: 'matter' },
  'GET /api/coordinations': { matterId: 'matter' },
  'GET /api/rectifications': { matterId: 'matter' },
  'GET /api/inspections': { matterId: 'matter' },
  'GET /api/surveys': { matterId: 'matter' },
  'GET /api/research-reports': { matterId: 'matter' },
  'GET /api/inspection-teams': { matterId: 'matter' },
  'GET /api/self-checks': { matterId: 'matter' },
  'GET /api/conclusions': { matterId: 'matter' },
  'GET /api/reconsiderations': { matterId: 'matter' },
  'GET /api/outcomes': { matterId: 'matter' },
  'GET /api/clue-transfers': { matterId: 'matter' },
  'GET /api/inspection-records': { inspectionId: 'inspection' },
  'GET /api/documents': { matterId: 'matter' },
  'GET /api/messages/receipts': { matterId: 'matter' },
  'GET /api/deliveries': { matterId: 'matter' },
  'GET /api/reminders': { matterId: 'matter' },
  'GET /api/timeline': { matterId: 'matter' },
  'GET /api/holders': { matterId: 'matter' },
  'GET /api/process-instances': { matterId: 'matter' },
  'GET /api/people': { unit: 'unit' },
  'GET /api/ledger': { unit: 'unit' },
  'GET /api/ledger.xlsx': { unit: 'unit' },
  'GET /api/schemes/{id}/changes': { with: 'scheme' },
};

/** Commands that bring a thing into being under an id that the caller chose. */
export const creating: ReadonlySet<string> = new Set([
  'POST /api/matters/{id}/register',
  'POST /api/informants/{id}/record',
  'POST /api/source-documents/{id}/register',
  'POST /api/supervision-plans/{id}/draft',
  'POST /api/campaigns/{id}/draft',
  'POST /api/notices/{id}/draft',
  'POST /api/coordinations/{id}/request',
  'POST /api/rectifications/{id}/issue',
  'POST /api/inspections/{id}/plan',
  'POST /api/annual-programs/{id}/draft',
  'POST /api/designations/{id}/propose',
  'POST /api/surveys/{id}/draft',
  'POST /api/survey-responses/{id}/record',
  'POST /api/research-reports/{id}/draft',
  'POST /api/misconducts/{id}/record',
  'POST /api/materials/{id}/access',
  'POST /api/conclusions/{id}/draft',
  'POST /api/reconsiderations/{id}/file',
  'POST /api/outcomes/{id}/propose',
  'POST /api/clue-transfers/{id}/register',
  'POST /api/inspection-records/{id}/submit',
  'POST /api/special-reports/{id}/draft',
  'POST /api/units/{id}/register',
  'POST /api/persons/{id}/appoint',
  'POST /api/schemes/{id}/draft',
  'POST /api/calendars/{id}/draft',
  'POST /api/delegations/{id}/grant',
]);
