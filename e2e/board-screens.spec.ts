import type { Page } from '@playwright/test';
import { aBoardStudio, expect, test } from './board-studio.ts';
import { faultsOf } from './fit.ts';
import { startProduct } from './support/product.ts';

test.setTimeout(180_000);

const WALLS = [
  { width: 3840, height: 2160 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
  { width: 3440, height: 1440 },
];
/** Inter's capital letters, as a part of the font's size. */
const CAP_HEIGHT = 0.727;

/** What sticks out of its box, and the smallest letters, as parts of the screen's height. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll('[role=main] *')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== ''),
    );
    const shown = texts.filter((element) => element.getBoundingClientRect().height > 2);
    const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize) / innerHeight;
    return {
      smallest: Math.min(...shown.map(size)),
      names: Math.min(...[...document.querySelectorAll('article > h2')].map(size)),
      beyond: [...document.querySelectorAll('article, section, aside')].filter(
        (element) => element.scrollHeight > element.clientHeight + 1 || element.getBoundingClientRect().bottom > innerHeight + 1,
      ).length,
      scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    };
  });

test('the wall fits every screen, legible from afar, in both themes, without an axe violation', async ({ studio, browser }) => {
  const running = await studio.book('Edit bay 1', -78, 42, { title: 'Harbour Nights, episode 41 with a title that goes on' });
  await studio.step('checkInBooking', running);
  await studio.book('Studio B', 12, 90, { setupMinutes: 30 });
  await studio.book('Studio A', -8, 60);
  await studio.book('Vocal booth', 30, 60, { state: 'hold' });
  for (const colorScheme of ['dark', 'light'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: WALLS[0]! });
    const wall = await context.newPage();
    await wall.goto(studio.link.url);
    await expect(wall.getByRole('article', { name: 'Edit bay 1' })).toContainText('On air');
    await expect(wall.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const size of WALLS) {
      await wall.setViewportSize(size);
      await expect(async () => {
        const { smallest, names, beyond, scrolls } = await measure(wall);
        expect({ size, beyond, scrolls }).toEqual({ size, beyond: 0, scrolls: false });
        // A screen that stands upright is read by its short side.
        if (size.height > size.width) return;
        expect(names * CAP_HEIGHT, JSON.stringify(size)).toBeGreaterThanOrEqual(0.037);
        expect(smallest * CAP_HEIGHT, JSON.stringify(size)).toBeGreaterThanOrEqual(0.02);
      }).toPass({ timeout: 5_000 });
    }
    await wall.setViewportSize({ width: 375, height: 812 });
    await expect.poll(() => wall.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await wall.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(812);
    expect(await faultsOf(wall)).toEqual([]);
    await wall.setViewportSize({ width: 1920, height: 1080 });
    expect(await faultsOf(wall)).toEqual([]);
    await context.close();
  }
});

test('more rooms than fit take turns; a studio without rooms says what to do', async ({ browser }) => {
  const many = Array.from({ length: 24 }, (_none, index) => `Room ${index + 1}`);
  const products = [await startProduct({ empty: true }), await startProduct({ empty: true })] as const;
  try {
    const [crowded, bare] = [await aBoardStudio(products[0], many), await aBoardStudio(products[1], [])];
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const wall = await context.newPage();
    await wall.clock.install();
    await wall.goto(crowded.link.url);
    await expect(wall.getByText('Rooms 1 to 12 of 24')).toBeVisible();
    await expect(wall.getByRole('article', { name: /^Room/ })).toHaveCount(12);
    expect((await measure(wall)).beyond).toBe(0);
    await wall.clock.runFor(12_500);
    await expect(wall.getByText('Rooms 13 to 24 of 24')).toBeVisible();
    await wall.goto(bare.link.url);
    await expect(wall.getByText('No rooms yet')).toBeVisible();
    await context.close();
  } finally {
    for (const product of products) await product.discard();
  }
});
