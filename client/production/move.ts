import { createMemo, createSignal, type Accessor } from 'solid-js';
import { STAGES } from '../../domain/production/project-rules.ts';
import { createAction } from '../graphql/action.ts';
import { toast } from '../ui/toast.tsx';
import { arrange, placeOf, type Place } from './arrangement.ts';
import { MoveProjectDocument, type ProjectRow } from './production-documents.ts';

/**
 * The cards as they are on the server, as they will be once what was dropped is saved, and as they would be with the one in hand:
 * three layers, so that a colleague’s change is seen at once and a refused move falls back by itself.
 */
export function createMoves(rows: Accessor<readonly ProjectRow[]>, refetch: () => Promise<void>) {
  const [saving, setSaving] = createSignal<ReadonlyMap<string, Place>>(new Map());
  const [lifted, setLifted] = createSignal<({ id: string; by: 'pointer' | 'keys' } & Place) | null>(null);
  const [said, setSaid] = createSignal('');
  const action = createAction(MoveProjectDocument, (data) => data.moveProject);

  const settled = createMemo(() => arrange(rows(), saving()));
  const columns = createMemo(() => {
    const hand = lifted();
    return hand ? arrange(rows(), new Map([...saving(), [hand.id, { stage: hand.stage, beforeId: hand.beforeId }]])) : settled();
  });
  const nameOf = (id: string): string => rows().find((row) => row.id === id)?.name ?? 'The project';
  const whereText = (id: string): string => {
    const place = placeOf(columns(), id);
    return place ? `${STAGES[place.stage].label}, ${place.index + 1} of ${columns()[place.stage].length}` : '';
  };

  async function save(id: string, place: Place): Promise<void> {
    const before = placeOf(arrange(rows(), new Map()), id);
    if (before && before.stage === place.stage && before.beforeId === place.beforeId) return;
    setSaving((now) => new Map(now).set(id, place));
    const accepted = await action.run({ input: { projectId: id, stage: place.stage, beforeProjectId: place.beforeId } });
    if (accepted) await refetch();
    setSaving((now) => new Map([...now].filter(([other, where]) => other !== id || where !== place)));
    if (!accepted) {
      const why = action.refusal()?.message ?? 'The server cannot be reached.';
      toast({ text: `${nameOf(id)} stays where it was. ${why}`, kind: 'problem' });
      setSaid(`${nameOf(id)} stays where it was.`);
    }
  }

  return {
    columns,
    lifted,
    said,
    lift(id: string, by: 'pointer' | 'keys') {
      const place = placeOf(settled(), id);
      if (!place) return;
      setLifted({ id, by, stage: place.stage, beforeId: place.beforeId });
      if (by === 'keys')
        setSaid(`${nameOf(id)} is lifted from ${whereText(id)}. Move it with the arrow keys, Space puts it down, Escape puts it back.`);
    },
    carry(place: Place) {
      const hand = lifted();
      if (!hand || (hand.stage === place.stage && hand.beforeId === place.beforeId)) return;
      setLifted({ ...hand, ...place });
      setSaid(whereText(hand.id));
    },
    drop() {
      const hand = lifted();
      if (!hand) return;
      setSaid(`${nameOf(hand.id)} is in ${whereText(hand.id)}.`);
      setLifted(null);
      void save(hand.id, { stage: hand.stage, beforeId: hand.beforeId });
    },
    putBack() {
      const hand = lifted();
      setLifted(null);
      if (hand) setSaid(`${nameOf(hand.id)} is back where it was.`);
    },
  };
}

export type Moves = ReturnType<typeof createMoves>;
