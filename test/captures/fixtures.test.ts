import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readCapture } from '../../src/captures/read-capture.ts'
import { Problem } from '../../src/platform/problems.ts'
import { summaryOf } from './summary.ts'

type Said = Record<string, unknown> | string

/** Real captures of other projects, and what each says; a code where it is refused. */
const table: [file: string, says: Said][] = [
  [
    'batteries/1001pxd.battery.ini',
    { tool: 'sysfsBattery', sees: 'battery', batteries: ['1001PXD 86.4 %'] },
  ],
  [
    'batteries/asus-e200h.battery.ini',
    {
      tool: 'sysfsBattery',
      sees: 'battery',
      batteries: ['SR Real Battery 82.3 % 124 cycles'],
      warnings: ['SERIAL_PLACEHOLDER battery.serial'],
    },
  ],
  ['batteries/battery-empty.battery.ini', 'IMPORT_NO_DEVICE'],
  [
    'batteries/e5530.battery.ini',
    { tool: 'sysfsBattery', sees: 'battery', batteries: ['DELL HMYXT37 19075 35.7 %'] },
  ],
  [
    'batteries/upower_infos_1.txt',
    {
      tool: 'upower',
      sees: 'battery',
      batteries: ['G71C000G7210 76.2 %'],
      warnings: ['SERIAL_PLACEHOLDER battery.serial'],
    },
  ],
  [
    'batteries/upower_infos_2.txt',
    { tool: 'upower', sees: 'battery', batteries: ['DELL JHXPY53 3682 92.8 %'] },
  ],
  [
    'batteries/upower_infos_4.1.txt',
    { tool: 'upower', sees: 'battery', batteries: ['DELL XDY9K16 3829 88.2 %'] },
  ],
  [
    'dmidecode/dell-e7240.dmidecode.txt',
    {
      tool: 'dmidecode',
      sees: 'identity, processor, memory',
      machine: 'Dell Inc. | Latitude E7240 | 5CQ6VY1 | laptop',
      boardSerial: '/5CQ6VY1/CN129633B700A6/',
      cpu: 'Intel(R) Core(TM) i7-4600U CPU @ 2.10GHz 2 cores 4 threads',
      ram: '17179869184 | DDR3 CAECB3ED | DDR3 FCA4B7C8',
    },
  ],
  [
    'dmidecode/hdparm_ssd_pm830.txt',
    {
      tool: 'hdparm',
      sees: 'some disks',
      media: ['ssd SAMSUNG SSD PM830 mSATA 256GB S0XPNYAD412339 256060514304'],
    },
  ],
  [
    'dmidecode/lenovo-thinkpad.dmidecode.txt',
    {
      tool: 'dmidecode',
      sees: 'identity, processor, memory, battery',
      machine: 'LENOVO | 1298A8G | LR9NKZ7 | laptop',
      boardSerial: '1ZJJC21G0N6',
      cpu: 'Intel(R) Core(TM) i5-2450M CPU @ 2.50GHz 2 cores 4 threads',
      ram: '8589934592 | DDR3 B52A5D9F | DDR3 947C2F3B',
    },
  ],
  [
    'ereuse/bad_badly_formed.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, processor, all disks, battery',
      snapshotId: '9a3e7485-fdd0-47ce-bcc7-65c55226b598',
      machine: 'null | null | null | desktop',
      cpu: 'p1ml null cores null threads',
      warnings: ['NO_DISK_SEEN'],
    },
  ],
  [
    'ereuse/bad_missing-chassis.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, processor, all disks, battery',
      snapshotId: '62b3e393-0c25-42cf-a5fa-ab796fac76dd',
      machine: 'd6mr | d6ml | d6s | laptop',
      cpu: 'p6ml null cores null threads',
      media: ['hdd hdd4m hdd4s 160041885696'],
    },
  ],
  [
    'ereuse/computer-monitor.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity',
      machine: 'Dell | 1707FPF | CN0FP446728728541C8S | monitor',
    },
  ],
  [
    'ereuse/smartphone.snapshot.yaml',
    { tool: 'ereuse', sees: 'identity', machine: 'Apple | A1586 | ABCDEF | smartphone' },
  ],
  [
    'ereuse/wb11_acer-happy_netbook.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      snapshotId: '9c169711-3d72-4e6c-aabf-de9b3af56b54',
      takenAt: '2019-09-10T10:44:41.324Z',
      machine: 'Acer | AOHAPPY | LUSEA0D010038879A01601 | laptop',
      cpu: 'Intel Atom CPU N450 @ 1.66GHz 1 cores 2 threads',
      ram: '1073741824 | DDR2 4F43487B',
      media: ['hdd WDC WD1600BEVT-2 WD-WX11A80W7430 ~160042000000'],
      disks: [
        'WD-WX11A80W7430, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 4675, powerCycles 5238',
      ],
      batteries: ['AL10A31 30.1 %'],
      warnings: ['SERIAL_PLACEHOLDER boardSerial'],
    },
  ],
  [
    'ereuse/wb11_acer_battery_erasebasic.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      snapshotId: '490fb8c0-81a1-42e9-95e0-5e7db7038ec2',
      takenAt: '2019-10-23T07:43:13.625Z',
      machine: 'Acer | AOHAPPY | LUSEA0D010038879A01601 | laptop',
      cpu: 'Intel Atom CPU N450 @ 1.66GHz 1 cores 2 threads',
      ram: '1073741824 | DDR2 4F43487B',
      media: ['hdd WDC WD1600BEVT-2 WD-WX11A80W7430 160041885696'],
      disks: [
        'WD-WX11A80W7430, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 4692, powerCycles 5293',
      ],
      batteries: ['AL10A31 29.1 %'],
      warnings: ['SERIAL_PLACEHOLDER boardSerial'],
    },
  ],
  [
    'ereuse/wb11_erase-sectors.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, processor, all disks, battery',
      snapshotId: '74caa7eb-2bad-4333-94f6-6f1b031d0775',
      machine: 'pc1mr | pc1ml | pc1s | desktop',
      cpu: 'p1ml null cores null threads',
      media: ['ssd c1ml c1s'],
      warnings: ['DISK_SIZE_UNKNOWN c1ml'],
    },
  ],
  [
    'ereuse/wb11_thinkcentre-m92p.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      snapshotId: 'ae913de1-e639-476a-ad9b-78eabbe4628b',
      takenAt: '2016-11-03T17:17:01.116Z',
      machine: 'LENOVO | 3227A2G | null | desktop',
      cpu: 'Intel Core i5-3470 CPU @ 3.20GHz 4 cores 4 threads',
      ram: '4294967296 | DDR3',
      media: ['hdd ST3500418AS ~500000000000'],
      disks: [
        'passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 18720, powerCycles 2147',
      ],
      warnings: [
        'SERIAL_PLACEHOLDER media[0].serial',
        'SERIAL_PLACEHOLDER ramModules[0].serial',
        'SERIAL_PLACEHOLDER serial',
      ],
    },
  ],
  [
    'ereuse/wb2022_raw_acer-aohappy.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      snapshotId: '9a6c9828-0aff-4e29-98b6-ba3ed97ea052',
      takenAt: '2022-05-04T12:10:05.000Z',
      machine: 'Acer | AOHAPPY | LUSEA0D010038879A01601 | laptop',
      cpu: 'Intel(R) Atom(TM) CPU N450 @ 1.66GHz 1 cores 2 threads',
      ram: '1073741824 | DDR2 4F43487B',
      media: ['hdd WDC WD1600BEVT-2 WD-WX11A80W7430 160041885696'],
      disks: [
        'WD-WX11A80W7430, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 4731, startStop 10638, loadCycle 89787, powerCycles 5587, spinUp 1208',
      ],
      warnings: ['SERIAL_PLACEHOLDER boardSerial', 'SMART_UNREADABLE'],
    },
  ],
  [
    'ereuse/wbscript2025_dell-e7240.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks',
      snapshotId: '41858da1-5a7c-47a5-b5d2-f1a666a99ed5',
      takenAt: '2025-01-23T10:44:29.000Z',
      machine: 'Dell Inc. | Latitude E7240 | 5CQ6VY1 | laptop',
      boardSerial: '/5CQ6VY1/CN129633B700A6/',
      cpu: 'Intel(R) Core(TM) i7-4600U CPU @ 2.10GHz 2 cores 4 threads',
      ram: '17179869184 | DDR3 CAECB3ED | DDR3 FCA4B7C8',
      media: [
        'ssd LITEONIT LMT-256M6M mSATA 256GB TW0XXM305508539G1361 256060514304',
        'ssd Samsung SSD 850 EVO mSATA 500GB S33HNX0J203755R 500107862016',
      ],
      disks: [
        'TW0XXM305508539G1361, passed true, reallocated 0, powerCycles 42929',
        'S33HNX0J203755R, passed true, reallocated 0, powerOnHours 17702, powerCycles 7006',
      ],
      warnings: ['SMART_UNREADABLE'],
    },
  ],
  [
    'ereuse/wbscript_vc.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      snapshotId: '1c1e6609-159d-4a32-83c5-b5fd1c39882c',
      machine: 'LENOVO | 20HRCTO1WW | PF0QMY5N | laptop',
      boardSerial: 'L3HF74S00AZ',
      cpu: 'Intel(R) Core(TM) i7-7500U CPU @ 2.70GHz 2 cores 4 threads',
      ram: '17179869184 | LPDDR3 | LPDDR3',
      media: ['nvme Samsung MZVLW1T0HMLH-000L7 S35ANX0J401001 ~1024210113659'],
      batteries: ['LGC 01AV429 1073 94 % 738 cycles'],
      warnings: [
        'PART_UNREADABLE smartctl',
        'SERIAL_PLACEHOLDER ramModules[0].serial',
        'SERIAL_PLACEHOLDER ramModules[1].serial',
      ],
    },
  ],
  [
    'ereuse/workbench11_boxnuc6cayh.snapshot.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'null | null | null | desktop',
      boardSerial: 'GEPY523011FH',
      cpu: 'Intel(R) Celeron(R) CPU N3050 @ 1.60GHz 2 cores 2 threads',
      ram: '4294967296 | DDR3 17220285',
      media: ['ssd TOSHIBA THNSNS12 Y2IS101GT4BY 128035676160'],
    },
  ],
  [
    'ereuse/workbench11_e5530.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Dell Inc. | Latitude E5530 non-vPro | D8FTRY1 | laptop',
      boardSerial: '/D8FTRY1/CN1296139I001F/',
      cpu: 'Intel Core i5-3340M CPU @ 2.70GHz 2 cores 4 threads',
      ram: '8589934592 | DDR3 E88F671D | DDR3 E88F671E',
      media: ['hdd HGST HTS725050A7 TF755AWHKL0LHM ~500108000000'],
      batteries: ['DELL HMYXT37 19075 35.7 %'],
    },
  ],
  [
    'ereuse/workbench11_erased-i5.snapshot.json',
    {
      tool: 'ereuse',
      sees: 'identity, processor, all disks, battery',
      snapshotId: 'c52b8bab-20fe-46d1-ba21-6e6694a59d31',
      machine: 'Hewlett-Packard | HP Compaq dc7900 Small Form Factor | CZC901381R | desktop',
      boardSerial: 'CZC901381R',
      cpu: 'Intel Core2 Duo CPU E8400 @ 3.00GHz 2 cores null threads',
      media: ['hdd ST3160815AS 6RX7AWEZ ~160041009152'],
    },
  ],
  [
    'glpi/computer_1.json',
    {
      tool: 'glpi',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Dell Inc. | XPS 13 9350 | 640HP72 | laptop',
      boardSerial: '/640HP72/CE129536461378/',
      cpu: 'Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz 2 cores 4 threads',
      ram: '8589934592 | LPDDR3 12161217 | LPDDR3 12121212',
      media: ['nvme PM951 NVMe SAMSUNG 256GB S29NNXAH146409 ~256060000000'],
      batteries: ['DELL RWT1R43 34605 87.8 %'],
    },
  ],
  [
    'glpi/computer_1_partial_batteries.json',
    {
      tool: 'glpi',
      sees: 'identity, battery',
      machine: 'Dell Inc. | XPS 13 9350 | 640HP72 | laptop',
      boardSerial: '/640HP72/CE129536461378/',
      batteries: ['DELL RWT1R43 34605 70.5 %'],
    },
  ],
  [
    'glpi/computer_3.excerpt.json',
    {
      tool: 'glpi',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'TOSHIBA | PORTEGE Z30-A | 8C554721F | laptop',
      boardSerial: 'G658874H8F510EA',
      cpu: 'Intel(R) Core(TM) i5-4210U CPU @ 1.70GHz 2 cores 4 threads',
      ram: '8293187584 | DDR3 23853943 | DDR3 23853943',
      media: ['ssd TOSHIBATHNSNJ25 ~250059000000'],
      batteries: ['unknown'],
      warnings: ['BATTERY_HEALTH_UNKNOWN', 'SERIAL_PLACEHOLDER battery.serial'],
    },
  ],
  ['glpi/inventory.schema.json', 'IMPORT_SCHEMA_UNKNOWN'],
  [
    'glpi/printer_1.json',
    {
      tool: 'glpi',
      sees: 'identity',
      machine: 'Hewlett-Packard | HP LaserJet M507 | PHCVN191TG | printer',
    },
  ],
  [
    'inxi/dell-e7240.inxi.json',
    {
      tool: 'inxi',
      sees: 'identity, processor, memory, all disks',
      machine: 'Dell | Latitude E7240 | 5CQ6VY1 | laptop',
      boardSerial: '/5CQ6VY1/CN129633B700A6/',
      cpu: 'Intel Core i7-4600U 2 cores 4 threads',
      ram: '17179869184 | DDR3 CAECB3ED | DDR3 FCA4B7C8',
      media: [
        'ssd LITE-ON IT LMT-256M6M mSATA 256GB TW0XXM305508539G1361 ~256055212769',
        'ssd Samsung SSD 850 EVO mSATA 500GB S33HNX0J203755R ~500105991946',
      ],
    },
  ],
  [
    'lshw/7900.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Hewlett-Packard | HP Compaq dc7900 Small Form Factor | CZC901381R | desktop',
      boardSerial: 'CZC901381R',
      cpu: 'Intel(R) Core(TM)2 Duo CPU E8400 @ 3.00GHz 2 cores 2 threads',
      ram: '2147483648 | DDR2 01200000',
      media: [
        'hdd ST3160815AS 6RX7AWEZ 160041885696',
        'hdd WDC WD3200AAJS-0 WD-WCARW0244414 320072933376',
        'hdd WDC WD5000AAKX-6 WD-WCC2ETY84203 500107862016',
      ],
    },
  ],
  [
    'lshw/TM1613.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Timi | TM1613 | 13138/00064437 | laptop',
      boardSerial: 'MMG5S000000226B1P02YK',
      cpu: 'Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz 2 cores 4 threads',
      ram: '8589934592 | ',
      warnings: [
        'SERIAL_PLACEHOLDER ramModules[0].serial',
        'STORAGE_CONTROLLER_WITHOUT_DISK Samsung Electronics Co Ltd',
        'NO_DISK_SEEN',
      ],
    },
  ],
  [
    'lshw/acer-happy.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Acer | AOHAPPY | LUSEA0D010038879A01601 | laptop',
      cpu: 'Intel(R) Atom(TM) CPU N450 @ 1.66GHz 1 cores 2 threads',
      ram: '1073741824 | DDR2 4F43487B',
      media: ['hdd WDC WD1600BEVT-2 WD-WX11A80W7430 160041885696'],
      warnings: ['SERIAL_PLACEHOLDER boardSerial'],
    },
  ],
  [
    'lshw/asus-e200h.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'ASUSTeK COMPUTER INC. | E200HA | G6NLCX01Z49224G | laptop',
      cpu: 'Intel(R) Atom(TM) x5-Z8350 CPU @ 1.44GHz 4 cores 4 threads',
      ram: '2147483648 | DDR3',
      warnings: [
        'SERIAL_PLACEHOLDER boardSerial',
        'SERIAL_PLACEHOLDER ramModules[0].serial',
        'NO_DISK_SEEN',
      ],
    },
  ],
  [
    'lshw/custom.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'ASUS | All Series | null | desktop',
      boardSerial: '131219772601126',
      cpu: 'Intel(R) Core(TM) i5-4440 CPU @ 3.10GHz 4 cores 4 threads',
      ram: '4294967296 | DDR3 9D341297',
      media: ['hdd WDC WD5000AAKX-0 WD-WCC2EVE36697 500107862016'],
      warnings: ['SERIAL_PLACEHOLDER serial'],
    },
  ],
  [
    'lshw/e5530.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Dell Inc. | Latitude E5530 non-vPro | D8FTRY1 | laptop',
      boardSerial: '/D8FTRY1/CN1296139I001F/',
      cpu: 'Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz 2 cores 4 threads',
      ram: '8589934592 | DDR3 E88F671D | DDR3 E88F671E',
      media: ['hdd HGST HTS725050A7 TF755AWHKL0LHM 500107862016'],
    },
  ],
  [
    'lshw/erased-i5.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Hewlett-Packard | HP Compaq dc7900 Small Form Factor | CZC901381R | desktop',
      boardSerial: 'CZC901381R',
      cpu: 'Intel(R) Core(TM)2 Duo CPU E8400 @ 3.00GHz 2 cores 2 threads',
      ram: '2147483648 | DDR2 01200000',
      media: ['hdd ST3160815AS 6RX7AWEZ 160041885696'],
    },
  ],
  [
    'lshw/lenovo-thinkcentre-edge.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'LENOVO | 3493BAG | PB357N0 | desktop',
      cpu: 'Intel(R) Pentium(R) CPU G645 @ 2.90GHz 2 cores 2 threads',
      ram: '2147483648 | DDR3 292E48DA',
      media: ['hdd ST250DM000-1BD14 Z2AYPLNP 250059350016'],
    },
  ],
  [
    'lshw/optiplex-745.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'Dell Inc. | OptiPlex 745 | HQ5583J | desktop',
      boardSerial: '..CN137407AJ02SW.',
      cpu: 'Intel(R) Core(TM)2 CPU 6400 @ 2.13GHz 2 cores 2 threads',
      ram: '2147483648 | DDR 07129114 | DDR 07127E11',
      media: ['hdd WDC WD3200AAKS-7 WD-WMAV2W580992 320072933376'],
    },
  ],
  [
    'lshw/virtualbox-client.lshw.json',
    {
      tool: 'lshw',
      sees: 'identity, processor, memory, all disks, battery',
      machine: 'innotek GmbH | VirtualBox | null | null',
      cpu: 'Intel(R) Core(TM) i7-2620M CPU @ 2.70GHz null cores null threads',
      ram: '522129408',
      media: ['unknown VBOX HARDDISK VBd9783eb3-8ef7f22a 80589934592'],
      warnings: ['SERIAL_PLACEHOLDER serial', 'SERIAL_PLACEHOLDER boardSerial'],
    },
  ],
  [
    'peracotta/thinkpad-r500.baseboard.txt',
    { tool: 'dmidecode', sees: '', boardSerial: 'VQ1FF05G1WA' },
  ],
  [
    'peracotta/thinkpad-r500.chassis.txt',
    {
      tool: 'dmidecode',
      sees: 'identity',
      machine: 'LENOVO | null | null | laptop',
      warnings: ['SERIAL_PLACEHOLDER serial'],
    },
  ],
  ['peracotta/thinkpad-r500.connector.txt', 'IMPORT_NO_DEVICE'],
  [
    'peracotta/thinkpad-r500.lscpu.txt',
    {
      tool: 'lscpu',
      sees: 'processor',
      cpu: 'Intel(R) Core(TM)2 Duo CPU P8600 @ 2.40GHz 2 cores 2 threads',
    },
  ],
  [
    'peracotta/workstation.baseboard.txt',
    { tool: 'dmidecode', sees: '', boardSerial: '..CN125321L404Q.' },
  ],
  [
    'peracotta/workstation.chassis.txt',
    { tool: 'dmidecode', sees: 'identity', machine: 'Dell Inc. | null | 5ASDL3L | desktop' },
  ],
  ['peracotta/workstation.connector.txt', 'IMPORT_NO_DEVICE'],
  [
    'peracotta/workstation.lscpu.txt',
    {
      tool: 'lscpu',
      sees: 'processor',
      cpu: 'Intel(R) Xeon(R) CPU 5160 @ 3.00GHz 4 cores 4 threads',
    },
  ],
  ['peracotta/workstation.smartctl.json', 'IMPORT_NO_DEVICE'],
  [
    'smartctl/peracotta_ide01.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T13:40:46.000Z',
      media: ['hdd SAMSUNG SV2042H REDACTED123456 20411080704'],
      disks: [
        'REDACTED123456, passed true, reallocated 7, pending 0, uncorrectable 0, startStop 352, powerCycles 213',
      ],
      warnings: ['DISK_HOURS_ABSURD 4661094'],
    },
  ],
  [
    'smartctl/peracotta_mini_sata01.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T14:24:54.000Z',
      media: ['hdd Hitachi HTS542516K9SA00 REDACTED123456 160041885696'],
      disks: [
        'REDACTED123456, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 10034, startStop 4480, loadCycle 111417, powerCycles 4451, spinUp 1',
      ],
    },
  ],
  [
    'smartctl/peracotta_sata01.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T14:03:41.000Z',
      media: ['hdd SAMSUNG HD161HJ REDACTED123456 160041885696'],
      disks: [
        'REDACTED123456, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 20113, startStop 1162, powerCycles 723, spinUp 4416',
      ],
    },
  ],
  [
    'smartctl/peracotta_sata02.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T14:04:45.000Z',
      media: ['hdd ST3160812AS REDACTED123456 160041885696'],
      disks: [
        'REDACTED123456, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 41037, startStop 920, powerCycles 985, spinUp 0',
      ],
    },
  ],
  [
    'smartctl/peracotta_sata03.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T14:07:58.000Z',
      media: ['hdd WDC WD5000AAKS-00UU3A0 REDACTED123456 500107862016'],
      disks: [
        'REDACTED123456, passed true, reallocated 1, pending 67, uncorrectable 0, powerOnHours 20520, startStop 2992, loadCycle 2809, powerCycles 2985, spinUp 3941',
      ],
    },
  ],
  [
    'smartctl/peracotta_sata10.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-21T14:16:12.000Z',
      media: ['hdd Hitachi HDT725050VLA360 REDACTED123456 500107862016'],
      disks: [
        'REDACTED123456, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 10117, startStop 1715, loadCycle 1827, powerCycles 1705, spinUp 340',
      ],
    },
  ],
  [
    'smartctl/peracotta_smart_disabled.smartctl-ja-list.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-23T13:34:02.000Z',
      media: ['hdd WDC WD400BB-00DKA0 REDACTED123456 40020664320'],
      disks: ['REDACTED123456'],
    },
  ],
  [
    'smartctl/peracotta_test0.smartctl-ja-list.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-02-10T16:27:10.000Z',
      media: ['hdd Hitachi HTS545050B9A300 12345AEIOU123LOL456 500107862016'],
      disks: [
        '12345AEIOU123LOL456, passed false, failingNow Reallocated_Sector_Ct, reallocated 0, pending 13, uncorrectable 0, powerOnHours 1065, startStop 12603, loadCycle 12649, powerCycles 12127, spinUp 2',
      ],
    },
  ],
  [
    'smartctl/peracotta_test1.smartctl-ja-list.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      media: ['hdd MAXTOR STM3320820AS 9ABC12435 320072933376'],
      disks: [
        '9ABC12435, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 23229, startStop 289, powerCycles 147, spinUp 0',
      ],
    },
  ],
  [
    'smartctl/peracotta_virtual_scsi.smartctl-ja-list.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      media: ['ssd Msft Virtual Disk 274877906944', 'ssd Msft Virtual Disk 274877906944'],
      disks: ['', ''],
    },
  ],
  ['smartctl/scrutiny_scan_simple.json', 'IMPORT_NO_DEVICE'],
  [
    'smartctl/scrutiny_smart-ata-failed-scrutiny.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-05-10T21:59:58.000Z',
      media: ['ssd Samsung SSD 840 Series S14LNEACC02756X 500107862016'],
      disks: ['S14LNEACC02756X, passed true, reallocated 0, powerOnHours 19497, powerCycles 4169'],
    },
  ],
  [
    'smartctl/scrutiny_smart-ata-full.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2021-11-16T05:18:38.000Z',
      media: ['ssd Samsung SSD 860 EVO 500GB S3YZNB0KB00864E 500107862016'],
      disks: ['S3YZNB0KB00864E, passed true, reallocated 0, powerOnHours 14551, powerCycles 13'],
    },
  ],
  [
    'smartctl/scrutiny_smart-ata.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2021-11-16T05:18:38.000Z',
      media: ['hdd WDC WD140EDFZ-11A0VA0 9RK1XXXX 14000519643136'],
      disks: [
        '9RK1XXXX, passed true, reallocated 0, pending 0, uncorrectable 0, powerOnHours 1730, startStop 9, loadCycle 329, powerCycles 9, spinUp 380',
      ],
    },
  ],
  ['smartctl/scrutiny_smart-fail.json', 'IMPORT_NO_DEVICE'],
  [
    'smartctl/scrutiny_smart-nvme-failed.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2022-05-10T22:03:08.000Z',
      media: ['nvme Samsung SSD 970 EVO 500GB S466NX0M776250H 500107862016'],
      disks: [
        'S466NX0M776250H, passed true, powerOnHours 12798, powerCycles 25, criticalWarning 0, mediaErrors 7, percentageUsed 3, availableSpare 99, availableSpareThreshold 10',
      ],
    },
  ],
  [
    'smartctl/scrutiny_smart-nvme.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2021-11-16T05:18:38.000Z',
      media: ['nvme INTEL SSDPEKNW010T8 BTNH93710FS91P0B 1024209543168'],
      disks: [
        'BTNH93710FS91P0B, passed true, powerOnHours 2401, powerCycles 266, criticalWarning 0, mediaErrors 0, percentageUsed 0, availableSpare 100, availableSpareThreshold 10',
      ],
    },
  ],
  [
    'smartctl/scrutiny_smart-nvme2.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2021-11-16T05:18:38.000Z',
      media: ['nvme Force MP510 480103981056'],
      disks: [
        'passed true, powerOnHours 6487, powerCycles 4, criticalWarning 0, mediaErrors 0, percentageUsed 1, availableSpare 100, availableSpareThreshold 5',
      ],
      warnings: ['SERIAL_PLACEHOLDER media[0].serial'],
    },
  ],
  ['smartctl/scrutiny_smart-pass.json', 'IMPORT_NO_DEVICE'],
  ['smartctl/scrutiny_smart-sat.json', 'IMPORT_NO_DEVICE'],
]

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const folders = [
  'lshw',
  'smartctl',
  'glpi',
  'ereuse',
  'batteries',
  'inxi',
  'dmidecode',
  'peracotta',
]

