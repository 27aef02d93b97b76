/** Whether it is on the clipboard now. Browsers refuse it to pages that did not come over https, save from this machine. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
