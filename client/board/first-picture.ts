import { setServerTime } from '../time/clock.ts';
import type { BoardPayload } from './board-document.ts';

/** The picture that the server put into the page; null when it had none at hand, and then the socket brings it. */
export const firstPicture: BoardPayload | null = read();

function read(): BoardPayload | null {
  const element = document.getElementById('picture');
  if (!element) return null;
  const { serverTime, answer } = JSON.parse(element.textContent) as { serverTime: string; answer: { data: { board: BoardPayload } } };
  element.remove();
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit) setServerTime(serverTime, performance.timeOrigin + visit.requestStart);
  return answer.data.board;
}
