import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readEnvironment } from '../../src/platform/settings.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const compose = parse(read('docker-compose.yml'))

test('the installation has a database, the service and a mail box, each with its health check', () => {
  assert.deepEqual(Object.keys(compose.services).sort(), ['database', 'mail', 'service'])
  for (const [name, service] of Object.entries<any>(compose.services))
    assert.ok(service.healthcheck?.test, name)
  assert.match(compose.services.database.image, /^postgres:18/)
  assert.equal(compose.services.service.depends_on.database.condition, 'service_healthy')
})

test('no secret has a default value: what is not given stops the start', () => {
  const variables = [...read('docker-compose.yml').matchAll(/\$\{([^}]+)\}/g)].map(([, v]) => v!)
  assert.ok(variables.length >= 6)
  for (const variable of variables) assert.match(variable, /^\w+:\?/, variable)
})

test('the service understands every variable that the installation gives it', () => {
  const given = Object.fromEntries(
    Object.entries<string>(compose.services.service.environment).map(([k, v]) => [
      k,
      v.replaceAll(/\$\{(\w+)[^}]*\}/g, 'x'.repeat(40)),
    ]),
  )
  const settings = readEnvironment({ ...given, PUBLIC_URL: 'https://collecte.example' })
  assert.equal(settings.HOST, '0.0.0.0')
  for (const name of Object.keys(given)) assert.ok(name in settings, `${name} is read`)
})

test('the image copies what the service needs to run', () => {
  const lines = read('Dockerfile')
  for (const needed of ['package-lock.json', 'migrations', 'src'])
    assert.ok(lines.includes(needed), needed)
  assert.match(lines, /^USER node$/m)
})

test('the tests of CI are the README’s own', () => {
  assert.match(read('.ci/run'), /^npm ci && npm test$/m)
  assert.ok(read('README.md').includes('npm ci && npm test'))
})
