export { check, type CheckOptions } from './check';
export { waiting } from './drained';
export { type Answer, BrokenClientLedger, type ClientLine, readClientLedger, type Sent } from './client-ledger';
export { type Count, type Finding, inChinese, type Report, sentenceOf } from './findings';
export { type Rule, type RuleName, rules } from './rules';
export { platformKept, platformServices } from './platform';
export { type Fold, type FoldedTable } from './fold';
export { foldingPlatform } from './platform-fold';
export { type KafkaAccess } from './kafka-topics';
