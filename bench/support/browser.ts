import { chromium, type Browser } from '@playwright/test';

/** The whole Chromium, which paints as a user's does, without what it would do beside showing our pages. `CHROMIUM` names another. */
export const benchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
