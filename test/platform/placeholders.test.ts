import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanSerial, cleanText } from '../../src/platform/placeholders.ts'

const placeholders = [
  ...['N/A', 'None', 'Unknown', 'Not Specified', 'Not Present', 'Not Available', 'Not Installed'],
  ...['Default string', 'System Serial Number', 'Chassis Serial Number', 'System Product Name'],
  ...['No Asset Tag', '<BAD INDEX>', '<OUT OF SPEC>', 'To Be Filled By O.E.M.', '[Empty]'],
  ...['to be filled by o.e.m', 'Base Board Serial Number', 'SerialNumber', 'NONE', 'n.a.'],
  ...['0', '00000000', '0000000000', 'FFFFFFFF', 'XXXXXXXXXXXXX', '........', '-', '1111'],
  ...['123456789', '0123456789', '123456', 'yes', 'xx', 'temp', 'Sans numéro'],
  ...['A1_SerNum0', 'Array1_PartNumber0', 'SerNum3', 'BSN12345678901234567'],
]

for (const value of placeholders) {
  test(`"${value}" is no serial number`, () => {
    assert.deepEqual(cleanSerial(value), { value: null, placeholder: true })
  })
}

const serials = [
  ...['D8FTRY1', 'CZC901381R', '/D8FTRY1/CN1296139I001F/', '..CN137407AJ02SW.', '4A83'],
  ...['WD-WCC2ETY84203', '01200000', 'VBd9783eb3-8ef7f22a', '12345', 'NONE-4471', 'TEST01'],
  ...['SerNum-A', '1234567891', '131219772601126', 'PB357N0'],
]

for (const value of serials) {
  test(`"${value}" may be a real serial number`, () => {
    assert.deepEqual(cleanSerial(value), { value, placeholder: false })
  })
}

test('an empty field is not a placeholder, it is nothing', () => {
  for (const value of ['', '   ', '\u0000\u200b', null, undefined, 42, {}, ['D8FTRY1']]) {
    assert.deepEqual(cleanSerial(value), { value: null, placeholder: false })
  }
})

test('a serial loses its spaces, its control characters and what exceeds 64 characters', () => {
  assert.equal(cleanSerial('  D8F\u0000 TRY1\r\n').value, 'D8F TRY1')
  assert.equal(cleanSerial('AB'.repeat(500)).value, 'AB'.repeat(32))
  assert.equal(cleanSerial('e\u0301tabli-1').value, '\u00e9tabli-1')
})

test('half a character is never kept', () => {
  assert.equal(cleanText('\ud83d ok'), 'ok')
  assert.equal(cleanText(`${'a'.repeat(119)}😀😀`, 120), `${'a'.repeat(119)}😀`)
})
