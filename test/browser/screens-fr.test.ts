import { sweep } from './sweep.ts'

sweep({ language: 'fr', dark: false })
