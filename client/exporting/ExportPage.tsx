import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { createList } from '../graphql/list.ts';
import { SettingsTabs } from '../studio/SettingsTabs.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { toast } from '../ui/toast.tsx';
import { CancelExportDocument, ExportsDocument, recordWords, sizeWords, type ExportRow } from './exports.ts';
import { ExportState } from './ExportState.tsx';
import { StartExport } from './StartExport.tsx';

/** How a file grows is no change of the record, so it is asked for while one does. */
const LOOK_AGAIN_MS = 1_000;

/** All of one's records as a file: asked for here, written by a worker, kept for a week. */
export default function ExportPage() {
  const [choosing, setChoosing] = createSignal(false);
  const list = createList({
    document: ExportsDocument,
    areas: ['studio'],
    sort: { key: 'CREATED', descending: true },
    variables: ({ search, sort, first, after }) => ({
      search: search || null,
      sort: 'CREATED' as const,
      reverse: sort?.descending ?? true,
      first,
      after,
    }),
    connection: (data) => data.exports,
  });
  const cancel = createAction(CancelExportDocument, (data) => data.cancelExport);
  const isUnderWay = (): boolean => list.rows().some(({ state }) => state === 'waiting' || state === 'running');
  createEffect(() => {
    if (!isUnderWay()) return;
    const again = setInterval(() => void (document.hidden || list.loading() || list.refetch()), LOOK_AGAIN_MS);
    onCleanup(() => clearInterval(again));
  });
  const stop = async (row: ExportRow): Promise<void> => {
    const done = await cancel.run({ input: { exportId: row.id } });
    const refusal = cancel.refusal();
    if (done) toast({ text: row.state === 'done' ? 'The file is gone.' : 'The export is cancelled.' });
    else toast({ text: refusal?.message ?? 'The server could not be asked. Try again.', kind: 'problem' });
    await list.refetch();
  };
  const days = ({ firstDay, lastDay }: ExportRow): string => {
    const [from, to] = [firstDay && `from ${format().calendarDate(firstDay)}`, lastDay && `to ${format().calendarDate(lastDay)}`];
    return from || to ? `, ${[from, to].filter(Boolean).join(' ')}` : '';
  };
  const begin = () => (
    <Button look="primary" onClick={() => setChoosing(true)}>
      New export
    </Button>
  );
  return (
    <Page title="Settings" fills tools={<SettingsTabs />} actions={begin()}>
      <DataTable
        label="Exports"
        list={list}
        rowName={(row) => `the export of ${format().dateTime(row.createdAt)}`}
        columns={[
          {
            title: 'What',
            cell: (row) => `${recordWords(row.records)}${days(row)}`,
            full: (row) => `${recordWords(row.records)}${days(row)}`,
            width: 'minmax(10rem, 2fr)',
            card: 'headline',
          },
          {
            title: 'Asked for',
            cell: (row) => `${format().dayNear(row.createdAt, minute())}, ${format().time(row.createdAt)}`,
            width: '9rem',
          },
          { title: 'By', cell: (row) => row.createdByName, width: 'minmax(8rem, 1fr)' },
          {
            title: 'Records',
            cell: (row) => (row.state === 'done' ? format().number(row.rowCount) : ''),
            align: 'end',
            width: '6rem',
          },
          {
            title: 'Size',
            cell: (row) => (Number(row.sizeBytes) > 0 ? sizeWords(Number(row.sizeBytes)) : ''),
            align: 'end',
            width: '6rem',
          },
          { title: 'State', cell: (row) => <ExportState row={row} />, full: (row) => row.fault, width: 'minmax(13.5rem, 1.2fr)' },
          {
            title: 'File',
            hideTitle: true,
            width: '11.5rem',
            align: 'end',
            cell: (row) => (
              <>
                <Show when={row.url}>
                  {(url) => (
                    <a href={new URL(url()).pathname} download="">
                      Download
                    </a>
                  )}
                </Show>
                <Show when={row.nextStates.includes('cancelled')}>
                  <Button
                    look="quiet"
                    aria-label={`${row.state === 'done' ? 'Remove' : 'Cancel'} the export of ${format().dateTime(row.createdAt)}`}
                    onClick={() => void stop(row)}
                  >
                    {row.state === 'done' ? 'Remove' : 'Cancel'}
                  </Button>
                </Show>
              </>
            ),
          },
        ]}
        empty={{
          title: 'Nothing was exported yet',
          text: 'Take out all that you may read, as one file: to keep, to analyse, or to move house.',
          action: begin(),
        }}
      />
      <StartExport open={choosing()} onClose={() => setChoosing(false)} onStarted={() => void list.refetch()} />
    </Page>
  );
}
