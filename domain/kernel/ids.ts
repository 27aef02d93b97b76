import { v7 } from 'uuid';

/** A new record's id: UUIDv7 (RFC 9562), so that keys of one table grow in time order and indexes stay dense. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => UUID.test(text);
