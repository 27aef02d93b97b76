import { clockWords } from '../../domain/scheduling/house/hours-rules.ts';
import { lengthWords } from '../../domain/scheduling/house/house-rules.ts';
import { format } from '../time/format.ts';
import type { BlockRow } from './block-documents.ts';

export const blockHours = ({ startsMinute, endsMinute, slotMinutes }: BlockRow): string =>
  `${clockWords(startsMinute)}–${clockWords(endsMinute)}${slotMinutes ? `, each ${lengthWords(slotMinutes)}` : ''}`;
export const blockRooms = ({ rooms }: BlockRow): string => (rooms.length === 0 ? 'All rooms' : rooms.map(({ name }) => name).join(', '));
export const blockPrice = ({ priceMinor, kind }: BlockRow): string =>
  priceMinor == null ? 'Hourly rate' : `${format().amount(priceMinor)}${kind === 'hourly' ? ' a slot' : ''}`;
