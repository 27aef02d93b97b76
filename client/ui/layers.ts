/** Where menus and hints are drawn: a named region above everything, which an open dialog does not hide from screen readers. */
export const layers = (): HTMLElement => document.getElementById('layers') ?? document.body;
