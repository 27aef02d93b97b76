import { openOwnDatabase } from '../database.ts';

/** Opens the database of a data folder and keeps it until killed: the Callboard that a power cut ends. */
const database = await openOwnDatabase({ dataFolder: process.argv[2]!, onProgress: () => undefined, onLost: () => process.exit(1) });
console.log(database.databaseUrl);
setInterval(() => undefined, 60_000);
