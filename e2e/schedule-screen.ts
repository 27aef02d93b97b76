import { expect, type Locator, type Page } from '@playwright/test';

/** A working day on which the demo has nothing yet: it plans three months ahead. Stories share the house, so each takes a day of its own. */
export const quietDay = (weeks: number, weekday = 3): string => {
  const day = new Date(Date.now() + (20 + weeks) * 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((weekday - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
};

/** The schedule of one day as somebody at the screen uses it. */
export function scheduleOn(page: Page) {
  const lane = (room: string): Locator =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${room}`) }) })
      .locator('[data-lane]');
  const card = (title: string): Locator =>
    page.locator('[data-session]').getByRole('button', { name: new RegExp(`^(\\d\\w\\w hold · |Pencilled · )?${title},`) });
  const panel = page.locator('aside');

  /** Where an hour of the wall clock stands on the screen, from the numbers above the grid. */
  async function xOf(hour: number): Promise<number> {
    const ticks = await page.locator('[class*=hours] span').evaluateAll((all) =>
      all.map((tick) => {
        const box = tick.getBoundingClientRect();
        return { hour: Number(tick.textContent), x: box.left + box.width / 2 };
      }),
    );
    const [first, last] = [ticks[0]!, ticks.at(-1)!];
    return first.x + ((hour - first.hour) * (last.x - first.x)) / (last.hour - first.hour);
  }
  async function yOf(room: string): Promise<number> {
    const box = (await lane(room).boundingBox())!;
    return box.y + box.height / 2;
  }
  async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  }

  /** Draws a session with the mouse and names it; it is not booked yet. */
  async function drawn(room: string, from: number, to: number, title: string): Promise<void> {
    const y = await yOf(room);
    await drag({ x: (await xOf(from)) + 1, y }, { x: await xOf(to), y });
    await panel.getByLabel('Title').fill(title);
  }

  return {
    lane,
    card,
    panel,
    open: async (day: string, view: 'day' | 'week' = 'day') => {
      await page.goto(`/schedule?day=${day}${view === 'week' ? '&view=week' : ''}`);
      await page.getByRole('grid').and(page.locator('[aria-busy="false"]')).waitFor();
    },
    drawn,
    /** Draws a session with the mouse and books it. */
    draw: async (room: string, from: number, to: number, title: string) => {
      await drawn(room, from, to, title);
      await panel.getByRole('button', { name: 'Book', exact: true }).click();
      await panel.getByRole('heading', { name: title }).waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    },
    /** Takes a session by its middle to another hour, and another room if named. */
    moveBy: async (title: string, hours: number, room?: string) => {
      const box = (await card(title).boundingBox())!;
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const by = (await xOf(12)) - (await xOf(11));
      await drag(from, { x: from.x + hours * by, y: room ? await yOf(room) : from.y });
    },
    /** Drags the right edge. */
    stretchBy: async (title: string, hours: number) => {
      const box = (await card(title).boundingBox())!;
      const y = box.y + box.height / 2;
      const by = (await xOf(12)) - (await xOf(11));
      await drag({ x: box.x + box.width - 3, y }, { x: box.x + box.width - 3 + hours * by, y });
    },
  };
}

/** Finds something in a list by typing, and takes it. */
export async function choose(within: Locator, field: string, text: string, option: RegExp): Promise<void> {
  await within.getByRole('combobox', { name: field, exact: true }).fill(text);
  await within.page().getByRole('option', { name: option }).first().click();
}

/** Opens the search for sessions in the week of this day, as it begins. */
export async function beginSearch(page: Page, day: string): Promise<Locator> {
  await page.keyboard.press('f');
  const panel = page.locator('aside');
  await expect(panel.getByRole('heading', { name: 'Find time' })).toBeVisible();
  await panel.getByLabel('First day').fill(day);
  return panel;
}
