import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SignIn {
  role: string;
  email: string;
  password: string;
}

const file = (dataFolder: string): string => join(dataFolder, 'demo-sign-ins.json');

/** The demo's passwords are made at random once; only their hashes are in the database, so a later start reads them here. */
export function keepSignIns(dataFolder: string, signIns: readonly SignIn[]): void {
  writeFileSync(file(dataFolder), JSON.stringify(signIns, null, 2), { mode: 0o600 });
}

export const keptSignIns = (dataFolder: string): SignIn[] =>
  existsSync(file(dataFolder)) ? JSON.parse(readFileSync(file(dataFolder), 'utf8')) : [];
