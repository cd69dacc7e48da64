using System.Numerics.Tensors;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Scoring;

/// <summary>
/// How near a picture is to a text: 100 times the cosine of their embeddings, the CLIP score of DALL-E 3's paper, table 1 (Hessel et al. 2021 without the factor 2.5).
/// Texts are cut to the encoder's window. Used from one thread at a time.
/// </summary>
public sealed class ClipScorer : IDisposable
{
    private const float Percent = 100;

    private readonly ClipModel _clip;
    private readonly ClipTokenizer _tokenizer;
    private readonly OnnxModel _textModel;
    private readonly OnnxModel _visionModel;
    private readonly OnnxCall _text;
    private readonly OnnxCall _vision;

    private ClipScorer(ClipModel clip, ClipTokenizer tokenizer, OnnxModel text, OnnxModel vision)
    {
        (_clip, _tokenizer, _textModel, _visionModel) = (clip, tokenizer, text, vision);
        _text = Prepare(text, "text_embeds");
        _vision = clip.IsOneGraph ? Prepare(text, "image_embeds") : Prepare(vision, "image_embeds");
    }

    public static ClipScorer Load(ClipModel clip, OnnxOptions options)
    {
        var tokenizer = ClipTokenizer.Load(clip.Folder);
        var text = OnnxModel.Load(clip.TextFile, options, $"{clip.Hash}-text");
        OnnxModel? vision = null;
        try
        {
            vision = clip.IsOneGraph ? text : OnnxModel.Load(clip.VisionFile, options, $"{clip.Hash}-vision");
            return new ClipScorer(clip, tokenizer, text, vision);
        }
        catch
        {
            text.Dispose();
            vision?.Dispose();
            throw;
        }
    }

    /// <summary>-100 to 100; a picture and a sentence that fit are about 30 in the published models.</summary>
    /// <param name="text">Any length; empty is a text too.</param>
    /// <param name="width">Of the picture, in pixels.</param>
    /// <param name="height">The same.</param>
    /// <param name="rgb">width x height x 3.</param>
    /// <param name="cancellationToken">Stops inside a graph.</param>
    /// <exception cref="InferenceException">The graphs gave no finite numbers.</exception>
    public float Score(string text, int width, int height, ReadOnlySpan<byte> rgb, CancellationToken cancellationToken)
    {
        FillText(_text, text);
        FillPicture(_vision, width, height, rgb);
        if (_clip.IsOneGraph)
        {
            // The graph wants both whichever output is read.
            FillPicture(_text, width, height, rgb);
            FillText(_vision, text);
        }

        _text.Run(cancellationToken);
        _vision.Run(cancellationToken);
        var cosine = TensorPrimitives.CosineSimilarity<float>(_text.Output(0).Data, _vision.Output(0).Data);
        return float.IsFinite(cosine) ? cosine * Percent : throw new InferenceException($"{_clip.Name} gave no number for a picture; its files may be damaged.");
    }

    public void Dispose()
    {
        _text.Dispose();
        _vision.Dispose();
        _textModel.Dispose();
        if (!_clip.IsOneGraph)
        {
            _visionModel.Dispose();
        }
    }

    private OnnxCall Prepare(OnnxModel model, string output) =>
        model.Prepare([.. model.Inputs.Select(Shape)], [new OnnxShape(model.Output(output).Name, 1, _clip.Length)]);

    private OnnxShape Shape(OnnxPort input) => input.Name switch
    {
        "input_ids" or "attention_mask" => new OnnxShape(input.Name, 1, _tokenizer.Positions),
        "pixel_values" => new OnnxShape(input.Name, 1, 3, _clip.Picture.Side, _clip.Picture.Side),
        _ => throw new InferenceException($"{_clip.Name} asks for \"{input.Name}\", which no known CLIP does."),
    };

    private void FillText(OnnxCall call, string text)
    {
        var ids = _tokenizer.Encode(text);
        var end = Array.IndexOf(ids, _tokenizer.EndId, 1);
        for (var i = 0; i < ids.Length; i++)
        {
            Put(call, "input_ids", i, ids[i]);
            Put(call, "attention_mask", i, i <= end ? 1 : 0);
        }
    }

    private void FillPicture(OnnxCall call, int width, int height, ReadOnlySpan<byte> rgb)
    {
        if (Place(call, "pixel_values") is { } place)
        {
            ClipPixels.Prepare(_clip.Picture, width, height, rgb, call.Input(place).Data);
        }
    }

    private void Put(OnnxCall call, string name, int at, float value)
    {
        if (Place(call, name) is { } place)
        {
            call.Input(place).Data[at] = value;
        }
    }

    private int? Place(OnnxCall call, string name)
    {
        var inputs = (ReferenceEquals(call, _vision) ? _visionModel : _textModel).Inputs;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Name == name)
            {
                return i;
            }
        }

        return null;
    }
}