if (existsSync(new URL('glpi/computer_1.json', folder))) {
  for (const [file, says] of table)
    test(`the real capture ${file} ${typeof says === 'string' ? `is refused: ${says}` : 'says what it must'}`, () => {
      const bytes = readFileSync(new URL(file, folder))
      if (typeof says === 'string')
        assert.throws(
          () => readCapture(bytes),
          (e) => e instanceof Problem && e.code === says,
        )
      else assert.deepEqual(summaryOf(readCapture(bytes)), says)
    })

  test('every real capture at hand is in the table', () => {
    const known = table.map(([file]) => file)
    const found = folders.flatMap((name) => globSync(`${name}/*`, { cwd: fileURLToPath(folder) }))
    assert.deepEqual(
      found.filter((file) => !known.includes(file)),
      [],
    )
  })

  test('nothing personal leaves a real capture: no login, key, address, MAC, name of a machine or software', () => {
    for (const [file, says] of table) {
      if (typeof says === 'string') continue
      const bytes = readFileSync(new URL(file, folder))
      const kept = JSON.stringify(readCapture(bytes)).toLowerCase()
      for (const secret of personalIn(bytes.toString('utf8')))
        assert.ok(!kept.includes(secret.toLowerCase()), `${file} keeps ${secret}`)
    }
  })
} else test('real captures', { skip: 'the shared fixtures are absent' }, () => {})

/** What is personal in a capture, by its shape or by the field it stands in. */
function personalIn(content: string): string[] {
  const field =
    /\\?"(?:login|fqdn|hostid|lastloggeduser|dns|defaultgateway|ssh_key|phone_number|operator_id|deviceid|ip|ipaddress|mac|winowner|winprodkey|wincompany)\\?" ?: ?\\?"([^"\\]{5,})/g
  const macs = content.match(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi) ?? []
  const addresses = content.match(/\b(?:10|127|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g) ?? []
  return [
    ...macs,
    ...macs.map((mac) => mac.replaceAll(':', '')),
    ...addresses,
    ...['ssh-rsa', 'jdupont', 'Thunderbird', 'teamviewer', 'glpixps', 'LF014', 'NPIF2BE10'],
    ...[...content.matchAll(field)].map(([, value]) => value!),
  ]
}
