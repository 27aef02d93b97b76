import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Product } from './support/product.ts';

/** The data of one question as whoever is signed in on this page; a typed refusal fails the test. */
export async function ask<Data>(page: Page, product: Product, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables }, headers: { origin: product.url } });
  const { data, errors } = (await answer.json()) as { data: Record<string, { code?: string; message?: string } | null>; errors?: unknown };
  expect(errors, query).toBeUndefined();
  for (const result of Object.values(data)) expect(result?.code, result?.message).toBeUndefined();
  return data as Data;
}

const MAKES = {
  createClient: 'Client',
  createPerson: 'Person',
  createRoom: 'Room',
  createProject: 'Project',
  createGearModel: 'GearModel',
  createGearUnit: 'GearUnit',
  createGearKit: 'GearKit',
} as const;

/** Enters a record by the API, for the stories that begin with one. Answers its id. */
export async function make(page: Page, product: Product, mutation: keyof typeof MAKES, input: object): Promise<string> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const data = await ask<Record<string, { id: string }>>(
    page,
    product,
    `mutation ($input: ${name}!) { ${mutation}(input: $input) { ... on ${MAKES[mutation]} { id } ... on Error { code message } } }`,
    { input },
  );
  return data[mutation]!.id;
}

/** A model with one unit of it. */
export async function makeUnit(page: Page, product: Product, model: string): Promise<{ modelId: string; unitId: string; unit: string }> {
  const modelId = await make(page, product, 'createGearModel', {
    name: model,
    manufacturer: '',
    category: 'Story gear',
    dailyRateMinor: 0,
  });
  const unitId = await make(page, product, 'createGearUnit', { modelId });
  return { modelId, unitId, unit: `${model} no. 1` };
}

/** The demo’s wall board, in a browser of its own. */
export async function openWall(browser: Browser, product: Product): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const wall = await context.newPage();
  await wall.goto(product.boardLink!);
  await expect(wall.getByText('Live', { exact: true })).toBeVisible();
  return wall;
}

/** How many units the wall shows as out, in repair, missing. */
export const tallyOn = (wall: Page, name: 'in' | 'out' | 'due' | 'repair' | 'missing'): Locator =>
  wall.locator('dl > div', { has: wall.locator('dt', { hasText: new RegExp(`^${name}$`) }) }).locator('dd');

/** The column of a stage on the wall. */
export const stageOn = (wall: Page, name: string): Locator =>
  wall
    .getByRole('region', { name: 'Projects by stage' })
    .locator('> div', { has: wall.getByRole('heading', { name: new RegExp(`^${name}`) }) });

export const numberIn = async (locator: Locator): Promise<number> => Number((await locator.innerText()).replaceAll(/\D/g, ''));

/** Searches the list on the page until one row is left, and answers it. */
export async function findRow(page: Page, text: string): Promise<Locator> {
  await page.getByRole('main').getByRole('searchbox').fill(text);
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: text, exact: true }) });
  await expect(row).toBeVisible();
  return row;
}

export async function openRow(page: Page, text: string): Promise<Locator> {
  const row = await findRow(page, text);
  await row.getByRole('gridcell', { name: text, exact: true }).click();
  const panel = page.getByRole('dialog', { name: text });
  await expect(panel).toBeVisible();
  return panel;
}

/** No violation that axe knows of, and nothing beyond the right edge. */
export async function expectFit(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    what,
  ).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} fits its screen`).toBe(true);
}
