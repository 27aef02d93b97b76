import { relative } from 'node:path';
import type { Config } from './config.ts';
import type { SignIn } from './demo-sign-ins.ts';

export const tell = (line: string): void => console.log(`  ${line} …`);

interface Facts {
  config: Config;
  signIns: readonly SignIn[];
  boardLink: string | null;
  seconds: number;
}

/** What a person needs to go on, in one block at the end. */
export function welcome({ config, signIns, boardLink, seconds }: Facts): string {
  const role = widest(signIns.map((signIn) => spoken(signIn.role)));
  const email = widest(signIns.map((signIn) => signIn.email));
  const lines = [
    `Callboard runs at ${config.publicUrl}  (ready in ${seconds.toFixed(1)} s)`,
    ...(signIns.length > 0 ? ['', 'Sign in to the demo studio as'] : []),
    ...signIns.map((signIn) => `  ${spoken(signIn.role).padEnd(role)}  ${signIn.email.padEnd(email)}  ${signIn.password}`),
    ...(boardLink ? ['', 'Wall board, for any screen and without sign-in', `  ${boardLink}`] : []),
    '',
    `Data in ${shortest(config.dataFolder)} · Ctrl-C stops everything`,
  ];
  return `\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

const spoken = (role: string): string => role.replaceAll('_', ' ');

function shortest(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near.startsWith('..') ? folder : near || '.';
}
