import { sweep } from './sweep.ts'

sweep({ language: 'en', dark: true })
