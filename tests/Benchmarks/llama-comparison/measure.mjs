// node measure.mjs <request>: the same GGUF, wishes, sampling and threads as tests/Benchmarks gives the studio's own client. Prints one JSON object.
import { getLlama, LlamaCompletion } from "node-llama-cpp";

const request = JSON.parse(process.argv[2]);
const llama = await getLlama({ gpu: false, build: "never", logLevel: "error", maxThreads: 0 });
const model = await llama.loadModel({ modelPath: request.model, gpuLayers: 0 });
const context = await model.createContext({ contextSize: request.contextTokens, threads: request.threads });
const completion = new LlamaCompletion({ contextSequence: context.getSequence() });

async function ask(wish, seed) {
  const prompt = [
    ...model.tokenize("<|im_start|>user\n", true),
    ...model.tokenize(wish),
    ...model.tokenize("<|im_end|>\n<|im_start|>assistant\n", true),
  ];
  let tokens = 0;
  let first = 0;
  const start = performance.now();
  await completion.generateCompletion(prompt, {
    temperature: request.temperature,
    topP: request.topP,
    topK: request.topK,
    maxTokens: request.maxTokens,
    seed,
    onToken(some) {
      first ||= performance.now() - start;
      tokens += some.length;
    },
  });
  return { tokens, first, total: performance.now() - start };
}

await ask(request.wishes[0], 0);
let tokens = 0;
let seconds = 0;
let first = 0;
for (const [seed, wish] of request.wishes.entries()) {
  const answer = await ask(wish, seed);
  // The first token comes with the reading of the wish; the rate is that of the others.
  tokens += answer.tokens - 1;
  seconds += (answer.total - answer.first) / 1000;
  first += answer.first;
}

console.log(JSON.stringify({ tokensPerSecond: tokens / seconds, timeToFirstTokenMs: first / request.wishes.length, tokens }));
process.exit(0);
