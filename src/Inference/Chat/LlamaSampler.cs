namespace Studio.Inference.Chat;

/// <summary>llama.cpp's chain of samplers in its own usual order: penalties, top-k, top-p, min-p, temperature, draw.</summary>
internal sealed class LlamaSampler : IDisposable
{
    private const int PenaltyWindow = 64;

    private readonly nint _chain;

    public LlamaSampler(LlamaModel model, LlamaSampling sampling)
    {
        _chain = LlamaNative.llama_sampler_chain_init(LlamaNative.llama_sampler_chain_default_params());
        if (sampling.RepetitionPenalty is > 0 and not 1)
        {
            Add(LlamaNative.llama_sampler_init_penalties(model.VocabularySize, PenaltyWindow, sampling.RepetitionPenalty, 0, 0));
        }

        if (sampling.Temperature <= 0)
        {
            Add(LlamaNative.llama_sampler_init_greedy());
            return;
        }

        if (sampling.TopK > 0)
        {
            Add(LlamaNative.llama_sampler_init_top_k(sampling.TopK));
        }

        if (sampling.TopP is > 0 and < 1)
        {
            Add(LlamaNative.llama_sampler_init_top_p(sampling.TopP, minKeep: 1));
        }

        if (sampling.MinP is > 0 and < 1)
        {
            Add(LlamaNative.llama_sampler_init_min_p(sampling.MinP, minKeep: 1));
        }

        Add(LlamaNative.llama_sampler_init_temp(sampling.Temperature));
        Add(LlamaNative.llama_sampler_init_dist(sampling.Seed));
    }

    public int Sample(nint context) => LlamaNative.llama_sampler_sample(_chain, context, -1);

    /// <summary>Frees the samplers in the chain too.</summary>
    public void Dispose() => LlamaNative.llama_sampler_free(_chain);

    private void Add(nint sampler) => LlamaNative.llama_sampler_chain_add(_chain, sampler);
}
