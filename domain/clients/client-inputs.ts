import { field } from '../kernel/input.ts';

export const clientFields = {
  name: field.name('client'),
  contactName: field.text(200),
  email: field.email(),
  phone: field.text(60),
  note: field.text(),
};

export const clientRef = { clientId: field.id('client'), expectedVersion: field.version().optional() };
