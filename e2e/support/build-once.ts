import { buildClient } from '../../server/build-client.ts';

/** So that the first product to start is as quick as the others. */
export default (): Promise<void> => buildClient((line) => console.log(line));
