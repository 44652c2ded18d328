import { describe, expect, it } from 'vitest'
import { pictureLinks } from './picture-links.ts'

describe('links in the text of a cell', () => {
  it.each([
    ['https://a.example/1.jpg', ['https://a.example/1.jpg']],
    [
      'https://a.example/1.jpg\nhttps://a.example/2.jpg',
      ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
    ],
    [
      'https://a.example/1.jpg, https://a.example/2.jpg;',
      ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
    ],
    [
      'https://a.example/1.jpg;https://b.example/2.jpg',
      ['https://a.example/1.jpg', 'https://b.example/2.jpg'],
    ],
    [
      'https://a.example/1.jpg,www.b.example/2.jpg',
      ['https://a.example/1.jpg', 'https://www.b.example/2.jpg'],
    ],
    ['https://a.example/w_500,h_500/1.jpg', ['https://a.example/w_500,h_500/1.jpg']],
    ['Ảnh 1: https://a.example/ảnh.jpg (mặt trước)', ['https://a.example/ảnh.jpg']],
    ['“https://a.example/1.jpg”.', ['https://a.example/1.jpg']],
    ['https://a.example/1.jpg https://a.example/1.jpg', ['https://a.example/1.jpg']],
    ['drive.google.com/file/d/1/view', ['https://drive.google.com/file/d/1/view']],
    ['http://a.example/1.jpg', ['http://a.example/1.jpg']],
    ['mat-ong.jpg; anh/mat-ong-2.jpg', []],
    ['đã gửi qua Zalo', []],
    ['', []],
  ])('%j', (text, links) => expect(pictureLinks(text)).toEqual(links))
})
