import { createSignal, onCleanup, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { MOST_BYTES, type ImportPreview } from '../../domain/importing/import-rules.ts';
import { member } from '../app/viewer.ts';
import type { Issue } from '../graphql/refusal.ts';
import { SettingsTabs } from '../studio/SettingsTabs.tsx';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Page } from '../ui/Page.tsx';
import { toast } from '../ui/toast.tsx';
import { ImportResult } from './ImportResult.tsx';
import { firstMapping, settingsOf, type Mapping } from './mapping.ts';
import { MappingForm } from './MappingForm.tsx';
import { importFile, previewFile, UploadRefused, type Finished } from './upload.ts';
import styles from './Importing.module.css';

/** From a calendar export to sessions: choose the file, say what it means, try it, import it. */
export default function ImportPage() {
  const [file, setFile] = createSignal<File>();
  const [preview, setPreview] = createSignal<ImportPreview>();
  const [mapping, setMapping] = createStore<Mapping>({} as Mapping);
  const [issues, setIssues] = createSignal<readonly Issue[]>([]);
  const [failure, setFailure] = createSignal<unknown>();
  const [work, setWork] = createSignal<{ dryRun: boolean; done: number; total: number }>();
  const [finished, setFinished] = createSignal<Finished>();
  let running: AbortController | undefined;
  onCleanup(() => running?.abort());

  const clear = (): void => {
    setIssues([]);
    setFailure(undefined);
    setFinished(undefined);
  };
  const told = (error: unknown): void => {
    if (!(error instanceof UploadRefused)) setFailure(error);
    else setIssues(error.issues.length > 0 ? error.issues : [{ path: '', message: error.message }]);
  };

  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    clear();
    setPreview(undefined);
    setFile(chosen);
    if (chosen.size > MOST_BYTES) return void setIssues([{ path: '', message: 'The file is larger than 20 MB. Export a shorter time.' }]);
    try {
      const seen = await previewFile(chosen);
      if (file() !== chosen) return;
      setMapping(firstMapping(seen, member().studio.zone));
      setPreview(seen);
    } catch (error) {
      if (file() === chosen) told(error);
    }
  };

  const run = async (dryRun: boolean): Promise<void> => {
    clear();
    running = new AbortController();
    setWork({ dryRun, done: 0, total: preview()!.rows });
    try {
      const onProgress = (done: number, total: number) => setWork({ dryRun, done, total });
      const result = await importFile(file()!, settingsOf(mapping, preview()!), { dryRun, signal: running.signal, onProgress });
      setFinished(result);
      if (!dryRun) toast({ text: `${format().number(result.report.counts.booked + result.report.counts.kept)} sessions came in.` });
    } catch (error) {
      if (running.signal.aborted) toast({ text: 'Stopped. What came in stays; import the file again to go on.' });
      else told(error);
    } finally {
      setWork(undefined);
    }
  };

  return (
    <Page title="Settings" tools={<SettingsTabs />}>
      <div class={styles.page}>
        <section class={styles.choose}>
          <h2>Import a calendar</h2>
          <p>
            An export as CSV or iCalendar (.ics), up to 20 MB. Nothing is written before you have seen what would become of each line, and
            no line comes in twice.
          </p>
          <label class={styles.file}>
            <input
              type="file"
              accept=".csv,.tsv,.txt,.ics,text/csv,text/calendar"
              disabled={!!work()}
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
            <span>{file() ? 'Choose another file' : 'Choose a file'}</span>
            <Show when={file()}>{(chosen) => <b>{chosen().name}</b>}</Show>
          </label>
          <Show when={preview()}>
            {(seen) => (
              <p class={styles.seen}>
                {seen().format === 'ics' ? 'iCalendar' : 'CSV'}, {seen().encoding}, {format().number(seen().rows)}{' '}
                {seen().format === 'ics' ? 'events' : 'lines'}
              </p>
            )}
          </Show>
          <Show when={!preview() && issues().length > 0}>
            <p class={styles.refused} role="alert">
              {issues()
                .map(({ message }) => message)
                .join(' ')}
            </p>
          </Show>
        </section>
        <Show when={preview()} keyed>
          {(seen) => (
            <MappingForm
              preview={seen}
              mapping={mapping}
              setMapping={
                ((...change: unknown[]) => {
                  // Another meaning makes the trial worthless.
                  setFinished(undefined);
                  (setMapping as (...all: unknown[]) => void)(...change);
                }) as typeof setMapping
              }
              issues={issues()}
              busy={!!work()}
              onSubmit={() => run(true)}
            />
          )}
        </Show>
        <Show when={work()}>
          {(now) => (
            <div class={styles.work}>
              <label for="import-progress">
                {now().dryRun ? 'Trying' : 'Importing'}: {format().number(now().done)} of {format().number(now().total)}
              </label>
              <progress id="import-progress" max={Math.max(1, now().total)} value={now().done} />
              <Button onClick={() => running?.abort()}>Stop</Button>
            </div>
          )}
        </Show>
        <Show when={failure()}>{(error) => <ErrorPanel error={error()} />}</Show>
        <div aria-live="polite">
          <Show when={finished()}>
            {(result) => (
              <ImportResult finished={result()} fileName={file()!.name}>
                <Show when={result().report.dryRun}>
                  <Button
                    look="primary"
                    busy={!!work()}
                    disabled={result().report.counts.booked + result().report.counts.kept + result().report.counts.closed === 0}
                    onClick={() => void run(false)}
                  >
                    Import now
                  </Button>
                </Show>
              </ImportResult>
            )}
          </Show>
        </div>
      </div>
    </Page>
  );
}
