/** What one act of a person wrote into the log. */
export interface LoggedAct {
  actId: string;
  revisions: readonly bigint[];
  /** The revisions that it took back; none for an act of its own. */
  undoes: readonly bigint[];
}

/** An act with what was done to it since: taken back, done again, taken back … The last of them is what is taken back next. */
type Story = LoggedAct[];

export interface Stacks {
  /** Acts that stand, the latest last: each the one to take back. */
  undo: LoggedAct[];
  /** Takings-back that stand, the latest last: each the one to take back in turn, which does the act again. */
  redo: LoggedAct[];
}

/** What somebody can take back and do again, from their acts in order. A new act leaves nothing to do again, as people know it. */
export function stacksOf(acts: readonly LoggedAct[]): Stacks {
  let standing: Story[] = [];
  let takenBack: Story[] = [];
  for (const act of acts) {
    if (act.undoes.length === 0) {
      standing.push([act]);
      takenBack = [];
      continue;
    }
    const story = [...standing, ...takenBack].find((one) => one.at(-1)!.revisions.some((revision) => act.undoes.includes(revision)));
    // What it took back lies before the acts that were read.
    if (!story) continue;
    standing = standing.filter((one) => one !== story);
    takenBack = takenBack.filter((one) => one !== story);
    (isStanding(story) ? takenBack : standing).push([...story, act]);
  }
  return { undo: standing.map((story) => story.at(-1)!), redo: takenBack.map((story) => story.at(-1)!) };
}

const isStanding = (story: Story): boolean => story.length % 2 === 1;
