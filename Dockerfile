# The service alone; PostgreSQL and mail are neighbours (docker-compose.yml). Node 24 runs the TypeScript as it is;
# the pages are built apart, so that what builds them stays out of the image.
FROM node:24-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY src src
COPY web web
RUN npm run build

FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY migrations migrations
COPY src src
COPY --from=pages /app/web web
USER node
EXPOSE 3000
CMD ["npm", "start"]
