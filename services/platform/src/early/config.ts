/** The two variables that are looked at before the program is read, and with it what checks them all. */
export const earlyVariables = (): { dataDir: string | undefined; databaseUrl: string | undefined } => ({
  dataDir: process.env['DUBAN_DATA_DIR'],
  databaseUrl: process.env['DUBAN_DATABASE_URL'],
});
