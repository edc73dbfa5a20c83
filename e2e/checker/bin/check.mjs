// `npm run check`: builds what is missing or old, then compares the ledgers of a platform.
import { prepare } from '../../../services/platform/bin/prepare.mjs';

const given = process.argv.slice(2);
await prepare(given);
const { main } = await import('../../dist/checker/cli.js');
process.exit(await main(given));
