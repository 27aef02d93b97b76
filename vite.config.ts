import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FragmentDefinitionNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { documentsUnder, fragmentsOf, inlineDocuments } from './.ci/documents.ts';

const client = fileURLToPath(new URL('client', import.meta.url));
const output = fileURLToPath(new URL('dist/client', import.meta.url));

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

/** Packed once here rather than at each request; what is packed already (fonts) or tiny gains nothing. */
function packed(): Plugin {
  return {
    name: 'callboard-packed',
    apply: 'build',
    closeBundle() {
      for (const file of readdirSync(`${output}/assets`)) {
        if (!/\.(js|css|svg)$/.test(file)) continue;
        const content = readFileSync(`${output}/assets/${file}`);
        if (content.length < 1_400) continue;
        writeFileSync(`${output}/assets/${file}.br`, brotliCompressSync(content));
        writeFileSync(`${output}/assets/${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

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

/**
 * Two builds: the app, and with `--mode wall` the wall board's page. Built together they would share pieces, and a wall would load
 * what only the app needs.
 */
export default defineConfig(({ mode }) => ({
  root: client,
  plugins: [ownDocuments(), wallPage(), solid(), packed()],
  // The wall has one sheet of its own; plain names save it a kilobyte.
  css:
    mode === 'wall'
      ? { modules: { generateScopedName: (name: string, file: string) => (file.includes('/board/') ? name : `tablet-${name}`) } }
      : {},
  build: {
    outDir: output,
    emptyOutDir: mode !== 'wall',
    copyPublicDir: mode !== 'wall',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${client}/${mode === 'wall' ? 'wall' : 'index'}.html` },
  },
  server: {
    proxy: {
      // Only the endpoint: the client's own modules under /graphql/ are Vite's to serve.
      '^/graphql(\\?|$)': { target: server, ws: true },
      '/auth': { target: server },
      '/upload/': { target: server },
    },
  },
}));
