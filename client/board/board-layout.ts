/** What the picture has to fit in: the screen in pixels, and how much there is to show. */
export interface Space {
  width: number;
  height: number;
  rooms: number;
  gear: boolean;
  projects: boolean;
}

export interface BoardLayout {
  /** wide: panels beside the rooms · tall: below them · column: one column that scrolls, for a hand-held screen. */
  shape: 'wide' | 'tall' | 'column';
  /** The unit of every size, px: a hundredth of the height of a wide screen. */
  unit: number;
  aside: number;
  /** How many rooms stand in each row of a page; several pages take turns. */
  pages: number[][];
  /** full: everything · plain: no bar · compact: name, state, title and count. */
  density: 'full' | 'plain' | 'compact';
  /** The state stands under the name where both do not fit in one line. */
  narrow: boolean;
  /** Lines that the title of a session may take. */
  titleLines: 1 | 2;
  /** How much larger than usual the text of a tile is: few rooms fill a wall. */
  zoom: number;
  alerts: number;
  /** Height of the projects' panel. */
  pipeline: number;
  /** Projects in each stage. */
  cards: number;
  /** Little width: short words for the day and the stages. */
  tight: boolean;
}

/** All lengths in units. They are those of the style sheets beside it. */
const GAP = 1.2;
const EDGE = 1.6;
const HEAD = 8.4;
const PIPELINE = 25.5;
/** With one project to a stage; many rooms come before many projects. */
const LOW_PIPELINE = 18.4;
const MANY_ROOMS = 9;
/** A stage on a screen that stands upright. */
const STAGE = 18.4;
const GEAR = 16.2;
const ALERT = 4.5;
const PANEL = 7.4;
const NARROW = 52;
/** Height of a tile whose title may take two lines. */
const TWO_LINES = { wide: 27, narrow: 30.5 };

const LEAST = {
  full: { width: 37, height: 24.5 },
  plain: { width: 37, height: 19.2 },
  compact: { width: 37, height: 15.6 },
} as const;
/** A hand-held screen, whatever its height. */
const COLUMN_BELOW_PX = 600;

export function layOut(space: Space): BoardLayout {
  if (space.width < COLUMN_BELOW_PX) return column(space);
  return space.width / space.height >= 1.05 ? wide(space) : tall(space);
}

function wide({ width, height, rooms, gear, projects }: Space): BoardLayout {
  const unit = height / 100;
  const across = width / unit;
  const aside = gear ? Math.min(64, Math.max(42, across * 0.304)) : 0;
  const pipeline = rooms > MANY_ROOMS ? LOW_PIPELINE : PIPELINE;
  const roomsHeight = 100 - 2 * EDGE - HEAD - GAP - (projects ? pipeline + GAP : 0);
  const roomsWidth = across - 2 * EDGE - (gear ? aside + GAP : 0);
  const alerts = Math.floor((roomsHeight - GEAR - GAP - PANEL + 1) / ALERT);
  return {
    shape: 'wide',
    unit,
    aside,
    ...fit(rooms, roomsWidth, roomsHeight),
    alerts,
    pipeline,
    cards: rooms > MANY_ROOMS ? 1 : 2,
    tight: across < 165,
  };
}

/** On a screen that stands upright the short side says how far one reads. */
function tall({ width, height, rooms, gear, projects }: Space): BoardLayout {
  const unit = Math.min(height / 125, width / 80);
  const [across, down] = [width / unit, height / unit];
  const pipeline = projects ? 2 * STAGE + GAP : 0;
  const middle = gear ? 27 : 0;
  const roomsHeight = down - 2 * EDGE - HEAD - GAP - (gear ? middle + GAP : 0) - (projects ? pipeline + GAP : 0);
  const alerts = Math.floor((middle - PANEL + 1) / ALERT);
  return { shape: 'tall', unit, aside: 30, ...fit(rooms, across - 2 * EDGE, roomsHeight), alerts, pipeline, cards: 1, tight: true };
}

function column({ width, rooms }: Space): BoardLayout {
  const unit = width / 66;
  return {
    shape: 'column',
    unit,
    aside: 0,
    pages: [Array.from({ length: rooms }, () => 1)],
    density: 'full',
    narrow: false,
    titleLines: 2,
    zoom: 1,
    alerts: 12,
    pipeline: 0,
    cards: 4,
    tight: false,
  };
}

/** As much detail as fits for all rooms at once; past what fits legibly at all, pages of equal size. */
function fit(rooms: number, width: number, height: number): Pick<BoardLayout, 'pages' | 'density' | 'narrow' | 'titleLines' | 'zoom'> {
  for (const density of ['full', 'plain', 'compact'] as const) {
    const least = LEAST[density];
    const most = { columns: Math.max(1, atMost(width, least.width)), rows: Math.max(1, atMost(height, least.height)) };
    const pageCount = density === 'compact' ? Math.max(1, Math.ceil(rooms / (most.columns * most.rows))) : 1;
    if (pageCount * most.columns * most.rows < rooms) continue;
    const pages = spread(rooms, pageCount).map((count) => rowsOf(count, most, width, height));
    const [first] = pages;
    const tile = { width: length(width, Math.max(1, ...first!)), height: length(height, Math.max(1, first!.length)) };
    const zoom = density === 'compact' ? 1 : Math.min(2, Math.max(1, Math.min(tile.width / 60, tile.height / 30)));
    const narrow = tile.width / zoom < NARROW;
    const titleLines = density === 'full' && tile.height / zoom >= (narrow ? TWO_LINES.narrow : TWO_LINES.wide) ? 2 : 1;
    return { pages, density, narrow, titleLines, zoom };
  }
  throw new Error('A compact page always fits.');
}

/** The rows of a page, as even as can be; of all ways the one whose tiles are nearest to twice as wide as high. */
function rowsOf(count: number, most: { columns: number; rows: number }, width: number, height: number): number[] {
  let best: { rows: number[]; off: number } = { rows: [count], off: Infinity };
  for (let rows = 1; rows <= Math.min(most.rows, Math.max(1, count)); rows += 1) {
    const split = spread(count, rows);
    if (Math.max(...split) > most.columns) continue;
    const ratio = length(width, Math.max(...split)) / length(height, rows);
    const uneven = Math.max(...split) === Math.min(...split) ? 0 : 0.5;
    const off = Math.abs(Math.log(ratio / 2)) + uneven;
    if (off < best.off) best = { rows: split, off };
  }
  return best.rows;
}

/** `count` into so many parts, the larger ones first. */
const spread = (count: number, parts: number): number[] =>
  Array.from({ length: parts }, (_none, index) => Math.floor(count / parts) + (index < count % parts ? 1 : 0));

const atMost = (whole: number, least: number): number => Math.floor((whole + GAP) / (least + GAP));
const length = (whole: number, parts: number): number => (whole - (parts - 1) * GAP) / parts;
