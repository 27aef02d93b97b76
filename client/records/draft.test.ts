import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createDraft } from './draft.ts';

const inRoot = (work: () => void) => createRoot((dispose) => (work(), dispose()));

test('only what was touched is sent, and touching it back is no change', () =>
  inRoot(() => {
    const draft = createDraft({ name: '', skills: [] as string[] });
    draft.start({ name: 'Ines', skills: ['mix'] }, 3);
    expect(draft.isChanged()).toBe(false);
    draft.set('skills', ['mix', 'dialogue']);
    expect(draft.changes()).toEqual({ skills: ['mix', 'dialogue'] });
    draft.set('skills', ['mix']);
    expect(draft.isChanged()).toBe(false);
  }));

test('what a colleague saves is followed where nobody types, and never overwrites what is typed', () =>
  inRoot(() => {
    const draft = createDraft({ name: '', phone: '' });
    draft.start({ name: 'Fieldnote', phone: '1' }, 3);
    draft.set('name', 'Fieldnote Films');
    draft.follow({ name: 'Fieldnote', phone: '2' }, 4);
    expect(draft.values).toEqual({ name: 'Fieldnote Films', phone: '2' });
    expect(draft.changes()).toEqual({ name: 'Fieldnote Films' });
    expect(draft.version()).toBe(4);
    // The same field: the version stays, so that the server refuses and shows both sides.
    draft.follow({ name: 'Fieldnote Ltd', phone: '2' }, 5);
    expect(draft.values.name).toBe('Fieldnote Films');
    expect(draft.version()).toBe(4);
  }));
