import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FragmentDefinitionNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { documentsUnder, fragmentsOf, inlineDocuments } from './.ci/documents.ts';

const client = fileURLToPath(new URL('client', import.meta.url));

/** Each page ships the GraphQL documents it uses; the generated map of all documents serves types and tests alone. */
function ownDocuments(): Plugin {
  let fragments: Map<string, FragmentDefinitionNode>;
  const read = (): void => {
    fragments = fragmentsOf(documentsUnder(client));
  };
  return {
    name: 'callboard-documents',
    enforce: 'pre',
    buildStart: read,
    handleHotUpdate: read,
    transform(code, id) {
      if (!/\.tsx?($|\?)/.test(id) || !id.startsWith(client) || id.includes('/generated/')) return null;
      const inlined = inlineDocuments(code, fragments);
      return inlined === null ? null : { code: inlined, map: null };
    },
  };
}

/** The wall board may have a page of its own, without the shell's code. */
const pages = ['index.html', 'wall.html', 'board/wall.html'].map((page) => `${client}/${page}`).filter((page) => existsSync(page));

/** While developing too, a board's address opens the wall. */
function wallPage(): Plugin {
  return {
    name: 'callboard-wall',
    configureServer: ({ middlewares }) =>
      void middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/b/')) request.url = '/wall.html';
        next();
      }),
  };
}

const server = process.env.CALLBOARD_DEV_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: client,
  plugins: [ownDocuments(), wallPage(), solid()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  server: {
    proxy: {
      // Only the endpoint: the client's own modules under /graphql/ are Vite's to serve.
      '^/graphql(\\?|$)': { target: server, ws: true },
      '/auth': { target: server },
      '/upload/': { target: server },
    },
  },
});
