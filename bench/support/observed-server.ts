/**
 * The product's server, which tells its parent, when asked, what only it can know: when it last heard of a change, how much it has
 * executed for those who watch and how many statements it has sent, by their text.
 */
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import type { LiveDoorbell } from '../../server/live/doorbell.ts';
import { startServer } from '../../server/running-server.ts';
import { moment } from './moment.ts';

export interface Observed {
  rungAt: number;
  executions: number;
  /** Statements since it was asked before. */
  statements: string[];
  cpu: NodeJS.CpuUsage;
}

let statements: string[] = [];
const send = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [asked] = given as [string | { text: string }];
  statements.push(typeof asked === 'string' ? asked : asked.text);
  return send.apply(this, given);
} as never;

const { hub, services } = await startServer(readConfig());
let rungAt = 0;
(services.doorbell as LiveDoorbell).onRing((studioId) => {
  if (studioId !== null) rungAt = moment();
});
process.on('message', () => {
  const { executions } = hub.runner;
  process.send!({ rungAt, executions, statements, cpu: process.cpuUsage() } satisfies Observed);
  statements = [];
});
process.on('disconnect', () => process.exit(0));
console.log('ready');
