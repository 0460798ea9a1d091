import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { readKeys } from '../../web/src/stock/licences/read-keys.ts'

test('keys are read line by line, with their certificate where there is one', () => {
  deepEqual(readKeys('AAAAA-BBBBB;00123-456\r\n\n  CCCCC-DDDDD \nEEEEE,77\nFFFFF\t88\n;only'), [
    { key: 'AAAAA-BBBBB', coa: '00123-456' },
    { key: 'CCCCC-DDDDD' },
    { key: 'EEEEE', coa: '77' },
    { key: 'FFFFF', coa: '88' },
  ])
  deepEqual(readKeys(' \n '), [])
})
