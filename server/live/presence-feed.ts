import type { Presence } from '../../domain/activity/presence.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { PresenceNews } from './live.ts';
import type { Operation } from './operation.ts';
import { AWAY, type Joined, type Sink } from './subscriber.ts';
import type { TickRunner } from './tick-runner.ts';

/** What happens within this time goes out as one message. */
const TICK_MS = 100;

interface Watcher {
  sink: Sink;
  /** It has missed news: it is told everything instead. */
  behind: boolean;
}

interface Group {
  operation: Operation;
  actor: Actor;
  watchers: Set<Watcher>;
}

/** Everyone of one studio who watches one place from this process: news are computed once for all who ask the same. */
export class PresenceFeed {
  private readonly groups = new Map<string, Group>();
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly options: { runner: TickRunner; people: () => ReadonlyMap<string, Presence>; onEmpty: () => void };

  constructor(options: PresenceFeed['options']) {
    this.options = options;
  }

  join(operation: Operation, actor: Actor, sink: Sink): Joined {
    const group = this.groups.get(operation.key) ?? { operation, actor, watchers: new Set() };
    this.groups.set(operation.key, group);
    const watcher: Watcher = { sink, behind: true };
    group.watchers.add(watcher);
    void this.tell(group);
    return {
      catchUp: () => void (watcher.behind && this.tell(group)),
      close: () => {
        group.watchers.delete(watcher);
        if (group.watchers.size === 0) this.groups.delete(operation.key);
        if (this.groups.size === 0) this.options.onEmpty();
      },
    };
  }

  /** Somebody came, went or did something else. */
  touch(id: string): void {
    this.changed.add(id);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const ids = [...this.changed];
      this.changed.clear();
      for (const group of this.groups.values()) void this.tell(group, ids);
    }, TICK_MS);
    this.timer.unref();
  }

  /** Brings those up to date who are behind, and tells the others the news. */
  private async tell(group: Group, ids: readonly string[] = []): Promise<void> {
    const people = this.options.people();
    const news = ids.length > 0 ? await this.payload(group, newsOf(ids, people)) : null;
    const late = [...group.watchers].filter(({ behind }) => behind);
    for (const watcher of group.watchers) {
      if (watcher.behind || !news) continue;
      if (watcher.sink.full) watcher.behind = true;
      else watcher.sink.send(news);
    }
    if (late.length === 0) return;
    const whole = await this.payload(group, { fresh: true, people: [...this.options.people().values()], gone: [] });
    for (const watcher of late) {
      if (!whole) watcher.sink.fail([AWAY]);
      else if (!watcher.sink.full && group.watchers.has(watcher)) {
        watcher.behind = false;
        watcher.sink.send(whole);
      }
    }
  }

  private async payload(group: Group, news: PresenceNews) {
    const outcome = await this.options.runner.run(group.operation, group.actor, news, true);
    return outcome.kind === 'payload' ? outcome.payload : null;
  }
}

function newsOf(ids: readonly string[], people: ReadonlyMap<string, Presence>): PresenceNews {
  const there = ids.flatMap((id) => people.get(id) ?? []);
  return { fresh: false, people: there, gone: ids.filter((id) => !people.has(id)) };
}
