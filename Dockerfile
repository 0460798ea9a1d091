# The service alone; PostgreSQL and mail are neighbours (docker-compose.yml). Node 24 runs the TypeScript as it is.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY migrations migrations
COPY src src
USER node
EXPOSE 3000
CMD ["npm", "start"]
