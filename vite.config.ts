import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FragmentDefinitionNode } from 'graphql';
import { defineConfig, minify, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { documentsUnder, fragmentsOf, inlineDocuments, operationsOf } from './.ci/documents.ts';
import { FOLLOW_BOARD } from './client/board/board-question.ts';

const client = fileURLToPath(new URL('client', import.meta.url));
const output = fileURLToPath(new URL('dist/client', import.meta.url));

/** Each page ships the GraphQL documents it uses; the generated map of all documents serves types and tests alone. */
function ownDocuments(): Plugin {
  let fragments: Map<string, FragmentDefinitionNode>;
  let building = false;
  const read = (): void => {
    fragments = fragmentsOf(documentsUnder(client));
  };
  return {
    name: 'callboard-documents',
    enforce: 'pre',
    configResolved: ({ command }) => void (building = command === 'build'),
    buildStart: read,
    handleHotUpdate: read,
    transform(code, id) {
      if (!/\.tsx?($|\?)/.test(id) || !id.startsWith(client) || id.includes('/generated/')) return null;
      const inlined = inlineDocuments(code, fragments, building);
      return inlined === null ? null : { code: inlined, map: null };
    },
    generateBundle() {
      const source = JSON.stringify(operationsOf(documentsUnder(client)));
      this.emitFile({ type: 'asset', fileName: 'operations.json', source });
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

/**
 * A wall's page in one piece: what is small and needed at once (theme, styles) stands in it, and beside it the question whose answer
 * the server puts in (server/http/wall-route.ts).
 */
function wallInOne(): Plugin {
  return {
    name: 'callboard-wall-in-one',
    apply: (_config, { mode, command }) => command === 'build' && mode === 'wall',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const { code } = await minify('theme.js', readFileSync(`${client}/public/theme.js`, 'utf8'));
        return html
          .replace('<script src="/theme.js"></script>', () => `<script>${code.trim()}</script>`)
          .replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)">/, (_link, file: string) => {
            const sheet = bundle![file] as { source: string };
            delete bundle![file];
            return `<style>${sheet.source.trim()}</style>`;
          })
          .replace(/<!--(?!picture-->).*?-->/gs, '')
          .replace(/\s*\n\s*/g, '\n');
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'wall.graphql', source: FOLLOW_BOARD });
    },
  };
}

const server = process.env.CALLBOARD_DEV_SERVER ?? 'http://127.0.0.1:4000';

/**
 * Two builds: the app, and with `--mode wall` the wall board's page. Built together they would share pieces, and a wall would load
 * what only the app needs.
 */
export default defineConfig(({ mode }) => ({
  root: client,
  plugins: [ownDocuments(), wallPage(), solid(), wallInOne(), packed()],
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
