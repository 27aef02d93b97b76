import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const has = (program: string): boolean => spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0;

const found = (program: string): string => execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program], { encoding: 'utf8' }).trim();

/** As root on Debian what is missing is installed; elsewhere the sentence says how. */
function install(packageName: string): void {
  if (process.getuid?.() !== 0 || !has('apt-get')) return;
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', packageName], options);
}

export function requireRedis(): void {
  if (!has('redis-server')) install('redis-server');
  if (!has('redis-server')) {
    throw new Error('These tests need redis-server; install it with `apt-get install redis-server` or `brew install redis`.');
  }
}

/** The first one is Chromium without windows, which takes half as much of the machine. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The browser that the tests drive: the one named by CHROMIUM, the system's, or Playwright's own. */
export function requireChromium(): string {
  const browser = findChromium() ?? installed('chromium-headless-shell') ?? installed('chromium');
  if (browser) return browser;
  throw new Error(
    'These tests need Chromium; install it with `apt-get install chromium` or `npx playwright install chromium`, or name one with CHROMIUM=/path.',
  );
}

function installed(packageName: string): string | null {
  install(packageName);
  return findChromium();
}

function findChromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const own = chromium.executablePath();
  const known = BROWSERS.find(has);
  if (known) return found(known);
  return existsSync(own) ? own : null;
}
