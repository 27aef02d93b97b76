import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe finds wrong with the page, one line per element. In legacy mode it looks at this document alone, in a third of the time:
 * it leaves out the blank page it would otherwise open to look into frames of other origins, and there are none.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`));
}

/** No violation that axe knows of, and nothing beyond the right edge. */
export async function expectFit(page: Page, what: string): Promise<void> {
  expect(await faultsOf(page), what).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} fits its screen`).toBe(true);
}
