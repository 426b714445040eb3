import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env.PERMU_DEV_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  server: { proxy: { '/api': server, '/ogc': server } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    // Names without a leading underscore, which go:embed would leave out.
    rollupOptions: { output: { chunkFileNames: 'assets/c-[name]-[hash].js' } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
