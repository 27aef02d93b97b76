import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** First the one that is made for this: the same engine without the windows around it takes half as much of the machine. */
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = process.env.CHROMIUM ?? CHROMIUMS.find((path) => existsSync(path));

/** Chromium does nothing but show our pages. As root it has no sandbox to offer. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Each worker has a studio of its own; while one waits for a page, the other goes on.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalSetup: './e2e/support/once-per-run.ts',
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // A trace of every step costs as much as the steps: `TRACE=1 npx playwright test …` records one.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: ARGS, ...(chromium ? { executablePath: chromium } : {}) },
  },
});
